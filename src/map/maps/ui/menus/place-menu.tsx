/** The menu of a card, cell, stage or lane: those of all actions that fit there, under the pointer or the focus. */
import { Menu } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { type Command, isOpen } from '../commands/command.ts';
import type { OpenMenu } from '../desk/board.ts';
import { useOnBoard } from '../desk/board.ts';
import { useCommands } from '../desk/commands-held.ts';
import { useDesk } from '../desk/desk.ts';
import { keyWords } from '../palette/key-words.ts';
import styles from './place-menu.module.css';

/** In this order; a dash parts two. */
const entries: Readonly<Record<OpenMenu['on'], readonly string[]>> = {
  card: [
    'type',
    'draw',
    'details',
    'comment',
    'look-at-picture',
    'new',
    'add-picture',
    '-',
    'choose-more',
    'move-to',
    'duplicate',
    'copy',
    'paste',
    '-',
    'colours',
    '-',
    'remove',
  ],
  cell: ['type', 'add-picture', 'paste', 'draw', 'choose-lane', 'new-step'],
  column: [
    'rename-column',
    'about-column',
    'comment',
    'new-stage',
    'new-step',
    '-',
    'column-left',
    'column-right',
    'into-step',
    'into-stage',
    '-',
    'hide-column',
    'remove-column',
  ],
  lane: [
    'rename-lane',
    'about-lane',
    'comment',
    'choose-lane',
    '-',
    'lane-up',
    'lane-down',
    '-',
    'hide-lane',
    'remove-lane',
  ],
  'new-lane': ['lanes'],
  colour: ['colours'],
};

export function PlaceMenu(): ReactElement | null {
  const menu = useOnBoard((board) => board.menu);
  return menu === null ? null : <Opened key={`${menu.x} ${menu.y}`} menu={menu} />;
}

function Opened(props: { menu: OpenMenu }): ReactElement {
  const { menu } = props;
  const desk = useDesk();
  const close = (): void => desk.board.set({ menu: null });
  return (
    <Menu
      opened
      onClose={() => {
        close();
        const { typing, renaming, opened, overlay } = desk.board.state;
        if (typing === null && renaming === null && opened === null && overlay === null)
          desk.go(desk.cursor, { keep: true });
      }}
      position="bottom-start"
      offset={2}
      shadow="none"
      width={menu.on === 'new-lane' ? 240 : 270}
      returnFocus={false}
      trapFocus
      menuItemTabIndex={0}
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('Menu')}
          className={styles.anchor}
          style={{ left: menu.x, top: menu.y }}
        />
      </Menu.Target>
      <Menu.Dropdown className={styles.list ?? ''}>
        <Items on={menu.on} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Items(props: { on: OpenMenu['on'] }): ReactElement {
  const desk = useDesk();
  const commands = useCommands();
  const several: Readonly<Record<string, string>> = { colours: 'colour-', lanes: 'new-lane-' };
  const found = entries[props.on].flatMap((entry): (Command | '-')[] => {
    if (entry === '-') return ['-'];
    const prefix = several[entry];
    return commands.filter(({ id }) => (prefix === undefined ? id === entry : id.startsWith(prefix)));
  });
  const open = found.filter((each) => each === '-' || isOpen(each, desk));
  // No dash at an end or beside another.
  const tidy = open.filter(
    (each, i) => each !== '-' || (i > 0 && i < open.length - 1 && open[i - 1] !== '-'),
  );
  return (
    <>
      {tidy.map((each, index) => (
        <Fragment key={each === '-' ? `- ${tidy[index - 1] === '-' ? '' : index}` : each.id}>
          {each === '-' ? (
            <Menu.Divider />
          ) : (
            <Menu.Item
              rightSection={
                each.keys === undefined ? null : (
                  <kbd className={styles.keys}>{keyWords(each.keys[0] ?? '')}</kbd>
                )
              }
              onClick={() => {
                desk.board.set({ menu: null });
                each.run(desk);
              }}
            >
              {nameOf(each, props.on)}
            </Menu.Item>
          )}
        </Fragment>
      ))}
    </>
  );
}

/** In an empty place there is no card to type into; in the list of new lanes the kinds speak for themselves. */
function nameOf({ id, name }: Command, on: OpenMenu['on']): string {
  if (id === 'type' && on === 'cell') return t('New card');
  const before = t('New lane: {kind}', { kind: '' });
  return id.startsWith('new-lane-') && name.startsWith(before) ? name.slice(before.length) : name;
}
