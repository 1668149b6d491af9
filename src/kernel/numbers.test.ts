import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DecimalEvidence,
  decidedDecimal,
  isBlank,
  parseDecimal,
  parseNumber,
  weighDecimal,
} from './numbers.ts';

function decided(...values: string[]) {
  const evidence: DecimalEvidence = { dot: 0, comma: 0, unclearDot: 0, unclearComma: 0 };
  for (const value of values) weighDecimal(value, evidence);
  return decidedDecimal(evidence);
}

describe('parseNumber', () => {
  it.each([
    ['29.33', '.', 29.33],
    ['1,234.56', '.', 1234.56],
    ['1,23,456.78', '.', 123456.78],
    ['1.234,56', ',', 1234.56],
    ['1 234,56', ',', 1234.56],
    ['1\u00a0234,56', ',', 1234.56],
    ["1'234.50", '.', 1234.5],
    ['(45.00)', '.', -45],
    ['-12', '.', -12],
    ['12-', '.', -12],
    ['−3.5', '.', -3.5],
    ['.5', '.', 0.5],
    ['1.5e3', '.', 1500],
  ] as const)('reads %s with %s as %d', (text, decimal, value) => {
    expect(parseNumber(text, decimal)).toBe(value);
  });

  it.each(['', 'abc', '1,2,3', '1.2.3', '12,34', '1,2345', '--', '1 2', '٣'])('refuses “%s”', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('never reads a dot as decimals where the comma is the mark', () => {
    expect(parseNumber('12.5', ',')).toBeNull();
  });

  it('reads back every number written in either manner', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
        const value = cents / 100;
        const english = value.toLocaleString('en-US', { minimumFractionDigits: 2 });
        const german = value.toLocaleString('de-DE', { minimumFractionDigits: 2 });
        expect(parseNumber(english, '.')).toBeCloseTo(value, 6);
        expect(parseNumber(german, ',')).toBeCloseTo(value, 6);
      }),
    );
  });

  it('throws at no text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('.' as const, ',' as const),
        (text, decimal) => {
          const read = parseDecimal(text, decimal);
          if (read) expect(read.digits).toMatch(/^\d+$/);
        },
      ),
    );
  });
});

describe('the decimal mark of a column', () => {
  it.each([
    [['1.234,56'], ','],
    [['12,50', '1.234'], ','],
    [['12.50', '1,234'], '.'],
    [['1,234'], '.'],
    [['1.234.567'], ','],
    [['0.500'], '.'],
    [['100', '200'], '.'],
  ])('of %j is %s', (values, mark) => {
    expect(decided(...values)).toBe(mark);
  });

  it('is not known from 1.234 alone', () => {
    expect(decided('1.234', '15')).toBeNull();
  });
});

describe('isBlank', () => {
  it.each(['', '-', '--', 'n/a', 'NULL'])('takes “%s” for nothing', (text) =>
    expect(isBlank(text)).toBe(true),
  );
  it.each(['0', '0.00', 'none of it'])('takes “%s” for something', (text) =>
    expect(isBlank(text)).toBe(false),
  );
});
