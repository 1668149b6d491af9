/** Rates read, stored and used: by day, for a week at most, right at both ends of daylight saving, in whole minor units. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { float, int } from '../../platform/eventdb/row.ts';
import { float64, int64, sql, text } from '../../platform/eventdb/sql.ts';
import { buildRates, convertedMinor } from './build-rates.ts';
import { Rates } from './rates.ts';
import { readRates } from './rates-table.ts';

const berlin = { id: 'wsp_1', number: 7, currency: 'EUR', timezone: 'Europe/Berlin' };

describe('a table of rates', () => {
  it.each([
    ['with a header, in any order', 'Currency,Rate,Date\nusd,0.92,2026-01-05\n'],
    ['without a header', '2026-01-05,USD,0.92'],
    ['with semicolons and a decimal comma', '\ufeffDatum;Währung;Kurs\r\n2026-01-05;USD;0,92\r\n'],
    ['in quotes', '"date","currency","rate"\n"2026-01-05","USD","0.92"'],
  ])('is read %s', (_how, table) => {
    expect(readRates(table)).toEqual({
      rates: [{ day: '2026-01-05', currency: 'USD', rate: 0.92 }],
      wrong: [],
    });
  });

  it('names the lines that are none', () => {
    const { rates, wrong } = readRates(
      'date,currency,rate\n5 Jan,USD,1\n2026-01-05,dollars,1\n2026-01-05,USD,0\n\n',
    );
    expect(rates).toEqual([]);
    expect(wrong).toEqual([
      { line: 2, problem: '“5 Jan” is not a day such as 2026-01-31' },
      { line: 3, problem: '“dollars” is not a currency such as USD' },
      { line: 4, problem: '“0” is not a rate above zero' },
    ]);
  });
});

describeOnEachBackend('currency rates', (open) => {
  let backends: Backends;
  beforeEach(async () => {
    backends = await open();
  });
  afterEach(() => backends.close());

  const factorAt = async (built: ReturnType<typeof buildRates>, currency: string, instant: string) => {
    const factor = built.factor({ currency: sql`c`, time: sql`t` });
    const [row] = await backends.events.query(
      sql`SELECT ${factor} AS factor FROM (SELECT ${text(currency)} AS c, ${int64(Date.parse(instant))} AS t) AS e`,
      { factor: float },
    );
    return row?.factor;
  };

  it('hold on their day in business time and a week after it, until the next', async () => {
    const built = buildRates(
      [
        { currency: 'USD', day: '2026-03-27', rate: 0.9 },
        { currency: 'USD', day: '2026-03-30', rate: 0.8 },
        { currency: 'GBP', day: '2026-03-30', rate: 1.2 },
      ],
      'EUR',
      'Europe/Berlin',
    );
    // Berlin goes to summer time on 29 March 2026: midnight is 23:00 UTC before and 22:00 UTC after.
    expect(await factorAt(built, 'USD', '2026-03-26T22:59:59.999Z')).toBe(0);
    expect(await factorAt(built, 'USD', '2026-03-26T23:00:00Z')).toBe(0.9);
    expect(await factorAt(built, 'USD', '2026-03-29T21:59:59.999Z')).toBe(0.9);
    expect(await factorAt(built, 'USD', '2026-03-29T22:00:00Z')).toBe(0.8);
    expect(await factorAt(built, 'USD', '2026-04-06T21:59:59.999Z')).toBe(0.8);
    expect(await factorAt(built, 'USD', '2026-04-06T22:00:00Z')).toBe(0);
    expect(await factorAt(built, 'GBP', '2026-03-30T12:00:00Z')).toBe(1.2);
    expect(await factorAt(built, 'EUR', '1999-01-01T12:00:00Z')).toBe(1);
    expect(await factorAt(built, 'CHF', '2026-03-30T12:00:00Z')).toBe(0);
  });

  it('hold for the whole of the day that has twenty-five hours', async () => {
    const built = buildRates(
      [
        { currency: 'USD', day: '2026-10-25', rate: 0.9 },
        { currency: 'USD', day: '2026-10-26', rate: 0.8 },
      ],
      'EUR',
      'Europe/Berlin',
    );
    expect(await factorAt(built, 'USD', '2026-10-24T22:00:00Z')).toBe(0.9);
    expect(await factorAt(built, 'USD', '2026-10-25T22:59:59.999Z')).toBe(0.9);
    expect(await factorAt(built, 'USD', '2026-10-25T23:00:00Z')).toBe(0.8);
  });

  it('turn minor units into minor units, rounded half away from zero', async () => {
    const built = buildRates([{ currency: 'JPY', day: '2026-01-05', rate: 0.0061 }], 'EUR', 'UTC');
    // 1,000 yen have no smaller unit: 6.10 euro are 610 cents.
    expect(await factorAt(built, 'JPY', '2026-01-05T00:00:00Z')).toBeCloseTo(0.61, 12);
    const converted = async (amount: number, factor: number) => {
      const value = convertedMinor(int64(amount), float64(factor));
      return (await backends.events.query(sql`SELECT ${value} AS amount`, { amount: int }))[0]?.amount;
    };
    expect(await converted(1000, 0.61)).toBe(610);
    expect([await converted(5, 0.5), await converted(-5, 0.5), await converted(-1000, 0.61)]).toEqual([
      3, -3, -610,
    ]);
  });

  it('are kept by business and own currency, with a fingerprint that changes with them', async () => {
    const rates = new Rates(backends);
    const empty = await rates.forBuild(berlin);
    expect(empty.fingerprint).toBe('');
    await rates.save(berlin, [
      { currency: 'USD', day: '2026-01-05', rate: 0.9 },
      { currency: 'USD', day: '2026-01-05', rate: 0.92 },
      { currency: 'GBP', day: '2026-01-05', rate: 1 },
    ]);
    const first = (await rates.forBuild(berlin)).fingerprint;
    expect(first).not.toBe('');
    expect((await rates.forBuild(berlin)).fingerprint).toBe(first);
    const listed = await rates.list(berlin, { limit: 10 });
    expect(listed.items).toEqual([
      { currency: 'GBP', day: '2026-01-05', rate: 1 },
      { currency: 'USD', day: '2026-01-05', rate: 0.92 },
    ]);
    expect(listed.currencies).toContainEqual({
      currency: 'USD',
      events: 0,
      firstDay: null,
      lastDay: null,
      days: 1,
    });
    await rates.save(berlin, [{ currency: 'USD', day: '2026-01-05', rate: 0.93 }]);
    expect((await rates.forBuild(berlin)).fingerprint).not.toBe(first);
    expect((await rates.forBuild({ ...berlin, currency: 'CHF' })).fingerprint).toBe('');
    expect((await rates.forBuild({ ...berlin, id: 'wsp_2' })).fingerprint).toBe('');
    await rates.remove(berlin, 'USD', '2026-01-05');
    await rates.remove(berlin, 'GBP');
    expect((await rates.list(berlin, { limit: 10 })).items).toEqual([]);
  });
});
