/** Where the arrow keys lead: from card to card in a cell, from cell to cell, up to the heads of stages and lanes. Pure. */
import { type GridView, isLine, type Row } from './grid-view.ts';

/** Where somebody is: a stage (no lane), a lane (no column), a cell, a card of one. */
export interface Cursor {
  readonly lane: string | null;
  readonly column: string | null;
  readonly card: string | null;
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'top' | 'bottom';

/** Where the cursor goes; the same place at the edge of the map, and the first cell when it stands nowhere. */
export function stepFrom(view: GridView, cursor: Cursor | null, direction: Direction): Cursor | null {
  const here = cursor === null ? null : coordinates(view, cursor);
  if (here === null || cursor === null) return firstPlace(view);
  const { row, column } = here;
  switch (direction) {
    case 'up':
      return vertical(view, cursor, row, column, -1);
    case 'down':
      return vertical(view, cursor, row, column, 1);
    case 'left':
      return placeAt(view, row, column - 1, indexOf(view, cursor)) ?? cursor;
    case 'right':
      return placeAt(view, row, column + 1, indexOf(view, cursor)) ?? cursor;
    case 'first':
      return placeAt(view, row, row < 0 ? 0 : -1, 0) ?? cursor;
    case 'last':
      return placeAt(view, row, view.columns.length - 1, 0) ?? cursor;
    case 'top':
      return placeAt(view, -1, Math.max(0, column), 0) ?? cursor;
    case 'bottom':
      return placeAt(view, view.rows.length - 1, column, 0) ?? cursor;
  }
}

export function firstPlace(view: GridView): Cursor | null {
  return placeAt(view, 0, 0, 0) ?? placeAt(view, -1, 0, 0) ?? placeAt(view, 0, -1, 0);
}

/** The cursor where it is still on the map: of a card that is gone remains its cell. Null when all is gone. */
export function stillThere(view: GridView, cursor: Cursor): Cursor | null {
  if (coordinates(view, cursor) === null) return null;
  if (cursor.card === null) return cursor;
  const ids: readonly string[] = cellAt(view, cursor)?.ids ?? [];
  return ids.includes(cursor.card) ? cursor : { ...cursor, card: null };
}

/** Row -1 are the stages, column -1 the lanes. */
export function coordinates(view: GridView, cursor: Cursor): { row: number; column: number } | null {
  const row = cursor.lane === null ? -1 : view.rows.findIndex(({ lane }) => lane.id === cursor.lane);
  const column = cursor.column === null ? -1 : view.columns.findIndex(({ id }) => id === cursor.column);
  const lost =
    (cursor.lane !== null && row < 0) ||
    (cursor.column !== null && column < 0) ||
    (cursor.lane === null && cursor.column === null);
  return lost ? null : { row, column };
}

export function cellAt(view: GridView, cursor: Cursor): Row['cells'][number] | undefined {
  return view.rows
    .find(({ lane }) => lane.id === cursor.lane)
    ?.cells.find(({ column }) => column === cursor.column);
}

function indexOf(view: GridView, cursor: Cursor): number {
  return cursor.card === null ? 0 : Math.max(0, cellAt(view, cursor)?.ids.indexOf(cursor.card) ?? 0);
}

function vertical(view: GridView, cursor: Cursor, row: number, column: number, by: 1 | -1): Cursor {
  const ids = column < 0 ? [] : (cellAt(view, cursor)?.ids ?? []);
  const next = cursor.card === null ? undefined : ids[ids.indexOf(cursor.card) + by];
  if (next !== undefined && cursor.card !== null) return { ...cursor, card: next };
  let to = row + by;
  // Lines hold nothing: only their heads are places.
  while (column >= 0 && view.rows[to] !== undefined && isLine(view.rows[to]?.lane.kind ?? 'free')) to += by;
  return placeAt(view, to, column, by > 0 ? 0 : Number.POSITIVE_INFINITY) ?? cursor;
}

function placeAt(view: GridView, row: number, column: number, index: number): Cursor | null {
  if (row < -1 || column < -1 || row >= view.rows.length || column >= view.columns.length) return null;
  if (row === -1 && column === -1) return null;
  const lane = view.rows[row]?.lane;
  const at = view.columns[column];
  if (lane !== undefined && isLine(lane.kind)) return { lane: lane.id, column: null, card: null };
  const ids = view.rows[row]?.cells[column]?.ids ?? [];
  const card = ids[Math.min(index, ids.length - 1)] ?? null;
  return { lane: lane?.id ?? null, column: at?.id ?? null, card };
}

/** All cards of the rectangle between two places, both included. */
export function cardsBetween(view: GridView, one: Cursor, other: Cursor): string[] {
  const from = coordinates(view, one);
  const to = coordinates(view, other);
  if (from === null || to === null) return [];
  const sameCell = from.row === to.row && from.column === to.column;
  const ids = cellAt(view, one)?.ids ?? [];
  if (sameCell && one.card !== null && other.card !== null) {
    const [a, b] = [ids.indexOf(one.card), ids.indexOf(other.card)].sort((x, y) => x - y);
    return ids.slice(a, (b ?? 0) + 1);
  }
  const within = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return view.rows.flatMap(({ cells }, row) =>
    within(row, from.row, to.row)
      ? cells.flatMap((cell, column) => (within(column, from.column, to.column) ? cell.ids : []))
      : [],
  );
}
