/** A copied table or list lands in the grid from the place of the cursor on; stages and lanes that are missing are made. Pure. */
import type { Card, MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import type { Copied } from './copy.ts';
import { addCards, cardsAt, type NewId, setFeeling, setFields } from './edits.ts';
import { type GridView, isLine } from './grid-view.ts';
import { type Cursor, coordinates } from './moving.ts';
import { addColumn, addLane } from './structure-edits.ts';

/** More would be a mistake, and the map has room for 3000 cards. */
const MOST_CELLS = 3000;
const MOST_TEXT = 4000;
const MOST_TITLE = 200;

export interface Pasted {
  readonly rows: readonly (readonly string[])[];
  readonly list: boolean;
}

/** What reads tables: larger than all else here, so it comes after the map. */
export const tableReader = () => import('csv-parse/browser/esm/sync');

/** Each line of a text without tabs is a card; with tabs it is a table, quoted as spreadsheets do. */
export async function rowsOfText(text: string): Promise<Pasted> {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  if (!plain.includes('\t')) {
    const lines = plain.split('\n').map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim());
    return { rows: lines.filter((line) => line !== '').map((line) => [line]), list: true };
  }
  const { parse } = await tableReader();
  const rows = parse(plain, { delimiter: '\t', relax_column_count: true, relax_quotes: true });
  return { rows: rows as string[][], list: false };
}

/** What a table or list becomes at the cursor. A list fills one cell; a table goes right and down. */
export function pasteRows(
  document: MapDocument,
  view: GridView,
  cursor: Cursor,
  pasted: Pasted,
  newId: NewId,
): Operation[] {
  const at = coordinates(view, cursor);
  if (at === null || pasted.rows.length * (pasted.rows[0]?.length ?? 0) > MOST_CELLS) return [];
  if (pasted.list && at.row >= 0 && at.column >= 0) {
    const cells = pasted.rows.map(([text = '']) => ({ down: 0, across: 0, text }));
    return land(document, view, at, cells, newId);
  }
  const downs = downsOf(view, at.row, pasted.rows);
  const cells = pasted.rows.flatMap((row, index) =>
    row.map((text, across) => ({ down: downs[index] ?? index, across, text })),
  );
  return land(document, view, at, cells, newId);
}

/** In which lane each row lands, counted from the first: words pass a curve by, unless they begin on it. */
function downsOf(view: GridView, from: number, rows: Pasted['rows']): number[] {
  const lanes = lanesFor(view, from);
  let next = from;
  return rows.map((row, index) => {
    const filled = row.filter((text) => text.trim() !== '');
    const words = filled.length > 0 && filled.every((text) => feelingOf(text.trim()) === null);
    while (words && index > 0 && lanes[next]?.kind === 'feeling') next++;
    return next++ - from;
  });
}

/** Lines hold no cards: a table passes them by. */
function lanesFor(view: GridView, from: number): { id: string; kind: string }[] {
  return view.rows
    .map(({ lane: { id, kind } }) => ({ id, kind }))
    .filter((_, index) => index < from || !isLine(view.rows[index]?.lane.kind ?? 'free'));
}

/** Copied cards at the cursor, each as far from it as it was from the first. */
export function pasteCopied(
  document: MapDocument,
  view: GridView,
  cursor: Cursor,
  copied: readonly Copied[],
  newId: NewId,
): Operation[] {
  const found = coordinates(view, cursor);
  if (found === null) return [];
  const at = { row: Math.max(0, found.row), column: Math.max(0, found.column) };
  const cells = copied.map(({ down, across, card }) => ({ down, across, text: card.text, card }));
  return land(document, view, at, cells, newId);
}

interface Landing {
  readonly down: number;
  readonly across: number;
  readonly text: string;
  readonly card?: Partial<Card>;
}

function land(
  document: MapDocument,
  view: GridView,
  at: { readonly row: number; readonly column: number },
  cells: readonly Landing[],
  newId: NewId,
): Operation[] {
  const filled = cells.filter(({ text, card }) => text.trim() !== '' || card !== undefined);
  const ground = new Ground(document, view, at.row, newId);
  const cards: { lane: string; column: string; fields: Partial<Card> }[] = [];
  for (const cell of filled) {
    const [row, column] = [at.row + cell.down, at.column + cell.across];
    const [text = '', ...rest] = piecesOf(cell.text.trim());
    if (row < 0 && column < 0) continue;
    if (row < 0) ground.title('column', ground.column(column), text);
    else if (column < 0) ground.title('lane', ground.lane(row).id, text);
    else {
      const lane = ground.lane(row);
      const value = feelingOf(text);
      if (lane.kind !== 'feeling')
        for (const piece of [text, ...rest])
          cards.push({ lane: lane.id, column: ground.column(column), fields: { ...cell.card, text: piece } });
      else ground.feel(lane.id, ground.column(column), cell.card?.value ?? value, value === null ? text : '');
    }
  }
  return [...ground.operations, ...addCards(ground.document, cards, newId)];
}

/** Of what is longer than a card the rest goes onto further ones. */
function piecesOf(text: string): string[] {
  if (text.length <= MOST_TEXT) return [text];
  const space = text.slice(0, MOST_TEXT + 1).search(/\s\S*$/);
  const end = space > 0 ? space : text.slice(0, MOST_TEXT).replace(/[\ud800-\udbff]$/, '').length;
  return [text.slice(0, end), ...piecesOf(text.slice(end).trim())];
}

/** The map while things land on it: rows and columns beyond its edge are made when the first cell needs them. */
class Ground {
  document: MapDocument;
  readonly operations: Operation[] = [];
  readonly #lanes: { id: string; kind: string }[];
  readonly #columns: string[];
  readonly #newId: NewId;

  constructor(document: MapDocument, view: GridView, from: number, newId: NewId) {
    this.document = document;
    this.#newId = newId;
    this.#lanes = lanesFor(view, from);
    this.#columns = view.columns.map(({ id }) => id);
  }

  lane(row: number): { readonly id: string; readonly kind: string } {
    const index = row;
    while (this.#lanes.length <= index) {
      const all = Object.keys(this.document.lanes).length;
      const made = addLane(this.document, { kind: 'free', title: '' }, all, this.#newId);
      this.#did(made.operations);
      this.#lanes.push({ id: made.id, kind: 'free' });
    }
    return this.#lanes[index] ?? { id: '', kind: 'free' };
  }

  column(index: number): string {
    while (this.#columns.length <= index) {
      const all = Object.keys(this.document.columns).length;
      const made = addColumn(this.document, { title: '' }, all, this.#newId);
      this.#did(made.operations);
      this.#columns.push(made.id);
    }
    return this.#columns[index] ?? '';
  }

  title(on: 'column' | 'lane', id: string, text: string): void {
    const title = text.replace(/\s+/g, ' ').slice(0, MOST_TITLE);
    this.#did(setFields(this.document, on, id, { title }, this.#newId));
  }

  /** A word stands at the point of the curve, in the middle where there was none. */
  feel(lane: string, column: string, value: number | null, word: string): void {
    const held = cardsAt(this.document, lane, column)[0]?.value;
    this.#did(setFeeling(this.document, lane, column, value ?? held ?? 0, this.#newId));
    const [point] = cardsAt(this.document, lane, column);
    if (word !== '' && point !== undefined)
      this.#did(setFields(this.document, 'card', point.id, { text: word }, this.#newId));
  }

  #did(operations: readonly Operation[]): void {
    this.operations.push(...operations);
    this.document = applyAll(this.document, operations);
  }
}

/** A number from -2 to +2 in either way of writing decimals; null for anything else. */
function feelingOf(text: string): number | null {
  if (!/^[+\u2212-]?\d([.,]\d+)?$/.test(text)) return null;
  const value = Number(text.replace('\u2212', '-').replace(',', '.').replace('+', ''));
  return value >= -2 && value <= 2 ? value : null;
}
