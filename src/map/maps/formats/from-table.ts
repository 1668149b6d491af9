/** Rows of cells to a map: finds out which of the two layouts it is. Pure. */
import { type Said, said } from '../../../kernel/said.ts';
import { fromAcross } from './from-across.ts';
import { fromRows } from './from-rows.ts';
import { type Imported, MOST_OF_ANY, type Surroundings, tooLarge, Unreadable } from './imported.ts';
import { columnsOf, type Manner, meansPart, namesStages, namesStagesLoosely } from './table-heads.ts';
import type { Rows } from './to-table.ts';
import type { Sheet } from './xlsx.ts';

/** The first sheet that holds a map. @throws Unreadable when none does */
export function fromWorkbook(sheets: readonly Sheet[], around: Surroundings): Imported {
  let refused: Unreadable | null = null;
  for (const { name, rows, merged, unknown } of sheets) {
    try {
      const { document, notes } = fromTable(rows, around);
      const guesses = [
        ...(sheets.length > 1 ? [said('Of {n} sheets, “{name}” was read.', { n: sheets.length, name })] : []),
        ...(merged > 0 ? [MERGED] : []),
      ];
      return {
        document,
        notes: [
          ...guesses.map((guess) => ({ kind: 'guessed' as const, ...guess })),
          ...(unknown > 0 ? [{ kind: 'lost' as const, ...NO_VALUE(unknown) }] : []),
          ...notes,
        ],
      };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused ??= error;
    }
  }
  throw refused ?? new Unreadable('it has no sheet');
}

const NO_VALUE = (n: number) =>
  said(
    'Cells with a formula that has no value, or failed, were left out: {n, number}. Open the file in a spreadsheet and save it to have their values.',
    { n },
  );
const MERGED = said('What stands in merged cells was put into the first of their places.');

/** @throws Unreadable when there are no rows to speak of */
export function fromTable(given: Rows, around: Surroundings): Imported {
  if (given.length > 4 * MOST_OF_ANY) throw tooLarge();
  const rows = fromTheLeft(
    given.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== '')),
  );
  if (rows.length > MOST_OF_ANY || rows.some((row) => row.length > MOST_OF_ANY)) throw tooLarge();
  const read = ways.reduce<Imported | null>((found, way) => found ?? way(rows, around), null);
  if (read) return read;
  throw new Unreadable(
    'it has neither the columns “Stage” and “Touchpoint” nor a row that begins with “Stage”',
  );
}

/** Tables often begin in the second column; what stands above them need not. */
function fromTheLeft(rows: Rows): Rows {
  const filled = (row: readonly string[]) => row.filter((cell) => cell !== '');
  const begins = rows
    .filter((row) => filled(row).length > 1)
    .map((row) => row.findIndex((cell) => cell !== ''));
  const left = begins.length === 0 ? 0 : Math.min(...begins);
  return rows.map((row) => (row.slice(0, left).every((cell) => cell === '') ? row.slice(left) : filled(row)));
}

/** Null where the table is not of that way. */
type Way = (rows: Rows, around: Surroundings) => Imported | null;

/** From the surest to the one that guesses most. */
const ways: readonly Way[] = [
  byHeads('ours'),
  byHeads('lanes'),
  (rows, around) => {
    const at = rows.findIndex((row) => namesStages(row[0] ?? '') && row.length > 1);
    if (at < 0) return null;
    const [[, ...others] = [], body] = [rows[at], rows.slice(at + 1)];
    const lie = others.filter((cell) => cell !== '').length === 1 || others.some(meansPart);
    if (lie && body.length > 0 && !body.some(([first = '']) => meansPart(first)))
      return fromRows(rows, at, 'stages', around);
    return fromAcross(rows, at, around);
  },
  byHeads('loose'),
  (rows, around) => {
    const at = rows.findIndex(([first = '', ...rest]) => namesStagesLoosely(first) && filledOf(rest) > 1);
    return at < 0 ? null : guessed(fromAcross(rows, at, around), TAKEN(rows[at]?.[0] ?? ''));
  },
  (rows, around) => {
    const at = rows.findIndex(([first, ...rest]) => first === '' && filledOf(rest) > 1);
    if (at < 0 || at === rows.length - 1) return null;
    const [, ...heads] = rows[at] ?? [];
    const headed = rows.map((row, index) => (index === at ? ['Stage', ...heads] : row));
    const below = rows.slice(at + 1).some(([first = '']) => meansPart(first));
    if (columnsOf(headed[at] ?? [], 'lanes') !== null && !below)
      return guessed(fromRows(headed, at, 'lanes', around), FIRST_COLUMN);
    return guessed(fromAcross(rows, at, around), FIRST_ROW);
  },
  (rows, around) => {
    const at = rows.findIndex(([first = '', ...rest]) => first !== '' && filledOf(rest) > 1);
    const lanes = at < 0 ? [] : rows.slice(at + 1).filter(([first = '']) => meansPart(first));
    return lanes.length < 2 ? null : guessed(fromAcross(rows, at, around), TAKEN(rows[at]?.[0] ?? ''));
  },
];

const FIRST_ROW = said('The first row without a heading of its own was taken for the stages.');
const FIRST_COLUMN = said('The first column was taken for the stages.');
const TAKEN = (heading: string) => said('The row “{heading}” was taken for the stages.', { heading });

function byHeads(manner: Manner): Way {
  return (rows, around) => {
    const at = rows.findIndex((row) => columnsOf(row, manner) !== null);
    return at < 0 ? null : fromRows(rows, at, manner, around);
  };
}

function filledOf(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}

function guessed({ document, notes }: Imported, guess: Said): Imported {
  return { document, notes: [{ kind: 'guessed', ...guess }, ...notes] };
}
