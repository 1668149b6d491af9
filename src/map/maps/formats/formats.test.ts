import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { around, cafe, lostBy, texts } from '../../../../test/support/map-files.ts';
import type { MapDocument } from '../document/document.ts';
import { exportFormats, type ImportFormat, pictureFormats } from './format-names.ts';
import { readMapFile, writers } from './formats.ts';
import { MapBuilder } from './imported.ts';
import { parseMermaid } from './mermaid-text.ts';

it('says that live numbers get lost, but in pictures that are given them', () => {
  const map = cafe();
  const [id = ''] = Object.keys(map.cards);
  const card = { ...map.cards[id], figure: { from: 'saved', saved: 'svd_1' } };
  const live = { ...map, cards: { ...map.cards, [id]: card } } as MapDocument;
  for (const format of pictureFormats) {
    expect(lostBy(format, live).join()).toContain('1 live number.');
    expect(lostBy(format, live, { withFigures: true })).toEqual(lostBy(format, map));
  }
  // A table takes no figures from anybody.
  expect(lostBy('csv', live, { withFigures: true }).join()).toContain('1 live number.');
  const measured = { ...map, map: { ...map.map, measure: card.figure } } as MapDocument;
  expect(lostBy('svg', measured, { withFigures: true }).join()).toContain(
    '1 figure that measures the objective.',
  );
  expect(lostBy('json', measured)).toEqual([]);
});

it('every format is written without a word on a map that is empty', async () => {
  const empty = new MapBuilder(around).done().document;
  for (const format of exportFormats) {
    expect((await writers[format].write(empty, around)).length).toBeGreaterThan(0);
    if (!['mermaid', 'cjml'].includes(format)) expect(lostBy(format, empty)).toEqual([]);
  }
});

it('lanes that a file does not name are called in the language asked for', () => {
  const file = new TextEncoder().encode('journey\n title Samstag\n section Finden\n Ich suche: 4: Ana\n');
  const titles = (language: 'en' | 'de') =>
    Object.values(readMapFile('mermaid', file, { ...around, language }).document.lanes).map(
      ({ kind, title }) => [kind, title],
    );
  expect(titles('en')).toContainEqual(['feeling', 'Feeling']);
  expect(titles('de')).toContainEqual(['feeling', 'Gefühl']);
});

it('texts that are too long are cut between signs, and that is told', () => {
  const text = `journey\n title ${'x'.repeat(199)}🙂\n section S\n Go: 5\n`;
  const { document, notes: told } = readMapFile('mermaid', new TextEncoder().encode(text), around);
  expect(document.map.title).toBe('x'.repeat(199));
  expect(texts(told)).toEqual(['Texts that were too long were cut: 1.']);
});

const many = (n: number, line: (at: number) => string) =>
  Array.from({ length: n }, (_, at) => line(at)).join('\n');

it.each<[ImportFormat, string]>([
  ['csv', `Stage,Touchpoint\n${many(130_000, (at) => `S${at},T`)}`],
  ['csv', `Stage${',x'.repeat(40_000)}\nActions${',x'.repeat(40_000)}`],
  ['csv', `Stage${',x'.repeat(400)}\n${many(200, (at) => `L${at}${',x'.repeat(400)}`)}`],
  ['mermaid', `journey\n${many(40_000, (at) => `T${at}`)}`],
  ['miro', JSON.stringify(Array(40_000).fill({ type: 'text', position: { x: 0, y: 0 } }))],
  ['json', `{"version":2,"lanes":{"a":1${many(40_000, (at) => `,"a${at}":1`)}}}`],
  [
    'cjml',
    `<CJML><touchpoints>${many(40_000, (at) => `<action initiatorId="a${at}" phase="p${at}">x</action>`)}</touchpoints></CJML>`,
  ],
])('a file as %s that is many times larger than a map may be is refused as that', (format, text) => {
  expect(() => readMapFile(format, new TextEncoder().encode(text), around)).toThrow(/many times larger/);
});

it('a workbook that unpacks to more than is read is refused as that', () => {
  const file = zipSync({ 'xl/workbook.xml': new Uint8Array(51_000_000) });
  expect(() => readMapFile('xlsx', file, around)).toThrow(/many times larger/);
});

it('remarks beyond the first are counted', () => {
  const text = `journey\nsection A\n${many(100, (at) => `Task ${at}`)}`;
  const { notes: told } = readMapFile('mermaid', new TextEncoder().encode(text), around);
  expect(texts(told).slice(-1)).toEqual(['Of such remarks there are 40 more; they are not shown.']);
});

it('a diagram on one endless line is read in one go', () => {
  for (const line of [': 1'.repeat(200_000), 'a;'.repeat(200_000), `x: 1${' '.repeat(200_000)}y`])
    expect(parseMermaid(`journey\nsection A\n${line}`)?.sections).toHaveLength(1);
});
