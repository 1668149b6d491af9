import { expect, it } from 'vitest';
import { around, cafe, lostBy, texts } from '../../../../test/support/map-files.ts';
import type { MapDocument } from '../document/document.ts';
import { exportFormats, pictureFormats } from './format-names.ts';
import { readMapFile, writers } from './formats.ts';
import { MapBuilder } from './imported.ts';

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
