/** The picture of the map: the trail, under it what is felt and the touchpoints, in the same columns. */
import type { ReactElement } from 'react';
import type { FeelingsReport } from '../../analyze/feelings/contract.ts';
import { FeelingLines, FeelingMark } from '../../analyze/feelings/ui/feeling-lines.tsx';
import { painPointsReport } from '../../analyze/frictions/contract.ts';
import { PainMark, painsByPlace } from '../../analyze/frictions/ui/pain-mark.tsx';
import type { StagesReport } from '../../analyze/funnel/contract.ts';
import { Trail } from '../../analyze/funnel/ui/trail/trail.tsx';
import type { TouchpointsReport } from '../../analyze/overview/contract.ts';
import { TouchpointLanes } from '../../analyze/overview/ui/touchpoint-lanes.tsx';
import { KeptMark, useKeptByPlace } from '../../analyze/saved/ui/kept-mark.tsx';
import { useAsk } from '../api/queries.ts';
import { useChoices } from '../kit/address.ts';
import { besideName } from '../kit/beside.tsx';
import { useBusiness, useFormat, useMay } from '../kit/business.tsx';
import { t } from '../kit/text.tsx';
import type { Opened } from './map-choices.ts';
import styles from './map-page.module.css';

export function MapBoard(props: {
  report: StagesReport;
  touchpoints: TouchpointsReport | undefined;
  feelings: FeelingsReport | undefined;
  stages: readonly { readonly id: string; readonly name: string }[];
  onOpen: (opened: Opened) => void;
}): ReactElement {
  const { report, feelings, onOpen: open } = props;
  const [, change] = useChoices();
  const mayEdit = useMay('editor');
  const { id: workspace } = useBusiness();
  const pains = painsByPlace(useAsk(painPointsReport, { params: { workspace } }).data);
  const kept = useKeptByPlace();
  const feltAt = new Map(feelings?.touchpoints.map((place) => [place.id, place]));
  const openStage = (id: string, figure: string): void => open({ kind: 'stage', id, figure });
  const openFeeling = (id: string): void => open({ kind: 'feeling', id });
  return (
    <Trail
      report={report}
      onOpen={openStage}
      onOpenReturning={() => open({ kind: 'returning' })}
      under={(id) => <KeptMark reports={kept.get(`stage~${id}`)} onOpen={() => openStage(id, 'reached')} />}
    >
      {(vertical) => (
        <>
          {feelings !== undefined && (
            <FeelingLines report={feelings} vertical={vertical} onOpen={openFeeling} />
          )}
          <TouchpointLanes
            stages={props.stages}
            items={props.touchpoints?.items ?? []}
            vertical={vertical}
            onOpen={(id) => open({ kind: 'touchpoint', id })}
            under={(id) => (
              <>
                <PainMark pains={pains.touchpoints.get(id)} />
                <FeelingMark place={feltAt.get(id)} onOpen={openFeeling} />
                <KeptMark
                  reports={kept.get(`touchpoint~${id}`)}
                  onOpen={() => open({ kind: 'touchpoint', id })}
                />
              </>
            )}
            {...(mayEdit ? { onAdd: (stage: string) => change({ add: stage }) } : {})}
          />
          <Foot report={report} />
        </>
      )}
    </Trail>
  );
}

function Foot(props: { report: StagesReport }): ReactElement {
  const format = useFormat();
  const { events, allEvents } = props.report.notOnMap;
  return (
    <p className={styles.foot}>
      <span>{t('Width of the trail: square root of people.')}</span>
      {props.report.comparedWith !== null && (
        <span>{t('Dashed outline: {beside}.', { beside: besideName(props.report) ?? '' })}</span>
      )}
      <span>{t('Hatched: left, but still within the usual time.')}</span>
      {events > 0 && (
        <a href="#not-on-the-map">
          {t('{share} of events are not on the map', {
            share: format.share(events / Math.max(1, allEvents)),
          })}
        </a>
      )}
    </p>
  );
}
