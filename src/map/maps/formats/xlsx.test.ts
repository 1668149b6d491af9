import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { around, lostBy, notes, outline, written } from '../../../../test/support/map-files.ts';
import { formatOf, readMapFile } from './formats.ts';
import { MapBuilder, Unreadable } from './imported.ts';
import { fromXlsx } from './xlsx.ts';

describe('tables', () => {
  it.each(['xlsx', 'xlsx-across'] as const)(
    '%s keeps words that a spreadsheet would read as letters',
    (format) => {
      const builder = new MapBuilder(around, { title: 'Order' });
      const stage = builder.stage('Pay _x000D_ now');
      const lane = builder.lane('touchpoints');
      for (const text of ['_x0041_', 'a_x0041_b', '_x005F_x0041_', '__x0042__', '_x41_ stays', '_X0041_'])
        builder.card(lane, stage, text);
      const map = builder.done().document;
      const file = written(format, map);
      const parts = Object.entries(unzipSync(file)).filter(([name]) => /sheet|shared/i.test(name));
      const xml = parts.map(([, part]) => new TextDecoder().decode(part)).join('');
      // Told to the spreadsheet as an underscore, not as the letter it would become.
      expect(xml).toContain('a_x005F_x0041_b');
      expect(xml).not.toMatch(/(?<!_x005F)_x0041_/);
      expect(outline(readMapFile('xlsx', file, around).document)).toEqual(outline(map));
    },
  );

  it.each(['xlsx', 'xlsx-across'] as const)('%s has no cell larger than spreadsheets take', (format) => {
    const builder = new MapBuilder(around, { title: 'Much' });
    const stage = builder.stage('Pay');
    builder.card(builder.lane('touchpoints'), stage, 'I pay');
    const lane = builder.lane('does');
    for (let n = 0; n < 9; n++) builder.card(lane, stage, '🙂'.repeat(2000));
    const map = builder.done().document;
    const cut = 'Cells of a workbook hold 32,767 letters: one ends in “…”. CSV and JSON hold all of it.';
    expect(lostBy(format, map)).toContain(cut);
    expect(lostBy('csv', map).join()).not.toContain('workbook');
    const texts = fromXlsx(written(format, map)).flatMap(({ rows }) => rows.flat());
    const longest = texts.reduce((one, other) => (other.length > one.length ? other : one));
    expect(longest).toHaveLength(32_767);
    expect(longest).toMatch(/🙂…$/u);
  });

  it('of a workbook are found on any sheet, with dates as dates and merged cells told', () => {
    const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (rows: string, more = '') =>
      strToU8(`<worksheet><sheetData>${rows}</sheetData>${more}</worksheet>`);
    const file = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Old" state="hidden" sheetId="1" r:id="r1"/><sheet name="Read me" sheetId="2" r:id="r2"/><sheet name="Map" sheetId="3" r:id="r3"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships>${[1, 2, 3].map((n) => `<Relationship Id="r${n}" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      ),
      'xl/worksheets/sheet1.xml': sheet(
        `<row r="1">${cell('A1', 'Stage')}${cell('B1', 'Touchpoint')}</row><row r="2">${cell('A2', 'Old')}</row>`,
      ),
      'xl/worksheets/sheet2.xml': sheet(`<row r="1">${cell('A1', 'Look at the map')}</row>`),
      'xl/worksheets/sheet3.xml': sheet(
        `<row r="1">${cell('A1', 'Stage')}${cell('B1', 'Find')}${cell('D1', 'Buy')}</row>
         <row r="2">${cell('A2', 'When')}<c r="B2" s="1"><v>46027</v></c>${cell('C2', 'later')}</row>`,
        '<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>',
      ),
    });
    const imported = readMapFile(formatOf(file), file, around);
    expect(outline(imported.document).columns).toEqual(['Find', 'Buy']);
    expect(outline(imported.document).cards.map(({ text, column }) => [text, column])).toEqual([
      ['2026-01-05', 'Find'],
      ['later', 'Find'],
    ]);
    expect(notes(imported)).toContain('guessed: Of 2 sheets, “Map” was read.');
    expect(notes(imported)).toContain('guessed: What stands in merged cells');
  });

  it('of a workbook with empty rows and texts keep every other in its place', () => {
    const [sheet, strings] = [
      '<worksheet><sheetData><row r="1"/><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>2</v></c></row><row r="3"/><row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" t="s"><v>4</v></c></row></sheetData></worksheet>',
      '<sst><si><t>Stage</t></si><si/><si><t>Find</t></si><si><t>Does</t></si><si><t>I look</t></si></sst>',
    ];
    const file = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Map" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
      'xl/sharedStrings.xml': strToU8(strings),
    });
    const { document } = readMapFile(formatOf(file), file, around);
    expect(outline(document)).toMatchObject({
      columns: ['Find'],
      cards: [{ column: 'Find', text: 'I look' }],
    });
  });

  it.each(['<row>', '<row><c>', '<row><c ', '<row></row><mergeCell '])(
    'a workbook of broken %s is refused at once',
    (piece) => {
      const file = zipSync({
        'xl/workbook.xml': strToU8(
          '<workbook><sheets><sheet name="Map" sheetId="1" r:id="r1"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${piece.repeat(400_000)}`),
      });
      expect(() => readMapFile('xlsx', file, around)).toThrow(Unreadable);
    },
  );

  it('a workbook says how many of its formulas have no value', () => {
    const file = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Map" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Stage</v></c><c r="B1" t="str"><v>Find</v></c></row>
        <row r="2"><c r="A2" t="str"><v>Actions</v></c><c r="B2" t="str"><f>"I "&amp;"pay"</f><v>I pay</v></c></row>
        <row r="3"><c r="A3" t="str"><v>Pains</v></c><c r="B3"><f>A1&amp;B1</f></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData></worksheet>`,
      ),
    });
    const imported = readMapFile('xlsx', file, around);
    expect(outline(imported.document).cards.map(({ text }) => text)).toEqual(['I pay']);
    expect(notes(imported)).toMatch(/lost: Cells with a formula that has no value, or failed, .*: 2\./);
  });

  it.each([
    ["'Ours'", 'Ours'],
    ['A/B: [c]*?', 'A B   c'],
    [`${'x'.repeat(30)}🙂`, 'x'.repeat(30)],
    ["'", 'Map'],
  ])('a sheet of the map %s is called as spreadsheets allow', (title, name) => {
    const map = new MapBuilder(around, { title }).done().document;
    const book = unzipSync(written('xlsx', map))['xl/workbook.xml'];
    expect(new TextDecoder().decode(book)).toContain(`<sheet name="${name}"`);
  });
});
