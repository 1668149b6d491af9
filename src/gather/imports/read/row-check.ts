/** Tells data rows from what else stands in tables: totals, the header once more, rows with cells beyond the header. */
import type { TextRecord } from './delimited.ts';
import type { Row } from './table.ts';

const TOTAL =
  /^(grand |sub-?\s?)?(total|totals|summe|gesamt|gesamtsumme|zwischensumme|totale|totaal|total général|totalt|razem|suma)(\s*:.*)?$/i;

/** A function that says of each record what it is. Made once per table. */
export function rowCheck(columns: readonly string[], headed: boolean): (record: TextRecord) => Row | null {
  const width = columns.length;
  const first = columns[0] ?? '';
  return (record) => {
    const { cells } = record;
    const lead = cells[0] ?? '';
    if (headed && lead.trim() === first && isHeaderAgain(cells, columns)) {
      return { ...record, skip: 'the header once more' };
    }
    if (cells.length <= width && lead !== '' && !mayBeTotal(lead)) return record;
    const filled = cells.findIndex((cell) => cell.trim() !== '');
    if (filled < 0) return null;
    if (width > 2 && isTotal(cells, filled)) return { ...record, skip: 'a total, not a record' };
    if (cells.findLastIndex((cell) => cell.trim() !== '') >= width) {
      return { ...record, wrong: `the row has ${cells.length} cells where the header has ${width}` };
    }
    return record;
  };
}

function mayBeTotal(cell: string): boolean {
  return /tota|sum|gesamt|razem/i.test(cell);
}

/** A total names itself in its first filled or last cell and leaves others empty. */
function isTotal(cells: readonly string[], filled: number): boolean {
  const empty = cells.filter((cell) => cell.trim() === '' || cell.trim() === '--').length;
  if (empty > 0 && TOTAL.test(cells[filled]?.trim() ?? '')) return true;
  return TOTAL.test(cells.at(-1)?.trim() ?? '') && /grand|gesamtsumme|général/i.test(cells.at(-1) ?? '');
}

function isHeaderAgain(cells: readonly string[], columns: readonly string[]): boolean {
  let alike = 0;
  for (let i = 0; i < columns.length; i++) if ((cells[i] ?? '').trim() === columns[i]) alike++;
  return alike >= Math.max(1, columns.length * 0.7);
}
