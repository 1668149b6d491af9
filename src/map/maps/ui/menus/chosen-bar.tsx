/** What can be done at the cursor, at hand where a finger is: with the chosen cards, one card, a stage or a lane. The mouse has it for several cards. */
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { Icon } from '../../../../web/kit/icons.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { isOpen } from '../commands/command.ts';
import { useOnBoard } from '../desk/board.ts';
import { useCommands } from '../desk/commands-held.ts';
import { useDesk } from '../desk/desk.ts';
import styles from './chosen-bar.module.css';
import { MenuButton } from './menu-button.tsx';

export function ChosenBar(props: { phone: boolean }): ReactElement | null {
  const { mayEdit } = useDesk();
  const several = useOnBoard(({ selected }) => selected.size);
  const cursor = useOnBoard((board) => board.cursor);
  const busy = useOnBoard(({ typing, renaming }) => typing !== null || renaming !== null);
  const byFinger = useOnBoard(({ finger }) => finger) || props.phone;
  const choosing = useOnBoard((board) => board.choosing);
  if (busy) return null;
  if (choosing || several > 0) return <Chosen count={several} choosing={choosing} byFinger={byFinger} />;
  if (!byFinger || cursor === null) return null;
  if (cursor.card !== null) return <OneCard />;
  if (!mayEdit) return null;
  if (cursor.lane !== null && cursor.column !== null) return <EmptyPlace />;
  return <Head on={cursor.lane === null ? 'column' : 'lane'} />;
}

function Chosen(props: { count: number; choosing: boolean; byFinger: boolean }): ReactElement {
  const { count, choosing, byFinger } = props;
  const { board } = useDesk();
  return (
    <Bar label={t('With the chosen cards')}>
      <span className={styles.count}>{t('{n, plural, one {# card} other {# cards}}', { n: count })}</span>
      {count === 1 && !choosing && <Act id="details" label={t('Details')} />}
      <Act id="move-to" label={t('Move to…')} />
      {!byFinger && <Act id="duplicate" label={t('Duplicate')} />}
      <Meaning />
      <Act id="remove" label={t('Remove')} />
      {byFinger && !choosing && <More />}
      {choosing && (
        <Button small onClick={() => board.set({ choosing: false, selected: new Set() })}>
          {t('Done')}
        </Button>
      )}
    </Bar>
  );
}

function OneCard(): ReactElement {
  return (
    <Bar label={t('With the chosen cards')}>
      <Act id="type" label={t('Type')} />
      <Act id="details" label={t('Details')} />
      <Act id="move-to" label={t('Move to…')} />
      <Act id="remove" label={t('Remove')} />
      <More />
    </Bar>
  );
}

function EmptyPlace(): ReactElement {
  return (
    <Bar label={t('At this place')}>
      <Act id="type" label={t('New card')} />
      <Act id="paste" label={t('Paste')} />
      <More />
    </Bar>
  );
}

function Head(props: { on: 'column' | 'lane' }): ReactElement {
  const isLane = props.on === 'lane';
  return (
    <Bar label={isLane ? t('With this lane') : t('With this stage or step')}>
      <Act id={isLane ? 'rename-lane' : 'rename-column'} label={t('Rename')} />
      <Act id={isLane ? 'lane-up' : 'column-left'} icon={isLane ? 'up' : 'left'} />
      <Act id={isLane ? 'lane-down' : 'column-right'} icon={isLane ? 'down' : 'right'} />
      <More />
    </Bar>
  );
}

function Bar(props: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className={styles.bar} role="toolbar" aria-label={props.label}>
      {props.children}
    </div>
  );
}

/** A command by its short name, or by a sign. */
function Act(props: {
  id: string;
  label?: string;
  icon?: 'up' | 'down' | 'left' | 'right';
}): ReactElement | null {
  const desk = useDesk();
  const command = useCommands().find(({ id }) => id === props.id);
  if (command === undefined || !isOpen(command, desk)) return null;
  return (
    <Button
      small
      weight="quiet"
      {...(props.label === undefined ? { 'aria-label': command.name } : {})}
      onClick={() => command.run(desk)}
    >
      {props.label ?? <Icon name={props.icon ?? 'down'} size={18} />}
    </Button>
  );
}

function Meaning(): ReactElement | null {
  const { mayEdit } = useDesk();
  return mayEdit ? <MenuButton on="colour">{t('Meaning')}</MenuButton> : null;
}

function More(): ReactElement {
  return (
    <MenuButton label={t('Menu')}>
      <Icon name="more" size={18} />
    </MenuButton>
  );
}
