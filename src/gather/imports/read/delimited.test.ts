import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordParser, SPACES } from './delimited.ts';
import { dialectOf } from './delimiter.ts';

/** All records of a text given in pieces. */
function records(pieces: readonly string[], delimiter = ',') {
  const parser = recordParser(delimiter);
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

const cells = (text: string, delimiter = ',') => records([text], delimiter).map((record) => record.cells);

describe('recordParser', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a ""b""",c\n', [['a "b"', 'c']]],
    ['"1\n2",3\n', [['1\n2', '3']]],
    ['a, "b, c",d\n', [['a', 'b, c', 'd']]],
    ['5" pipe,x\n', [['5" pipe', 'x']]],
    ['"a"b,c\n', [['ab', 'c']]],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\n\n\nb\n', [['a'], ['b']]],
    ['"",""\n', [['', '']]],
  ])('reads %j', (text, expected) => expect(cells(text)).toEqual(expected));

  it('takes a quotation mark that is never closed for a letter, and loses no row', () => {
    expect(cells('a,b\n"bad,1\ngood,2\n')).toEqual([
      ['a', 'b'],
      ['"bad', '1'],
      ['good', '2'],
    ]);
  });

  it('says the line on which each record begins', () => {
    expect(records(['a\n"1\n2"\n\nb\n']).map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('splits fixed columns at runs of spaces', () => {
    expect(cells(' 00004 0001 19970101  2   29.33\r\n', SPACES)).toEqual([
      ['00004', '0001', '19970101', '2', '29.33'],
    ]);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '1', ';') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  const written = (rows: string[][]) =>
    rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');

  it('reads back any table that was written with quotes, wherever it is cut into pieces', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(200), { maxLength: 6 }), (rows, cuts) => {
        const text = `${written(rows)}\n`;
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
        expect(records(pieces).map((record) => record.cells)).toEqual(rows);
      }),
    );
  });

  it('agrees with csv-parse', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = `${written(rows)}\n`;
        expect(cells(text)).toEqual(parse(text, { relax_column_count: true, skip_empty_lines: true }));
      }),
    );
  });

  it('keeps going whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Array.isArray(cells(text))).toBe(true);
      }),
    );
  });
});

describe('dialectOf', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['Campaign report\nAll time\nDay\tCost\n1\t2\n', '\t'],
    [' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n', SPACES],
    ['email\na@b.c\nd@e.f\n', ','],
  ])('of %j', (head, delimiter) => expect(dialectOf(head)).toEqual({ delimiter, skipLines: 0 }));

  it('believes a sep= line', () =>
    expect(dialectOf('sep=;\na;b\n')).toEqual({ delimiter: ';', skipLines: 1 }));
});
