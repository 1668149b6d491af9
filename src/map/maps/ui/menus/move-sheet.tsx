/** Puts the chosen cards at another place by naming it: a lane and a column. What a finger does instead of dragging. */
import type { ReactElement } from 'react';
import { Form, SelectField } from '../../../../web/kit/form.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { closed } from '../commands/card-commands.ts';
import { useDesk } from '../desk/desk.ts';
import { moveCards } from '../editing/edits.ts';
import { laneWord } from '../grid/card-words.ts';

export function MoveSheet(props: { onClose: () => void }): ReactElement {
  const desk = useDesk();
  const { chosen, cursor, view } = desk;
  const move = (values: Readonly<Record<string, string>>): void => {
    const { lane = '', column = '', end } = values;
    const index = end === 'first' ? 0 : Number.MAX_SAFE_INTEGER;
    props.onClose();
    desk.edit(moveCards(desk.document, chosen, { lane, column, index }, desk.newId));
    desk.go({ lane, column, card: chosen[0] ?? null }, { keep: true });
  };
  const title = t('Move {n, plural, one {the card} other {# cards}}', { n: chosen.length });
  return (
    <SidePanel open title={title} onClose={props.onClose}>
      <Form action={t('Move')} onSend={move}>
        <SelectField
          name="column"
          label={t('To the stage or step')}
          value={cursor?.column ?? ''}
          focus
          choices={view.columns.map(({ id, title: name, stage }) => ({
            value: id,
            label: `${stage === null ? '' : '– '}${name || t('Untitled stage')}`,
          }))}
        />
        <SelectField
          name="lane"
          label={t('In the lane')}
          value={cursor?.lane ?? ''}
          choices={view.rows
            .filter(({ lane }) => !closed(lane.kind))
            .map(({ lane }) => ({ value: lane.id, label: lane.title || laneWord(lane.kind) }))}
        />
        <SelectField
          name="end"
          label={t('Where among the cards there')}
          value="last"
          choices={[
            { value: 'first', label: t('Before the others') },
            { value: 'last', label: t('After the others') },
          ]}
        />
      </Form>
    </SidePanel>
  );
}
