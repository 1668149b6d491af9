/** Cards taken along: for another place of this program as they are, for a spreadsheet as a table of tabs. Pure. */

import { z } from 'zod';
import { Card, type MapDocument } from '../../document/document.ts';
import type { GridView } from './grid-view.ts';

/** Where in the copied rectangle a card stood, and what it was. */
const Copied = z.object({
  down: z.number().int().min(0).max(200),
  across: z.number().int().min(0).max(500),
  card: Card.omit({ lane: true, column: true, position: true, removed: true }),
});
export type Copied = z.output<typeof Copied>;

export const COPIED_TYPE = 'application/x-footpath-cards';

/** The cards in the order of the grid, their places counted from the topmost and leftmost of them. */
export function copiedCards(view: GridView, document: MapDocument, ids: ReadonlySet<string>): Copied[] {
  const found = placesOf(view, ids);
  const top = Math.min(...found.map(({ down }) => down));
  const left = Math.min(...found.map(({ across }) => across));
  return found.flatMap(({ id, down, across }) => {
    const card = document.cards[id];
    if (card === undefined) return [];
    const { lane: _l, column: _c, position: _p, removed: _r, ...rest } = card;
    return [{ down: down - top, across: across - left, card: rest }];
  });
}

/** As a table: one row per lane, one cell per column, several cards of a cell one under the other. */
export function asTable(view: GridView, ids: ReadonlySet<string>): string {
  const found = placesOf(view, ids);
  if (found.length === 0) return '';
  const span = (list: readonly number[]): number[] => {
    const [low, high] = [Math.min(...list), Math.max(...list)];
    return Array.from({ length: high - low + 1 }, (_, index) => low + index);
  };
  const rows = span(found.map(({ down }) => down));
  const columns = span(found.map(({ across }) => across));
  const textAt = (down: number, across: number) =>
    found
      .filter((each) => each.down === down && each.across === across)
      .map(({ text }) => text)
      .join('\n');
  return rows.map((down) => columns.map((across) => quoted(textAt(down, across))).join('\t')).join('\n');
}

export function writeCopied(cards: readonly Copied[]): string {
  return JSON.stringify(cards);
}

/** Undefined for anything that is not a copy of ours. */
export function readCopied(text: string): Copied[] | undefined {
  try {
    const read = z.array(Copied).max(3000).safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function placesOf(view: GridView, ids: ReadonlySet<string>) {
  return view.rows.flatMap(({ cells }, down) =>
    cells.flatMap((cell, across) =>
      cell.ids.flatMap((id, index) => {
        const card = cell.cards[index];
        if (!ids.has(id) || card === undefined) return [];
        return [{ id, down, across, text: card.text !== '' ? card.text : String(card.value ?? '') }];
      }),
    ),
  );
}

function quoted(text: string): string {
  return /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
