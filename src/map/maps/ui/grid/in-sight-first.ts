/**
 * What of a large map is drawn first: the cells in sight, and of each lane those that by their words are the tallest, so that lanes have
 * their height at once and nothing moves when the rest comes. Then the rest, column by column. Pure; heights are guessed and never shown.
 */
import type { Card } from '../../document/document.ts';
import { type Cell, type GridView, isLine, type Row } from '../editing/grid-view.ts';

/** What is drawn so far. */
export interface Drawn {
  /** Columns with all their cells. */
  readonly columns: ReadonlySet<string>;
  /** Other cells, by `keyOf`. */
  readonly cells: ReadonlySet<string>;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Widths and heights in pixels, as in `grid.module.css` and `card.module.css`. */
const COLUMN = 148;
const LANE_HEAD = 132;
const LANE = { least: 58, feeling: 132, around: 31 } as const;
const CARD = { around: 21, line: 18, signs: 20, picture: 110, figure: 60 } as const;
const LETTERS_A_LINE = 17;
/** A guess may be wrong by a line of each of two cards, so several of the tallest are drawn. */
const UNSURE = 40;
const TALLEST = 6;
/** Fewer cells and cards than these are drawn in one go. */
const WORTH_PARTING = 150;
/** How many of them one more step draws: each step lays the grid out once more. */
const A_STEP = 200;

export const keyOf = (lane: string, column: string): string => `${lane} ${column}`;

/** @param drawn null for all */
export function isDrawn(drawn: Drawn | null, { lane, column }: Cell): boolean {
  return drawn === null || drawn.columns.has(column) || drawn.cells.has(keyOf(lane, column));
}

/** Null where all is to be drawn at once. */
export function drawnFirst(view: GridView, room: Room): Drawn | null {
  const across = Math.ceil((room.width - LANE_HEAD) / COLUMN);
  const cells = new Set<string>();
  let top = 0;
  let left = 0;
  for (const row of view.rows) {
    const heights = row.cells.map((cell) => heightOf(row, cell));
    const height = Math.max(LANE.least, ...heights);
    const tallest = tallestOf(row, heights, height);
    const inSight = top < room.height;
    for (const [index, cell] of row.cells.entries()) {
      if (inSight && (index < across || tallest.has(cell))) cells.add(keyOf(cell.lane, cell.column));
      else left += partsOf(cell);
    }
    top += height;
  }
  return left < WORTH_PARTING ? null : { columns: new Set(), cells };
}

/** Those that may give the lane its height. */
function tallestOf({ lane, cells }: Row, heights: readonly number[], height: number): ReadonlySet<Cell> {
  if (lane.kind === 'feeling') return new Set();
  const tall = [...cells.entries()].filter(
    ([index, { ids }]) => ids.length > 0 && (heights[index] ?? 0) > height - UNSURE,
  );
  tall.sort(([one], [other]) => (heights[other] ?? 0) - (heights[one] ?? 0));
  return new Set(tall.slice(0, TALLEST).map(([, cell]) => cell));
}

/** With some more columns, from the left; null once all are there. */
export function drawnNext(drawn: Drawn, view: GridView): Drawn | null {
  const columns = new Set(drawn.columns);
  let parts = 0;
  for (const [index, { id }] of view.columns.entries()) {
    if (columns.has(id)) continue;
    if (parts >= A_STEP) return { ...drawn, columns };
    columns.add(id);
    for (const { cells } of view.rows) {
      const cell = cells[index];
      if (cell !== undefined && !isDrawn(drawn, cell)) parts += partsOf(cell);
    }
  }
  return null;
}

function partsOf({ ids }: Cell): number {
  return 1 + ids.length;
}

function heightOf({ lane }: Row, { cards, founded }: Cell): number {
  if (isLine(lane.kind)) return 0;
  if (lane.kind === 'feeling') return LANE.feeling;
  let height: number = LANE.around;
  for (const [index, card] of cards.entries()) height += cardHeight(card, founded[index] !== 'guess');
  return height;
}

function cardHeight({ text, image, figure, colour, channel, owner }: Card, isFounded: boolean): number {
  const signs = colour !== 'plain' || channel !== null || owner !== null || isFounded;
  return (
    CARD.around +
    CARD.line * linesOf(text) +
    (signs ? CARD.signs : 0) +
    (image === null ? 0 : CARD.picture) +
    (figure === null ? 0 : CARD.figure)
  );
}

function linesOf(text: string): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const { length } of paragraph.split(' ')) {
      if (used > 0 && used + 1 + length > LETTERS_A_LINE) {
        lines++;
        used = 0;
      }
      used += length + (used > 0 ? 1 : 0);
      // A word longer than a line is broken.
      lines += Math.floor(Math.max(0, used - 1) / LETTERS_A_LINE);
      used = used > LETTERS_A_LINE ? used % LETTERS_A_LINE : used;
    }
  }
  return lines;
}
