/** One row of a sheet as cells of text: dates as ISO dates, numbers as a program writes them. */
import { type DateStyle, writtenDay } from './workbook-styles.ts';
import { attribute, elements, textRuns, unescaped } from './xml-text.ts';

export interface Workbook {
  readonly styles: readonly (DateStyle | null)[];
  readonly strings: readonly string[];
  readonly from1904: boolean;
}

const MAX_COLUMNS = 16_384;

/** @param line to use where the row does not say its number */
export function sheetCells(
  element: string,
  workbook: Workbook,
  line: number,
): { line: number; cells: string[] } {
  const tag = tagOf(element);
  const cells: string[] = [];
  for (const cell of elements(element.slice(tag.length), 'c')) {
    const begin = tagOf(cell);
    const column = columnOf(attribute(begin, 'r')) ?? cells.length;
    if (column >= MAX_COLUMNS) continue;
    while (cells.length < column) cells.push('');
    cells[column] = cellText(begin, cell.slice(begin.length), workbook);
  }
  return { line: Number(attribute(tag, 'r')) || line, cells };
}

function tagOf(element: string): string {
  return element.slice(0, element.indexOf('>') + 1);
}

/** `C7` is column 2. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellText(tag: string, content: string, workbook: Workbook): string {
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return textRuns(content);
  const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(content)?.[1] ?? '';
  if (value === '' || type === 'e') return '';
  if (type === 's') return workbook.strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type !== 'n') return unescaped(value);
  const style = workbook.styles[Number(attribute(tag, 's') ?? -1)];
  const number = Number(value);
  if (style) return writtenDay(number, style, workbook.from1904) ?? value;
  // Workbooks store 29.33 as 29.330000000000002; fifteen digits are what they are true to.
  return Number.isFinite(number) && !Number.isInteger(number)
    ? String(Number(number.toPrecision(15)))
    : value;
}
