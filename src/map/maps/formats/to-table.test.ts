import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { around, bytes, cafe, lostBy, notes, outline, written } from '../../../../test/support/map-files.ts';
import type { MapDocument } from '../document/document.ts';
import { readMapFile } from './formats.ts';
import { MapBuilder } from './imported.ts';

describe('tables', () => {
  it.each(['csv', 'xlsx'] as const)(
    '%s with one row per touchpoint holds the lanes, steps, curves and evidence',
    (format) => {
      const map = cafe();
      const file = written(format, map);
      const back = readMapFile(format, file, around);
      expect(outline(back.document)).toEqual(outline(map));
      expect(back.notes).toEqual([]);
      expect(lostBy(format, map)).toEqual([expect.stringMatching(/2 facts about the map/)]);
    },
  );

  it('names owners as people do, and finds members by their name', () => {
    const builder = new MapBuilder(around, { title: 'Owners' });
    const [stage, lane] = [builder.stage('Arrive'), builder.lane('touchpoints')];
    for (const owner of ['acc_1', 'Ben', null]) builder.card(lane, stage, 'I arrive', { owner });
    const table = new TextDecoder().decode(written('csv', builder.done().document));
    expect(table).toContain('Ana Huber');
    expect(table).not.toContain('acc_1');
    const back = readMapFile('csv', bytes(table.replace('Ana Huber', 'ana huber')), around);
    expect(Object.values(back.document.cards).map(({ owner }) => owner)).toEqual(['acc_1', 'Ben', null]);
  });

  it.each(['csv-across', 'xlsx-across'] as const)('%s holds what the map is about too', (format) => {
    const map = cafe();
    const file = written(format, map);
    const back = readMapFile(format === 'csv-across' ? 'csv' : 'xlsx', file, around);
    const without = (document: MapDocument) => {
      const { cards, ...rest } = outline(document, 'cards');
      return { ...rest, cards: cards.map(({ evidence: _, ...card }) => card) };
    };
    expect(without(back.document)).toEqual(without(map));
    expect(back.document.map).toEqual(map.map);
    expect(lostBy(format, map).join()).toMatch(
      /1 colour of a card\..*1 owner of a card\..*2 pieces of evidence/,
    );
  });

  it('come back whole from any texts', () => {
    const clean = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((text) => text.replace(/[\p{C}\p{Z}⏎[\]]+/gu, ' ').trim())
      .filter((text) => text !== '' && !/^[+\-−–]?\d/.test(text));
    const table = fc.uniqueArray(clean, {
      minLength: 2,
      maxLength: 5,
      selector: (text) => text.toLowerCase(),
    });
    fc.assert(
      fc.property(table, fc.array(clean, { maxLength: 6 }), fc.nat(9), (stages, texts, pick) => {
        const builder = new MapBuilder(around, { title: 'x' });
        const ids = stages.map((title) => builder.stage(title));
        const lanes = [builder.lane('touchpoints'), builder.lane('does'), builder.lane('pains')];
        for (const [i, text] of texts.entries()) {
          builder.card(lanes[(i + pick) % 3]!, ids[i % ids.length]!, text);
        }
        builder.feeling(builder.lane('feeling'), ids[0]!, -1.5);
        const map = builder.done().document;
        for (const format of ['csv', 'xlsx', 'csv-across', 'xlsx-across'] as const) {
          const file = written(format, map);
          const back = readMapFile(format.startsWith('csv') ? 'csv' : 'xlsx', file, around);
          expect(outline(back.document)).toEqual(outline(map));
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(['csv', 'xlsx', 'csv-across', 'xlsx-across'] as const)(
    '%s keeps empty lines, words in brackets, and how the lane of the touchpoints is called',
    (format) => {
      const builder = new MapBuilder(around, { title: 'x' });
      const [stage, lane] = [builder.stage('A'), builder.lane('touchpoints', 'Where we meet')];
      builder.card(lane, stage, 'one\n\nthree');
      builder.card(lane, stage, 'a form [two pages]');
      builder.card(lane, stage, 'a mail [short]', { channel: 'email' });
      builder.card(builder.lane('pains'), stage, 'no\n\nanswer');
      const map = builder.done().document;
      const back = readMapFile(format.startsWith('csv') ? 'csv' : 'xlsx', written(format, map), around);
      expect(outline(back.document)).toEqual(outline(map));
      expect(notes(back)).toBe('');
    },
  );

  it.each(['csv', 'xlsx', 'csv-across', 'xlsx-across'] as const)(
    '%s runs nothing in a spreadsheet, and gives back what would have been run',
    (format) => {
      const builder = new MapBuilder(around, { title: '=1+1' });
      const stage = builder.stage('=HYPERLINK("https://x.example")');
      for (const text of ['=1+1', '+49 170', '@me', '-5 items', "'=1+1", "''=y", "'quoted'"]) {
        builder.card(builder.lane('touchpoints'), stage, text);
        builder.card(builder.lane('pains'), builder.stage(text), text);
      }
      const map = builder.done().document;
      const file = written(format, map);
      if (format.startsWith('csv')) expect(new TextDecoder().decode(file)).not.toMatch(/(^|\r\n|,)"?[=+@]/);
      const back = readMapFile(format.startsWith('csv') ? 'csv' : 'xlsx', file, around);
      expect(outline(back.document)).toEqual(outline(map));
    },
  );

  it('a CSV that was opened in a spreadsheet and saved as a workbook gives back the same', () => {
    const saved = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Map" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Stage</v></c><c r="B1" t="str"><v>Touchpoint</v></c></row>
        <row r="2"><c r="A2" t="str"><v>One</v></c><c r="B2" t="str"><v>'=1+1</v></c></row></sheetData></worksheet>`,
      ),
    });
    const { document } = readMapFile('xlsx', saved, around);
    expect(outline(document).cards.map(({ text }) => text)).toEqual(['=1+1']);
  });
});
