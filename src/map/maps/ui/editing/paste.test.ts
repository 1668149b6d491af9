import { describe, expect, it } from 'vitest';
import type { MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import { seen } from '../../document/seen.ts';
import { cafe, counter } from './cafe.fixture.ts';
import { asTable, copiedCards, readCopied, writeCopied } from './copy.ts';
import { cardsAt } from './edits.ts';
import { gridMaker } from './grid-view.ts';
import { pasteCopied, pasteRows, rowsOfText } from './paste.ts';
import { siblings } from './structure-edits.ts';

const view = gridMaker()(cafe);
const place = (lane: string | null, column: string | null) => ({ lane, column, card: null });
const edited = (operations: readonly Operation[]): MapDocument => seen(applyAll(cafe, operations));
const texts = (map: MapDocument, lane: string, column: string) =>
  cardsAt(map, lane, column).map(({ text }) => text);

describe('what the clipboard holds', () => {
  it('is a list where there are no tabs, its bullets taken off', async () => {
    expect(await rowsOfText('- one\r\n\r\n• two\n3. three\n')).toEqual({
      rows: [['one'], ['two'], ['three']],
      list: true,
    });
  });

  it('is a table where there are, quoted as spreadsheets quote', async () => {
    expect(await rowsOfText('a\t"b ""x""\nb"\nc\td\n')).toEqual({
      rows: [
        ['a', 'b "x"\nb'],
        ['c', 'd'],
      ],
      list: false,
    });
    expect((await rowsOfText('half an inch 5"\tx')).rows).toEqual([['half an inch 5"', 'x']]);
  });
});

describe('pasting', () => {
  it('puts a list into one cell, behind what is there', async () => {
    const map = edited(pasteRows(cafe, view, place('touch', 'in'), await rowsOfText('a\nb'), counter()));
    expect(texts(map, 'touch', 'in')).toEqual(['I come in', 'I queue', 'a', 'b']);
  });

  it('puts what is longer than a card onto several, broken between words', async () => {
    const long = `${'word '.repeat(900)}end`;
    const map = edited(pasteRows(cafe, view, place('touch', 'in'), await rowsOfText(long), counter()));
    const [, , ...pieces] = texts(map, 'touch', 'in');
    expect(pieces.map((text) => text.length)).toEqual([3999, 503]);
    expect(pieces.join(' ')).toBe(long);
    const smiles = await rowsOfText(`x${'🙂'.repeat(2500)}`);
    const [, , ...parts] = texts(
      edited(pasteRows(cafe, view, place('touch', 'in'), smiles, counter())),
      'touch',
      'in',
    );
    expect(parts).toEqual([`x${'🙂'.repeat(1999)}`, '🙂'.repeat(501)]);
  });

  it('lands a table from the cell on, past lines; numbers become feelings, empty cells nothing', async () => {
    const rows = await rowsOfText('x\t\n-1,5\t+2\nslow\tdear');
    const map = edited(pasteRows(cafe, view, place('touch', 'counter'), rows, counter()));
    expect(texts(map, 'touch', 'counter')).toEqual(['x']);
    expect(texts(map, 'touch', 'pay')).toEqual(['I pay']);
    expect(cardsAt(map, 'feel', 'counter')).toMatchObject([{ value: -1.5, text: '' }]);
    expect(cardsAt(map, 'feel', 'pay')).toMatchObject([{ value: 2 }]);
    // The row below the feeling belongs to the lane below the line.
    expect(texts(map, 'pain', 'pay')).toEqual(['dear']);
  });

  it('lets words pass a curve by, and puts those that begin on it at its points', async () => {
    const rows = await rowsOfText('x\ty\nslow\tdear');
    const passed = edited(pasteRows(cafe, view, place('touch', 'counter'), rows, counter()));
    expect(texts(passed, 'feel', 'counter')).toEqual([]);
    expect(texts(passed, 'pain', 'counter')).toEqual(['Slow\n“very”', 'slow']);
    const begun = edited(pasteRows(cafe, view, place('feel', 'counter'), rows, counter()));
    expect(cardsAt(begun, 'feel', 'counter')).toMatchObject([{ value: 0, text: 'x' }]);
    expect(texts(begun, 'pain', 'pay')).toEqual(['dear']);
  });

  it('makes the stages and lanes that are missing', async () => {
    const map = edited(
      pasteRows(cafe, view, place('pain', 'pay'), await rowsOfText('a\tb\nc\td'), counter()),
    );
    expect(siblings(map, null).length).toBe(3);
    expect(Object.keys(map.lanes).length).toBe(5);
    const free = Object.entries(map.lanes).find(([, { kind }]) => kind === 'free')?.[0] ?? '';
    expect(texts(map, free, 'pay')).toEqual(['c']);
  });

  it('takes the first row for titles when it begins at a stage, the first column when it begins at a lane', async () => {
    const stages = edited(
      pasteRows(cafe, view, place(null, 'in'), await rowsOfText('Come\tStand\nhello\tyou'), counter()),
    );
    expect(stages.columns.in?.title).toBe('Come');
    expect(stages.columns.counter?.title).toBe('Stand');
    expect(texts(stages, 'touch', 'counter')).toEqual(['you']);
    const lanes = edited(
      pasteRows(cafe, view, place('pain', null), await rowsOfText('Trouble\tnoise'), counter()),
    );
    expect(lanes.lanes.pain?.title).toBe('Trouble');
    expect(texts(lanes, 'pain', 'in')).toEqual(['noise']);
  });

  it('does nothing without a place', async () => {
    expect(pasteRows(cafe, view, place('gone', 'in'), await rowsOfText('a'), counter())).toEqual([]);
  });
});

describe('copying', () => {
  it('takes cards along with everything but their place, and puts them as far apart elsewhere', async () => {
    const copied = readCopied(writeCopied(copiedCards(view, cafe, new Set(['queue', 'pay']))));
    expect(copied?.map(({ down, across, card }) => [down, across, card.text])).toEqual([
      [0, 0, 'I queue'],
      [0, 2, 'I pay'],
    ]);
    const map = edited(pasteCopied(cafe, view, place('pain', 'in'), copied ?? [], counter()));
    expect(texts(map, 'pain', 'in')).toEqual(['I queue']);
    expect(texts(map, 'pain', 'pay')).toEqual(['I pay']);
  });

  it('knows its own copies only', async () => {
    expect(readCopied('')).toBeUndefined();
    expect(readCopied('[{"down":-1}]')).toBeUndefined();
  });

  it('gives spreadsheets a table that comes back as it was', async () => {
    const table = asTable(view, new Set(['come', 'queue', 'slow']));
    expect(table).toBe('"I come in\nI queue"\t\n\t\n\t\n\t"Slow\n“very”"');
    expect((await rowsOfText(table)).rows[0]).toEqual(['I come in\nI queue', '']);
    expect(asTable(view, new Set())).toBe('');
  });
});
