/** What is behind a point of the lines of feeling, beside the map. */
import type { ReactElement } from 'react';
import type { FeelingsReport } from '../../analyze/feelings/contract.ts';
import { FeelingBehind } from '../../analyze/feelings/ui/feeling-behind.tsx';
import { useFormat } from '../kit/business.tsx';
import { SidePanel } from '../kit/side-panel.tsx';
import { t } from '../kit/text.tsx';
import type { Opened } from './map-choices.ts';
import { meaningOf } from './report-words.ts';

export function FeelingPanel(props: {
  report: FeelingsReport | undefined;
  opened: Opened | null;
  /** Opens another touchpoint. */
  onOpen: (id: string) => void;
  onClose: () => void;
}): ReactElement {
  const { report, opened } = props;
  const format = useFormat();
  const places = report === undefined ? [] : [...report.stages, ...report.touchpoints];
  const place = opened?.kind === 'feeling' ? places.find(({ id }) => id === opened.id) : undefined;
  return (
    <SidePanel
      open={place !== undefined}
      title={t('Feeling at {place}', { place: place?.name ?? '' })}
      onClose={props.onClose}
    >
      {report !== undefined && place !== undefined && (
        <FeelingBehind
          report={report}
          place={place}
          meaning={(figure, more) => meaningOf(report, figure, format, more)}
          onOpen={props.onOpen}
        />
      )}
    </SidePanel>
  );
}
