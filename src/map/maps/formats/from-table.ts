/** Rows of cells to a map: finds out which of the two layouts it is. Pure. */
import { said } from '../../../kernel/said.ts';
import { fromAcross } from './from-across.ts';
import { fromRows } from './from-rows.ts';
import { type Imported, type Surroundings, Unreadable } from './imported.ts';
import { columnsOf, namesStages } from './table-heads.ts';
import type { Rows } from './to-table.ts';
import type { Sheet } from './xlsx.ts';

/** The first sheet that holds a map. @throws Unreadable when none does */
export function fromWorkbook(sheets: readonly Sheet[], around: Surroundings): Imported {
  let refused: Unreadable | null = null;
  for (const { name, rows, merged } of sheets) {
    try {
      const { document, notes } = fromTable(rows, around);
      const guesses = [
        ...(sheets.length > 1 ? [said('Of {n} sheets, “{name}” was read.', { n: sheets.length, name })] : []),
        ...(merged > 0 ? [MERGED] : []),
      ];
      return {
        document,
        notes: [...guesses.map((guess) => ({ kind: 'guessed' as const, ...guess })), ...notes],
      };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused ??= error;
    }
  }
  throw refused ?? new Unreadable('it has no sheet');
}

const MERGED = said('What stands in merged cells was put into the first of their places.');

/** @throws Unreadable when there are no rows to speak of */
export function fromTable(given: Rows, around: Surroundings): Imported {
  const rows = given
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  for (const manner of ['ours', 'lanes'] as const) {
    const at = rows.findIndex((row) => columnsOf(row, manner) !== null);
    if (at >= 0) return fromRows(rows, at, manner, around);
  }
  const across = rows.findIndex((row) => namesStages(row[0] ?? '') && row.length > 1);
  if (across >= 0) return fromAcross(rows, across, around);
  const loose = rows.findIndex((row) => columnsOf(row, 'loose') !== null);
  if (loose >= 0) return fromRows(rows, loose, 'loose', around);
  const headed = rows.findIndex(
    ([first, ...rest]) => first === '' && rest.filter((cell) => cell !== '').length > 1,
  );
  if (headed < 0 || headed === rows.length - 1) {
    throw new Unreadable(
      'it has neither the columns “Stage” and “Touchpoint” nor a row that begins with “Stage”',
    );
  }
  const imported = fromAcross(rows, headed, around);
  const guess = said('The first row without a heading of its own was taken for the stages.');
  return { ...imported, notes: [{ kind: 'guessed', ...guess }, ...imported.notes] };
}
