import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import {
  type Backends,
  describeOnEachBackend,
  openEmbeddedBackends,
} from '../../../test/support/backends.ts';
import { referenceValues } from '../../../test/support/reference-values.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { firstDayOf, unitNumber } from '../engine/public.ts';
import { RetentionQuery } from './contract.ts';
import { answerRetentionReport } from './retention-report.ts';

const now = Date.UTC(2026, 3, 20, 12);
let told = 0;

/** An order of ten euro at an instant. */
function order(person: string, at: number, over: Partial<IncomingEvent> = {}): IncomingEvent {
  told++;
  return {
    messageId: `m${told}`,
    name: 'Order Completed',
    time: at,
    precision: 'instant',
    identities: [{ kind: 'user', value: person }],
    amount: { minor: 1000, currency: 'EUR' },
    ...over,
  };
}

describeOnEachBackend('retention', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, 'Europe/Berlin');
  });
  afterEach(() => backends.close());
  const report = (query: Partial<Record<keyof RetentionQuery, unknown>> = {}) =>
    answerRetentionReport(bench.parts, bench.workspace, RetentionQuery.parse(query));

  it('tells all days anew when a business moves to another zone, half hours too', async () => {
    await bench.send([
      order('ana', Date.UTC(2026, 0, 31, 18, 45)),
      order('ana', Date.UTC(2026, 1, 1, 4, 30)),
      order('ben', Date.UTC(2026, 0, 31, 23, 30)),
    ]);
    const asked = RetentionQuery.parse({});
    const cohortsIn = async (timezone: string) => {
      const { cohorts } = await answerRetentionReport(bench.parts, { ...bench.workspace, timezone }, asked);
      return cohorts.map(({ fromDay, people, cells }) => [
        fromDay,
        people,
        cells.slice(0, 2).map((c) => c.people.count),
      ]);
    };
    // Ana: 31 January 19:45 and 1 February 05:30; Ben: 1 February 00:30.
    expect(await cohortsIn('Europe/Berlin')).toEqual([
      ['2026-01-01', 1, [1, 1]],
      ['2026-02-01', 1, [1]],
    ]);
    // 13:45, 23:30 and 18:30, all on 31 January.
    expect(await cohortsIn('America/New_York')).toEqual([['2026-01-01', 2, [2]]]);
    // 00:15, 10:00 and 05:00, all on 1 February.
    expect(await cohortsIn('Asia/Kolkata')).toEqual([['2026-02-01', 2, [2]]]);
  });

  it('makes cohorts in business time, across the short day, and leaves what nobody saw empty', async () => {
    await bench.send([
      // 1 February, 00:30 in Berlin is still January in UTC.
      order('ana', Date.UTC(2026, 0, 31, 23, 30)),
      order('ana', Date.UTC(2026, 2, 5)),
      order('ana', Date.UTC(2026, 2, 6)),
      order('ben', Date.UTC(2026, 1, 27, 10)),
      // The night in which the clocks go forward: 23:30 on the 28th is one day before 01:30 on the 29th.
      order('cleo', Date.UTC(2026, 2, 28, 22, 30)),
      order('cleo', Date.UTC(2026, 2, 29, 0, 30)),
      // Twice on one day is once.
      order('dan', Date.UTC(2026, 3, 10, 8)),
      order('dan', Date.UTC(2026, 3, 10, 18)),
    ]);
    const answer = await report();
    expect(answer).toMatchObject({ people: 4, watchedUntilDay: '2026-04-10' });
    const rows = answer.cohorts.map(({ fromDay, people, cells }) => [
      fromDay,
      people,
      cells.map((cell) => cell.people.count),
      cells.map((cell) => cell.complete),
    ]);
    expect(rows).toEqual([
      ['2026-02-01', 2, [2, 1, 0], [true, true, false]],
      ['2026-03-01', 1, [1, 0], [true, false]],
      ['2026-04-01', 1, [1], [false]],
    ]);
    expect(answer.cohorts[0]?.cells.map((cell) => cell.revenueMinor)).toEqual([2000, 2000, 0]);
    expect(answer.curve.map(({ after, people }) => [after, people.count, people.of])).toEqual([
      [0, 3, 3],
      [1, 1, 2],
    ]);
    expect(answer.byDay[0]).toMatchObject({
      days: 1,
      exact: { count: 1, of: 3 },
      within: { count: 1, of: 3 },
    });
    // Ana was watched for 68 days, Ben for 42.
    expect(answer.byDay.at(-1)).toMatchObject({ days: 60, within: { count: 1, of: 1 }, later: { count: 0 } });
    // Ana 32 days and then 1, Cleo 1.
    expect(answer.interval.n).toBe(3);
  });

  it('goes by week from the chosen day, by day, by another start and another way of coming back', async () => {
    await bench.send([
      order('ana', Date.UTC(2026, 3, 5, 10), { name: 'Page Viewed', amount: { minor: 0, currency: 'EUR' } }),
      order('ana', Date.UTC(2026, 3, 6, 10)),
      order('ana', Date.UTC(2026, 3, 13, 10)),
    ]);
    const weeks = await report({ unit: 'week' });
    expect(weeks.cohorts.map(({ fromDay, cells }) => [fromDay, cells.length])).toEqual([['2026-04-06', 2]]);
    const days = await report({ unit: 'day', start: 'first_touch', comeback: 'any' });
    expect(days.cohorts[0]?.fromDay).toBe('2026-04-05');
    expect(days.cohorts[0]?.cells.filter(({ people }) => people.count > 0).map(({ after }) => after)).toEqual(
      [0, 1, 8],
    );
    expect(days.cohorts[0]?.cells[1]?.revenueMinor).toBeNull();
    await expect(report({ start: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('counts only what came through the chosen channels, starts and returns alike', async () => {
    const till = { channel: 'till' };
    await bench.send([
      order('ana', Date.UTC(2026, 2, 2, 10)),
      order('ana', Date.UTC(2026, 2, 4, 10), till),
      order('ana', Date.UTC(2026, 2, 9, 10), { channel: 'shop' }),
      order('ben', Date.UTC(2026, 2, 3, 10), till),
      order('ben', Date.UTC(2026, 2, 11, 10), till),
    ]);
    expect((await report({ unit: 'week' })).cohorts[0]).toMatchObject({ people: 2, fromDay: '2026-03-02' });
    const atTill = await report({ unit: 'week', channel: 'till' });
    expect(
      atTill.cohorts.map(({ people, cells }) => [people, cells.map((cell) => cell.people.count)]),
    ).toEqual([[2, [2, 1]]]);
    expect(atTill.cohorts[0]?.cells.map((cell) => cell.revenueMinor)).toEqual([2000, 1000]);
  });

  it('says what is missing where there is nothing', async () => {
    const answer = await report();
    expect(answer).toMatchObject({ people: 0, cohorts: [], curve: [], halfBackByDays: null });
    expect(answer.sentence).toContain('Nobody bought for the first time');
  });
});

it('numbers units and finds their first days, whatever day a week begins on', () => {
  expect(firstDayOf('week', unitNumber('week', '2026-11-22', 1), 1)).toBe('2026-11-16');
  expect(firstDayOf('week', unitNumber('week', '2026-11-22', 0), 0)).toBe('2026-11-22');
  expect(firstDayOf('week', unitNumber('week', '2026-11-22', 6), 6)).toBe('2026-11-21');
  expect(firstDayOf('month', unitNumber('month', '2026-12-31', 1), 1)).toBe('2026-12-01');
});

const master = sharedData('reference-inputs/cdnow_master_transactions.csv');
interface Values {
  readonly monthly: Record<string, number[]>;
  readonly monthly_revenue: Record<string, number[]>;
  readonly weekly_first_6: Record<string, number[]>;
  readonly n_day: Record<'exact' | 'within' | 'unbounded', Record<string, number>>;
}
const values = referenceValues<Values>('retention_cohorts');

describe.skipIf(master === null || values === null)('CDNOW', () => {
  it('gives the published cohorts (skipped without reference data)', async () => {
    const backends = await openEmbeddedBackends();
    const bench = analysisBench(backends, now, 'UTC');
    const rows = parse(readFileSync(master ?? ''), { columns: true }) as Record<string, string>[];
    const sales = rows.map((row, index) => ({
      messageId: String(index),
      name: 'Order Completed',
      time: Date.parse(`${isoDay(row.date ?? '')}T00:00:00Z`),
      precision: 'date' as const,
      identities: [{ kind: 'user', value: `c${row.customer_id ?? row.id}` }],
      amount: { minor: Math.round(Number(row.amount ?? row.value) * 100), currency: 'EUR' },
    }));
    for (let from = 0; from < sales.length; from += 10_000)
      await bench.send(sales.slice(from, from + 10_000));
    const ask = (unit: 'month' | 'week') =>
      answerRetentionReport(bench.parts, bench.workspace, RetentionQuery.parse({ unit }));
    const months = await ask('month');
    expect(months.people).toBe(23_570);
    for (const { fromDay, cells } of months.cohorts) {
      const month = fromDay.slice(0, 7);
      expect(cells.map(({ people }) => people.count)).toEqual(values?.monthly[month]);
      const revenue = cells.map(({ revenueMinor }) => (revenueMinor ?? 0) / 100);
      for (const [after, amount] of (values?.monthly_revenue[month] ?? []).entries())
        expect(revenue[after]).toBeCloseTo(amount, 2);
    }
    for (const { days, exact, within, later } of months.byDay) {
      const expected = values?.n_day;
      if (expected?.exact[days] !== undefined) expect(exact.count).toBe(expected.exact[days]);
      if (expected?.within[days] !== undefined) expect(within.count).toBe(expected.within[days]);
      if (expected?.unbounded[days] !== undefined) expect(later.count).toBe(expected.unbounded[days]);
    }
    const weeks = await ask('week');
    for (const { fromDay, cells } of weeks.cohorts)
      expect(cells.slice(0, 6).map(({ people }) => people.count)).toEqual(values?.weekly_first_6[fromDay]);
    await backends.close();
  });
});

function isoDay(text: string): string {
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}
