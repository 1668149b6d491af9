/** What one can do with the map as a whole. */
import { t } from '../../../../web/kit/text.tsx';
import type { Opened } from '../desk/board.ts';
import type { Desk } from '../desk/desk.ts';
import { type Direction, stepFrom } from '../editing/moving.ts';
import { cardCommands } from './card-commands.ts';
import { clipboardCommands } from './clipboard-commands.ts';
import type { Command } from './command.ts';
import { pictureCommands } from './picture-commands.ts';
import { structureCommands } from './structure-commands.ts';

/** All there are, in the order in which keys are tried and the palette lists them. */
export function allCommands(): Command[] {
  return [
    ...cardCommands(),
    ...clipboardCommands(),
    ...pictureCommands(),
    ...structureCommands(),
    ...mapCommands(),
  ];
}

function mapCommands(): Command[] {
  const opens = (id: 'map' | 'advice' | 'removed', name: string, keys: string[]): Command => ({
    id: `open-${id}`,
    group: 'map',
    name,
    keys,
    forViewers: id !== 'removed',
    run: ({ board }) => board.set({ opened: { kind: id } }),
  });
  return [
    {
      id: 'undo',
      group: 'map',
      name: t('Undo'),
      keys: ['Mod+Z'],
      when: ({ sitting }) => sitting.canUndo,
      run: (desk) => desk.undo(),
    },
    {
      id: 'redo',
      group: 'map',
      name: t('Redo'),
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      when: ({ sitting }) => sitting.canRedo,
      run: ({ sitting }) => sitting.redo(),
    },
    comment(),
    opens('map', t('About this map'), ['Alt+I']),
    opens('advice', t('Advice'), ['Alt+A']),
    opens('removed', t('Removed cards'), []),
    {
      id: 'hidden',
      group: 'map',
      name: t('Show and hide stages and lanes'),
      keys: ['Alt+H'],
      forViewers: false,
      run: ({ board }) => board.set({ overlay: 'hidden' }),
    },
    {
      id: 'personas',
      group: 'map',
      name: t('Personas side by side'),
      forViewers: true,
      run: ({ board }) => board.set({ overlay: 'personas' }),
    },
    {
      id: 'print',
      ofBrowser: true,
      group: 'map',
      name: t('Print'),
      keys: ['Mod+P'],
      forViewers: true,
      run: () => window.print(),
    },
    {
      id: 'palette',
      group: 'map',
      name: t('All actions'),
      keys: ['Mod+K'],
      keyOnly: true,
      forViewers: true,
      run: ({ board }) => board.set({ overlay: 'palette' }),
    },
    {
      id: 'shortcuts',
      group: 'map',
      name: t('List of the keys'),
      keys: ['?'],
      forViewers: true,
      run: ({ board }) => board.set({ overlay: 'shortcuts' }),
    },
    ...walking(),
  ];
}

function comment(): Command {
  return {
    id: 'comment',
    group: 'map',
    name: t('Comment'),
    keys: ['Alt+C'],
    when: (desk) => subjectOf(desk) !== null,
    run: (desk) => desk.board.set({ opened: subjectOf(desk) }),
  };
}

/** The card, stage or lane at the cursor that a comment would be about. */
function subjectOf({ chosen, cursor }: Desk): Opened | null {
  const [card, ...others] = chosen;
  if (card !== undefined) return others.length > 0 ? null : { kind: 'card', id: card, toComment: true };
  if (cursor?.column != null && cursor.lane === null)
    return { kind: 'column', id: cursor.column, toComment: true };
  if (cursor?.lane != null && cursor.column === null)
    return { kind: 'lane', id: cursor.lane, toComment: true };
  return null;
}

function walking(): Command[] {
  const ways: readonly [Direction, string, string][] = [
    ['up', 'ArrowUp', t('Up')],
    ['down', 'ArrowDown', t('Down')],
    ['left', 'ArrowLeft', t('Left')],
    ['right', 'ArrowRight', t('Right')],
    ['first', 'Home', t('First column')],
    ['last', 'End', t('Last column')],
    ['top', 'Mod+Home', t('First lane')],
    ['bottom', 'Mod+End', t('Last lane')],
  ];
  return ways.map(([way, keys, name]) => ({
    id: `walk-${way}`,
    group: 'map',
    name,
    keys: [keys],
    keyOnly: true,
    forViewers: true,
    run: (desk: Desk) => desk.go(stepFrom(desk.view, desk.cursor, way)),
  }));
}
