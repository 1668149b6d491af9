/** What can be done with the chosen cards, at hand where they are: for the mouse with several, for a finger with one. */
import type { ReactElement } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { useOnBoard } from '../desk/board.ts';
import { useCommands } from '../desk/commands-held.ts';
import { useDesk } from '../desk/desk.ts';
import styles from './chosen-bar.module.css';

export function ChosenBar(props: { phone: boolean }): ReactElement | null {
  const desk = useDesk();
  const commands = useCommands();
  const several = useOnBoard(({ selected }) => selected.size);
  const card = useOnBoard(({ cursor }) => cursor?.card ?? null);
  const typing = useOnBoard((board) => board.typing !== null);
  const count = several > 0 ? several : props.phone && card !== null ? 1 : 0;
  if (count === 0 || typing) return null;
  const button = (id: string, label: string): ReactElement | null => {
    const command = commands.find((each) => each.id === id);
    if (command === undefined || (!desk.mayEdit && command.forViewers !== true)) return null;
    return (
      <Button key={id} small weight="quiet" onClick={() => command.run(desk)}>
        {label}
      </Button>
    );
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('With the chosen cards')}>
      <span className={styles.count}>{t('{n, plural, one {# card} other {# cards}}', { n: count })}</span>
      {props.phone && count === 1 && button('type', t('Type'))}
      {count === 1 && button('details', t('Details'))}
      {button('move-to', t('Move to…'))}
      {!props.phone && button('duplicate', t('Duplicate'))}
      {desk.mayEdit && (
        <Button
          small
          weight="quiet"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            desk.board.set({ menu: { on: 'colour', x: box.left, y: box.top } });
          }}
        >
          {t('Meaning')}
        </Button>
      )}
      {button('remove', t('Remove'))}
    </div>
  );
}
