import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allCells, TestFiles } from '../../../../test/support/import-files.ts';
import { styleOfCode, writtenDay } from './workbook-styles.ts';

let files: TestFiles;
beforeEach(() => {
  files = new TestFiles();
});
afterEach(() => files.remove());

const bytes = (text: string) => new TextEncoder().encode(text);

/** A workbook as programs write it, with one or two sheets. */
function workbook(
  sheets: Readonly<Record<string, string>>,
  strings: readonly string[] = [],
  hidden: readonly string[] = [],
) {
  const names = Object.keys(sheets);
  return zipSync({
    '[Content_Types].xml': bytes('<Types/>'),
    'xl/workbook.xml': bytes(
      `<workbook xmlns:r="r"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': bytes(
      `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': bytes(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': bytes(`<sst>${strings.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`),
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        bytes(`<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`),
      ]),
    ),
  });
}

const HEADER =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Paid</t></is></c></row>';
const ROW =
  '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="2"><v>46110.604166666664</v></c><c r="D2"><v>29.330000000000002</v></c></row>' +
  '<row r="3"><c r="A3" t="str"><v>Zo&#235;</v></c><c r="B3" s="1"><v>46111</v></c><c r="C3"/><c r="D3" t="b"><v>1</v></c></row>';

describe('a workbook', () => {
  it('becomes rows of text: shared and inline strings, dates by style, clean numbers, gaps', async () => {
    const table = await files.table(
      'book.xlsx',
      workbook({ Sales: HEADER + ROW }, ['Name', 'When', 'A &amp; B']),
    );
    expect(table.head).toMatchObject({
      id: 'book.xlsx',
      columns: ['Name', 'When', 'column 3', 'Paid'],
      plainNumbers: true,
    });
    expect(await allCells(table)).toEqual([
      ['A & B', '2026-03-29 14:30:00', '', '29.33'],
      ['Zoë', '2026-03-30', '', 'true'],
    ]);
  });

  it('has a table for each visible sheet that holds one', async () => {
    const book = workbook(
      { Jan: HEADER + ROW, Notes: '', Feb: HEADER + ROW, Old: HEADER + ROW },
      ['Name', 'When', 'x'],
      ['Old'],
    );
    const { tables } = await files.open({ 'book.xlsx': book });
    expect(tables.map(({ head }) => head.id)).toEqual(['book.xlsx › Jan', 'book.xlsx › Feb']);
  });

  it('without a table is refused', async () => {
    const { left } = await files.open({ 'book.xlsx': workbook({ Empty: '' }) });
    expect(left[0]?.message).toContain('none of its sheets holds a table');
  });

  it('of many rows streams', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `<row><c t="inlineStr"><is><t>n${i}</t></is></c><c><v>${i}</v></c></row>`,
    ).join('');
    const table = await files.table(
      'book.xlsx',
      workbook({
        Many: `<row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Count</t></is></c></row>${rows}`,
      }),
    );
    const cells = await allCells(table);
    expect(cells).toHaveLength(5000);
    expect(cells.at(-1)).toEqual(['n4999', '4999']);
  });
});

describe('styles', () => {
  it.each([
    ['dd.mm.yyyy', 'date'],
    ['m/d/yy h:mm', 'datetime'],
    ['[h]:mm:ss', 'time'],
    ['#,##0.00', null],
    ['0.00 "days"', null],
    ['General', null],
    ['[$-409]d\\-mmm\\-yy;@', 'date'],
  ])('%s shows %s', (code, style) => expect(styleOfCode(code)).toBe(style));

  it('count days as spreadsheets do', () => {
    expect(writtenDay(1, 'date', false)).toBe('1900-01-01');
    expect(writtenDay(61, 'date', false)).toBe('1900-03-01');
    expect(writtenDay(0, 'date', true)).toBe('1904-01-01');
    expect(writtenDay(0.75, 'time', false)).toBe('18:00:00');
    expect(writtenDay(-1, 'date', false)).toBeNull();
  });
});
