import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode, exponentOf, MAX_MINOR, parseMoney } from './money.ts';

describe('parseMoney', () => {
  it.each([
    ['29.33', 'EUR', '.', 2933, 'EUR'],
    ['$22.50', 'USD', '.', 2250, 'USD'],
    ['$22.50', 'CAD', '.', 2250, 'CAD'],
    ['CA$76.00', 'EUR', '.', 7600, 'CAD'],
    ['1.234,56 €', 'USD', ',', 123456, 'EUR'],
    ['1 234,56', 'EUR', ',', 123456, 'EUR'],
    ['(45.00)', 'EUR', '.', -4500, 'EUR'],
    ['-$5.00', 'USD', '.', -500, 'USD'],
    ['$(5.00)', 'USD', '.', -500, 'USD'],
    ['R$ 10,00', 'EUR', ',', 1000, 'BRL'],
    ['12.50 EUR', 'USD', '.', 1250, 'EUR'],
    ['500 kr', 'SEK', '.', 50000, 'SEK'],
    ['1234', 'JPY', '.', 1234, 'JPY'],
    ['1.2345', 'KWD', '.', 1235, 'KWD'],
    ['29.330000000000002', 'EUR', '.', 2933, 'EUR'],
    ['0', 'EUR', '.', 0, 'EUR'],
    ['-0.00', 'EUR', '.', 0, 'EUR'],
  ] as const)('reads %s (%s, %s)', (text, currency, decimal, minor, found) => {
    expect(parseMoney(text, currency, decimal)).toEqual({ kind: 'amount', minor, currency: found });
  });

  it.each(['', '--', '-', 'n/a', 'NaN'])('reads “%s” as nothing', (text) => {
    expect(parseMoney(text, 'EUR').kind).toBe('blank');
  });

  it.each(['abc', '12 apples', '=1+1', '1e400', 'Infinity', '12.34.56'])('refuses “%s”', (text) => {
    expect(parseMoney(text, 'EUR')).toMatchObject({ kind: 'wrong' });
  });

  it('refuses what is too large to be summed safely', () => {
    expect(parseMoney('100000000000.01', 'EUR')).toMatchObject({ kind: 'wrong' });
    expect(parseMoney('9'.repeat(400), 'EUR')).toMatchObject({ kind: 'wrong' });
    expect(parseMoney('100000000000.00', 'EUR')).toMatchObject({ kind: 'amount', minor: MAX_MINOR });
  });

  it('gives a safe whole number or none, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('EUR', 'JPY', 'KWD'), (text, currency) => {
        const read = parseMoney(text, currency);
        if (read.kind === 'amount') expect(Number.isSafeInteger(read.minor)).toBe(true);
      }),
    );
  });

  it('reads back minor units of every exponent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (minor, currency) => {
          const digits = exponentOf(currency);
          const text = `${minor < 0 ? '-' : ''}${(Math.abs(minor) / 10 ** digits).toFixed(digits)}`;
          expect(parseMoney(text, currency)).toMatchObject({ kind: 'amount', minor });
        },
      ),
    );
  });
});

describe('currencyCode', () => {
  it.each([
    ['eur', 'EUR'],
    ['€', 'EUR'],
    ['CA$', 'CAD'],
    ['zł', 'PLN'],
  ])('reads %s', (text, code) => expect(currencyCode(text)).toBe(code));
  it('does not guess a shared sign', () => expect(currencyCode('$')).toBeNull());
});
