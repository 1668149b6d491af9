/** Which kept report a number comes from. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { type Card, THE_OBJECTIVE } from '../../document/document.ts';
import { useAround } from '../desk/around.ts';
import { Choice } from './choice.tsx';

type Figure = Card['figure'];

/** @param props.goals whether the map's own goal is among what can be chosen */
export function FigureField(props: {
  figure: Figure;
  goals?: boolean;
  onSet: (figure: Figure) => void;
}): ReactElement {
  const { reports } = useAround();
  const { figure, onSet } = props;
  const goals = props.goals === true ? [{ id: THE_OBJECTIVE, name: t('The objective of this map') }] : [];
  return (
    <Choice
      label={t('Live figure')}
      note={
        reports.length === 0
          ? t('Keep a report on one of the pages under Insights; then its figure can stand here.')
          : t('Asked anew whenever the map is opened.')
      }
      value={figure?.from === 'saved' ? figure.saved : figure?.from === 'goal' ? figure.goal : null}
      choices={[...goals, ...reports]}
      onSet={(id) => {
        if (id === null) onSet(null);
        else onSet(id === THE_OBJECTIVE ? { from: 'goal', goal: id } : { from: 'saved', saved: id });
      }}
    />
  );
}
