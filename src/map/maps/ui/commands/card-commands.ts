/** What one can do with cards. */
import { t } from '../../../../web/kit/text.tsx';
import { colours } from '../../document/document.ts';
import type { Desk } from '../desk/desk.ts';
import { duplicateCards, moveCards, remove, setFeeling, setFields } from '../editing/edits.ts';
import { isLine } from '../editing/grid-view.ts';
import { cellAt, coordinates, type Direction, stepFrom } from '../editing/moving.ts';
import { colourWord } from '../grid/card-words.ts';
import type { Command } from './command.ts';

const any = (desk: Desk): boolean => desk.chosen.length > 0;
const one = (desk: Desk): boolean => desk.chosen.length === 1;
const inCell = ({ cursor }: Desk): boolean => cursor?.lane != null && cursor.column !== null;
export const inFeeling = (desk: Desk): boolean =>
  inCell(desk) && desk.document.lanes[desk.cursor?.lane ?? '']?.kind === 'feeling';

export function cardCommands(): Command[] {
  return [
    {
      id: 'type',
      group: 'cards',
      name: t('Type into the card'),
      keys: ['Enter', 'F2'],
      when: (desk) => inCell(desk) && !inFeeling(desk),
      run: (desk) => (desk.cursor?.card ? desk.writing.into(desk.cursor.card) : desk.writing.below()),
    },
    {
      id: 'new',
      group: 'cards',
      name: t('New card below'),
      keys: ['Shift+Enter'],
      when: (desk) => inCell(desk) && !inFeeling(desk),
      run: (desk) => desk.writing.below(),
    },
    {
      id: 'details',
      group: 'cards',
      name: t('Details of the card'),
      keys: ['Mod+Enter'],
      when: one,
      run: (desk) => desk.board.set({ opened: { kind: 'card', id: desk.chosen[0] ?? '' } }),
      forViewers: true,
    },
    ...moves(),
    {
      id: 'move-to',
      group: 'cards',
      name: t('Move to another place'),
      keys: ['Alt+M'],
      when: any,
      run: (desk) => desk.board.set({ overlay: 'move' }),
    },
    ...choosing(),
    {
      id: 'duplicate',
      group: 'cards',
      name: t('Duplicate'),
      keys: ['Mod+D'],
      when: any,
      run: (desk) => desk.edit(duplicateCards(desk.document, desk.chosen, desk.newId)),
    },
    ...colours.map((colour, index): Command => {
      const name = t('Meaning: {meaning}', { meaning: colourWord(colour) });
      const run = (desk: Desk): void =>
        desk.edit(desk.chosen.flatMap((id) => setFields(desk.document, 'card', id, { colour }, desk.newId)));
      return { id: `colour-${colour}`, group: 'cards', name, keys: [`Alt+${index + 1}`], when: any, run };
    }),
    {
      id: 'remove',
      group: 'cards',
      name: t('Remove'),
      keys: ['Delete', 'Backspace'],
      when: any,
      run: removeChosen,
    },
    ...drawing(),
  ];
}

export function removeChosen(desk: Desk): void {
  const { chosen } = desk;
  const { cursor } = desk;
  desk.edit(remove(desk.document, 'card', chosen, desk.newId));
  const ids = cursor === null ? [] : (cellAt(desk.view, cursor)?.ids ?? []);
  const rest = ids.filter((id) => !chosen.includes(id));
  const index = cursor?.card ? ids.indexOf(cursor.card) : 0;
  if (cursor !== null) desk.go({ ...cursor, card: rest[Math.min(index, rest.length - 1)] ?? null });
  desk.say(t('{n, plural, one {# card} other {# cards}} removed', { n: chosen.length }));
}

function moves(): Command[] {
  const ways: readonly [Direction, string, string][] = [
    ['up', 'Alt+ArrowUp', t('Move up')],
    ['down', 'Alt+ArrowDown', t('Move down')],
    ['left', 'Alt+ArrowLeft', t('Move to the column before')],
    ['right', 'Alt+ArrowRight', t('Move to the next column')],
  ];
  return ways.map(([way, keys, name]) => ({
    id: `move-${way}`,
    group: 'cards',
    name,
    keys: [keys],
    when: (desk) => any(desk) && !inFeeling(desk),
    run: (desk) => moveBy(desk, way),
  }));
}

/** Within the cell first; beyond its edge into the next cell that takes cards. */
function moveBy(desk: Desk, way: Direction): void {
  const { chosen, cursor, view } = desk;
  const at = cursor === null ? null : coordinates(view, cursor);
  if (at === null || cursor?.lane == null || cursor.column === null) return;
  const ids = cellAt(view, cursor)?.ids ?? [];
  const others = ids.filter((id) => !chosen.includes(id));
  const first = others.filter((id) => ids.indexOf(id) < ids.indexOf(chosen[0] ?? '')).length;
  const within = way === 'up' ? first - 1 : first + 1;
  const vertical = way === 'up' || way === 'down';
  const together = chosen.every((id) => ids.includes(id));
  const spot = { lane: cursor.lane, column: cursor.column, index: within };
  if (!vertical || !together || within < 0 || within > others.length) {
    const by = way === 'up' || way === 'left' ? -1 : 1;
    let { row, column } = at;
    if (vertical) {
      do row += by;
      while (view.rows[row] !== undefined && closed(view.rows[row]?.lane.kind ?? 'free'));
    } else column += by;
    const cell = view.rows[row]?.cells[column];
    if (cell === undefined) return;
    spot.lane = cell.lane;
    spot.column = cell.column;
    spot.index = vertical && by < 0 ? cell.ids.length : vertical ? 0 : Math.min(first, cell.ids.length);
  }
  desk.edit(moveCards(desk.document, chosen, spot, desk.newId));
  const card = cursor.card ?? chosen[0] ?? null;
  desk.go({ lane: spot.lane, column: spot.column, card }, { keep: true });
  const lane = desk.document.lanes[spot.lane]?.title ?? '';
  const column = desk.document.columns[spot.column]?.title ?? '';
  desk.say(t('Now in {lane}, {column}', { lane, column }));
}

/** Neither lines nor curves take cards from elsewhere. */
export function closed(kind: Parameters<typeof isLine>[0]): boolean {
  return isLine(kind) || kind === 'feeling';
}

function choosing(): Command[] {
  const widen = (way: Direction, keys: string, name: string): Command => ({
    id: `widen-${way}`,
    group: 'cards',
    name,
    keys: [keys],
    keyOnly: true,
    forViewers: true,
    when: inCell,
    run: (desk) => desk.go(stepFrom(desk.view, desk.cursor, way), { widen: true }),
  });
  return [
    {
      id: 'choose',
      group: 'cards',
      name: t('Choose the card, or choose it no more'),
      keys: ['Space'],
      keyOnly: true,
      forViewers: true,
      when: (desk) => desk.cursor?.card != null,
      run: (desk) => desk.toggle(desk.cursor?.card ?? ''),
    },
    {
      id: 'choose-more',
      group: 'cards',
      name: t('Choose more cards'),
      forViewers: true,
      when: (desk) => any(desk) && !desk.board.state.choosing,
      run: (desk) => desk.board.set({ choosing: true, selected: new Set(desk.chosen) }),
    },
    widen('up', 'Shift+ArrowUp', t('Choose up to the place above')),
    widen('down', 'Shift+ArrowDown', t('Choose down to the place below')),
    widen('left', 'Shift+ArrowLeft', t('Choose to the place before')),
    widen('right', 'Shift+ArrowRight', t('Choose to the next place')),
    {
      id: 'choose-lane',
      group: 'cards',
      name: t('Choose all cards of the lane'),
      keys: ['Mod+A'],
      forViewers: true,
      when: ({ cursor }) => cursor?.lane != null,
      run: (desk) => chooseLane(desk),
    },
  ];
}

function chooseLane(desk: Desk): void {
  const row = desk.view.rows.find(({ lane }) => lane.id === desk.cursor?.lane);
  const selected = new Set(row?.cells.flatMap(({ ids }) => ids));
  desk.board.set({ selected });
  desk.say(t('{n, plural, one {# card} other {# cards}} chosen', { n: selected.size }));
}

function drawing(): Command[] {
  const change = (by: number, keys: string[], name: string, id: string): Command => ({
    id,
    group: 'cards',
    name,
    keys,
    when: inFeeling,
    run: (desk) => feelBy(desk, by),
  });
  return [
    {
      id: 'draw',
      group: 'cards',
      name: t('Draw the curve with the arrow keys'),
      keys: ['Enter', 'F2'],
      when: inFeeling,
      run: (desk) => {
        if (desk.cursor?.card == null) feelBy(desk, 0);
        desk.board.set({ drawing: !desk.board.state.drawing });
        desk.say(t('The arrow keys up and down change the feeling. Escape ends it.'));
      },
    },
    change(0.5, ['Alt+ArrowUp', '+'], t('Feel better here, by a half'), 'better'),
    change(-0.5, ['Alt+ArrowDown', '-'], t('Feel worse here, by a half'), 'worse'),
  ];
}

export function feelBy(desk: Desk, by: number): void {
  const { cursor } = desk;
  if (cursor?.lane == null || cursor.column === null) return;
  const point = cursor.card ?? cellAt(desk.view, cursor)?.ids[0] ?? null;
  const held = point === null ? undefined : desk.document.cards[point];
  const value = Math.min(2, Math.max(-2, (held?.value ?? 0) + by));
  const operations = setFeeling(desk.document, cursor.lane, cursor.column, value, desk.newId);
  desk.edit(operations, `feeling ${cursor.lane} ${cursor.column}`);
  const card = operations[0]?.entity ?? point;
  desk.board.set({ cursor: { ...cursor, card }, focus: desk.board.state.focus + 1 });
}
