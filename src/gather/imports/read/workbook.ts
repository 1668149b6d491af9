/** XLSX: each visible sheet is a table, its rows streamed. Shared strings are held, up to a bound; formulas give their last value. */
import { headerOf } from './header.ts';
import type { Member } from './members.ts';
import { unreadable } from './refusal.ts';
import { rowCheck } from './row-check.ts';
import { sheetCells, type Workbook } from './sheet-row.ts';
import { HEAD_ROWS, type Row, type RowBatch, type Table } from './table.ts';
import { dateStyles } from './workbook-styles.ts';
import { elementsOf, partText } from './xml-elements.ts';
import { attribute, textRuns } from './xml-text.ts';

const MAX_STRINGS = 3_000_000;
const MAX_STRING_CHARACTERS = 200_000_000;

export async function workbookTables(parts: readonly Member[], file: string): Promise<Table[]> {
  const part = (name: string) => parts.find((one) => one.name === name);
  const book = await partText(part('xl/workbook.xml'), file);
  const links = await partText(part('xl/_rels/workbook.xml.rels'), file);
  const strings = part('xl/sharedStrings.xml');
  const workbook: Workbook = {
    styles: dateStyles(await partText(part('xl/styles.xml'), file)),
    from1904: /<(?:\w+:)?workbookPr\s[^>]*date1904="(1|true)"/.test(book),
    strings: strings ? await sharedStrings(strings, file) : [],
  };
  const sheets = [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  const visible = sheets.filter((tag) => !/hidden/i.test(attribute(tag, 'state') ?? ''));
  const tables: Table[] = [];
  for (const tag of visible) {
    const sheet = part(partOf(links, attribute(tag, 'r:id') ?? attribute(tag, '\\w+:id') ?? ''));
    const title = attribute(tag, 'name') ?? 'sheet';
    const table =
      sheet && (await sheetTable(sheet, visible.length > 1 ? `${file} › ${title}` : file, file, workbook));
    if (table) tables.push(table);
  }
  if (tables.length === 0)
    throw unreadable(file, 'none of its sheets holds a table', 'Put a header in the first row.');
  return tables;
}

function partOf(links: string, id: string): string {
  for (const [tag] of links.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    if (attribute(tag, 'Id') !== id) continue;
    const target = attribute(tag, 'Target') ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return '';
}

async function sharedStrings(part: Member, file: string): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  for await (const items of elementsOf(part, 'si', file)) {
    for (const item of items) {
      const text = textRuns(item);
      characters += text.length;
      strings.push(text);
    }
    if (strings.length > MAX_STRINGS || characters > MAX_STRING_CHARACTERS) {
      throw unreadable(
        file,
        'it holds more text than a workbook can be read with',
        'Save the sheet as CSV and upload that.',
      );
    }
  }
  return strings;
}

async function sheetTable(
  sheet: Member,
  id: string,
  file: string,
  workbook: Workbook,
): Promise<Table | null> {
  const head: { line: number; cells: string[] }[] = [];
  let whole = true;
  for await (const elements of elementsOf(sheet, 'row', file)) {
    for (const element of elements) head.push(sheetCells(element, workbook, head.length + 1));
    whole = head.length < HEAD_ROWS * 2;
    if (!whole) break;
  }
  const filled = head.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length < 2) return null;
  const header = headerOf(filled.slice(0, HEAD_ROWS).map(({ cells }) => cells));
  const firstLine = filled[header.skip]?.line ?? 0;
  const check = rowCheck(header.columns, header.headed);
  const rows = filled
    .slice(header.skip)
    .map(check)
    .filter((row): row is Row => row !== null);
  return {
    packedBytes: sheet.packedBytes,
    head: {
      id,
      columns: header.columns,
      headed: header.headed,
      sample: rows.filter((row) => !row.skip && !row.wrong).slice(0, HEAD_ROWS),
      rows: rows.length,
      rowsEstimated: !whole,
      encoding: 'XLSX',
      delimiter: null,
      plainNumbers: true,
    },
    rows: () => streamed(sheet, file, workbook, firstLine, check),
  };
}

async function* streamed(
  sheet: Member,
  file: string,
  workbook: Workbook,
  firstLine: number,
  check: ReturnType<typeof rowCheck>,
): AsyncGenerator<RowBatch> {
  let packed = 0;
  let line = 0;
  const followed: Member = {
    ...sheet,
    bytes: () =>
      sheet.bytes((read) => {
        packed = read;
      }),
  };
  for await (const elements of elementsOf(followed, 'row', file)) {
    const rows: Row[] = [];
    for (const element of elements) {
      const record = sheetCells(element, workbook, line + 1);
      line = record.line;
      const row = line >= firstLine ? check(record) : null;
      if (row) rows.push(row);
    }
    yield { rows, share: Math.min(1, packed / sheet.packedBytes) };
  }
}
