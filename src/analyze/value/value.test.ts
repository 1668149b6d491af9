/** The value reports over a log worked by hand, on every backend; then on customers made from a known rhythm. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { addDays, startOfDay } from '../../kernel/calendar.ts';
import { randomFrom } from '../../kernel/random.ts';
import { CustomersValueQuery, ValueQuery } from './contract.ts';
import { answerCustomersValue, type CustomersValueParts, customersValueLines } from './customers-value.ts';
import { ValueBook } from './value-book.ts';
import { answerValueReport } from './value-report.ts';

const TZ = 'Europe/Berlin';
const NOW = Date.UTC(2026, 3, 10, 10);
const HOUR = 3_600_000;

let sent = 0;
function event(
  who: string,
  day: string,
  hour: number,
  name: string,
  more: Partial<IncomingEvent> = {},
): IncomingEvent {
  sent++;
  const time = startOfDay(day, TZ) + hour * HOUR;
  return {
    messageId: `v${sent}`,
    name,
    time,
    precision: 'instant',
    identities: [{ kind: 'user', value: who }],
    ...more,
  };
}
const order = (who: string, day: string, hour: number, minor: number): IncomingEvent =>
  event(who, day, hour, 'Order Completed', { amount: { minor, currency: 'EUR' }, channel: 'shop' });
const refund = (who: string, day: string, hour: number, minor: number): IncomingEvent =>
  event(who, day, hour, 'Order Refunded', { amount: { minor: -minor, currency: 'EUR' } });

/** Summer time begins on 29 March 2026: that day has 23 hours. */
const log = [
  // Ana finds the shop on Instagram, buys twice on the 27th, which is one purchase, again late on the 29th and early on the 30th.
  event('ana', '2026-03-20', 10, 'Post Viewed', { channel: 'instagram' }),
  order('ana', '2026-03-27', 10, 4000),
  order('ana', '2026-03-27', 23.5, 1000),
  order('ana', '2026-03-29', 22.9, 2000),
  order('ana', '2026-03-30', 0.5, 3000),
  // The first is taken back in part before the second purchase, the rest after.
  refund('ana', '2026-03-28', 9, 500),
  refund('ana', '2026-04-02', 9, 1000),
  // Ben buys once; Cleo looks and never buys; Dora has been a customer since long before.
  order('ben', '2026-04-01', 12, 1500),
  event('cleo', '2026-04-03', 12, 'Product Viewed', { channel: 'website' }),
  order('dora', '2025-10-24', 12, 700),
  order('dora', '2025-10-25', 23.9, 700),
  event('cleo', '2026-04-05', 9, 'Product Viewed', { channel: 'website' }),
];

describeOnEachBackend('value', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let parts: CustomersValueParts;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, NOW, TZ);
    parts = {
      ...bench.parts,
      book: new ValueBook(),
      costsIn: async () => [{ channel: 'instagram', campaign: '', amountMinor: 1200 }],
    };
  });
  afterEach(() => backends.close());

  const value = (query: Record<string, unknown> = {}) =>
    answerValueReport(parts, bench.workspace, ValueQuery.parse(query));
  const list = (query: Record<string, unknown> = {}) =>
    answerCustomersValue(parts, bench.workspace, CustomersValueQuery.parse(query));

  it('counts purchases by business day and money net of refunds', async () => {
    await bench.send(log);
    const { items, total } = await list({ list: 'all', sort: 'purchases' });
    expect(total).toBe(3);
    expect(
      items.map(({ label, purchases, spentMinor, lastDay, silentDays }) => [
        label,
        purchases,
        spentMinor,
        lastDay,
        silentDays,
      ]),
    ).toEqual([
      // The data end on 5 April.
      ['ana', 3, 8500, '2026-03-30', 6],
      ['dora', 2, 1400, '2025-10-25', 162],
      ['ben', 1, 1500, '2026-04-01', 4],
    ]);
    expect(items[0]?.usualGapDays).toBe(1.5);
    // Without a model nothing is known of who bought less than three times.
    expect(items.map(({ state, stakeMinor }) => [state, stakeMinor])).toEqual([
      ['active', 0],
      ['unknown', null],
      ['unknown', null],
    ]);
    expect(items[0]?.channel).toBe('instagram');

    const ben = items.find(({ label }) => label === 'ben');
    expect((await list({ person: ben?.person })).items).toEqual([ben]);
    expect((await list({ person: 'nobody' })).items).toEqual([]);

    const report = await value();
    expect(report).toMatchObject({ customers: 3, purchases: 6, revenueMinor: 11400, untilDay: '2026-04-05' });
    expect(report.outlook).toBeNull();
    expect(report.soFar).toBeNull();
    expect(report.sentence).toBe('3 people bought for €114 in all.');
    expect(report.caveats[0]).toContain('it needs 200 customers or more; there are 3');
    expect(report.channels.find(({ channel }) => channel === 'instagram')).toMatchObject({
      customers: 1,
      costMinor: 1200,
      costPerCustomerMinor: 1200,
      revenueMinor: 8500,
    });
  });

  it('is about those who first bought in the period, until its end', async () => {
    await bench.send(log);
    const later = await value({ from: '2026-01-01' });
    expect(later).toMatchObject({ customers: 2, purchases: 4 });
    const sooner = await value({ to: '2026-03-30' });
    // Ana by then: two purchases, 4000 + 1000 + 2000 − 500; Ben has not come yet.
    expect(sooner).toMatchObject({ customers: 2, purchases: 4, revenueMinor: 7900, untilDay: '2026-03-29' });
    expect((await value({ channel: 'till' })).customers).toBe(0);
  });

  it('shows each saved segment beside the others, and can be about one alone', async () => {
    await bench.send(log);
    const rule = (atLeast: number) => ({
      match: 'all' as const,
      conditions: [{ kind: 'orders' as const, atLeast, atMost: null, withinDays: null }],
    });
    const often = await bench.segments.create(bench.workspace.id, { name: 'Often', rule: rule(2) });
    await bench.segments.create(bench.workspace.id, { name: 'Never there', rule: rule(99) });
    const report = await value();
    expect(
      report.segments.map(({ name, customers, revenueMinor }) => [name, customers, revenueMinor]),
    ).toEqual([['Often', 2, 9900]]);
    expect(await value({ segment: often.id })).toMatchObject({ customers: 2, untilDay: '2026-04-05' });
  });

  it('answers an empty business', async () => {
    const report = await value();
    expect(report).toMatchObject({
      customers: 0,
      revenueMinor: 0,
      rfm: null,
      concentration: null,
      channels: [],
    });
    expect(report.sentence).toContain('Nobody bought');
    expect((await list()).items).toEqual([]);
  });

  it('forecasts, tests the forecast and lists who slips away', async () => {
    const days = 400;
    const first = '2025-03-01';
    await bench.send(regulars(700, first, days));
    const report = await value({ months: 6 });
    expect(report.customers).toBe(700);
    expect(report.models.map(({ status }) => status)).toEqual(['fitted', 'fitted', 'fitted']);
    expect(report.outlook?.months).toBe(6);
    const { mean, low, high } = report.outlook?.perCustomer ?? { mean: 0, low: 0, high: 0 };
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    const chances = report.outlook?.newcomer.chances ?? [];
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    const test = report.calibration;
    expect(Math.abs((test?.predicted ?? 0) / (test?.actual ?? 1) - 1)).toBeLessThan(0.2);
    expect(report.rfm?.reduce((sum, group) => sum + group.people, 0)).toBe(700);
    expect(report.rfm?.reduce((sum, group) => sum + group.revenueMinor, 0)).toBe(report.revenueMinor);

    const calls = await list({ months: 6 });
    expect(calls.total).toBe(report.care.worthACall);
    expect(calls.total).toBeGreaterThan(0);
    expect(calls.items.every(({ state, purchases }) => state === 'at_risk' && purchases > 1)).toBe(true);
    expect(calls.items.reduce((sum, { stakeMinor }) => sum + (stakeMinor ?? 0), 0)).toBe(
      report.care.stakeMinor,
    );
    const stakes = calls.items.map(({ stakeMinor }) => stakeMinor ?? 0);
    expect(stakes).toEqual([...stakes].sort((a, b) => b - a));

    const seen = new Set<string>();
    for (let cursor: string | null = '0'; cursor !== null; ) {
      const page = await list({ list: 'all', months: 6, limit: 300, cursor });
      for (const { person } of page.items) seen.add(person);
      cursor = page.next;
    }
    expect(seen.size).toBe(700);
    const lines = [];
    for await (const line of customersValueLines(
      parts,
      bench.workspace,
      CustomersValueQuery.parse({ list: 'all', months: 6 }),
    ))
      lines.push(line);
    expect(lines).toHaveLength(701);
    expect(lines[0]?.slice(0, 2)).toEqual(['customer', 'id']);
    expect(lines[1]?.[9]).toMatch(/^\d+\.\d\d$/);
  });
});

/** Customers who buy at rates of their own and leave after a purchase with a chance of their own. */
function regulars(count: number, firstDay: string, days: number): IncomingEvent[] {
  const random = randomFrom('regulars');
  const events: IncomingEvent[] = [];
  for (let who = 0; who < count; who++) {
    const begins = Math.floor(random.next() * days * 0.6);
    const gap = 1 / ((random.waiting(1) + random.waiting(1)) / 70);
    const leaves = Math.min(0.9, random.next() ** 3 + 0.02);
    const worth = 1500 + random.waiting(2500);
    for (let at = begins; at < days; at += Math.max(1, random.waiting(gap))) {
      const day = addDays(firstDay, Math.floor(at));
      events.push(order(`c${who}`, day, 12, Math.round(worth * (0.5 + random.next()))));
      if (random.chance(leaves)) break;
    }
  }
  return events;
}
