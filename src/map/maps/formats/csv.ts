/** Rows of cells as CSV text and back. */
import { dialectOf, recordParser } from '../../../gather/imports/public.ts';
import { csvLine } from '../../../kernel/csv-line.ts';
import type { Rows } from './to-table.ts';

/** Begins with a mark that tells spreadsheets it is UTF-8. */
export function toCsv(rows: Rows): string {
  return `\ufeff${rows.map((row) => csvLine(row.map(guarded))).join('')}`;
}

export function fromCsv(text: string): Rows {
  const plain = text.replace(/^\ufeff/, '');
  const { delimiter, skipLines } = dialectOf(plain.slice(0, 20_000));
  const parser = recordParser(delimiter);
  const records = [...parser.push(plain), ...parser.end()];
  const rows = records.slice(skipLines).map(({ cells }) => cells.map(unguarded));
  return delimiter === '|' ? fromMarkdown(rows) : rows;
}

/** Tables of Markdown begin and end their lines with what separates cells, and rule off their head. */
function fromMarkdown(rows: Rows): Rows {
  const isRule = (row: readonly string[]) => row.every((cell) => /^\s*(:?-+:?)?\s*$/.test(cell));
  return rows
    .filter((row) => !isRule(row))
    .map((row) => row.map((cell) => cell.replace(/<br\s*\/?>/gi, '\n').replace(/^#+ /, '')));
}

/** `csvLine` puts an apostrophe before what a spreadsheet would run; one that was there already gets another. */
export function guarded(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Of a workbook too: where a CSV was opened and saved as one, the apostrophe is in it. */
export function unguarded(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
