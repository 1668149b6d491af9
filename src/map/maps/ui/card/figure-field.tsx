/** Which kept report a number comes from. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import type { Card } from '../../document.ts';
import { useAround } from '../desk/around.ts';
import { Choice } from './choice.tsx';

type Figure = Card['figure'];

export function FigureField(props: { figure: Figure; onSet: (figure: Figure) => void }): ReactElement {
  const { reports } = useAround();
  const { figure } = props;
  return (
    <Choice
      label={t('Live figure')}
      note={
        reports.length === 0
          ? t('Keep a report on one of the pages under Insights; then its figure can stand here.')
          : t('Asked anew whenever the map is opened.')
      }
      value={figure?.from === 'saved' ? figure.saved : null}
      choices={reports}
      onSet={(saved) => props.onSet(saved === null ? null : { from: 'saved', saved })}
    />
  );
}
