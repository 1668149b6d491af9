import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { array, float } from '../../platform/eventdb/row.ts';
import { int64s, sql } from '../../platform/eventdb/sql.ts';
import { Answers, openReport, peopleBehind } from '../engine/public.ts';
import { answerAttributionReport } from './attribution-report.ts';
import { AttributionQuery, type ModelId } from './contract.ts';
import { attributionFigures } from './people-behind.ts';
import { decayWeights } from './ways.sql.ts';

const now = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;

let told = 0;
/** Something a person did, so many days ago. */
function event(
  person: string,
  daysAgo: number,
  channel: string | undefined,
  over: Partial<IncomingEvent> = {},
): IncomingEvent {
  told++;
  return {
    messageId: `m${told}`,
    name: 'Page Viewed',
    time: now - daysAgo * DAY,
    precision: 'instant',
    identities: [{ kind: 'user', value: person }],
    ...(channel === undefined ? {} : { channel }),
    ...over,
  };
}
const order = (person: string, daysAgo: number, euros: number, over: Partial<IncomingEvent> = {}) =>
  event(person, daysAgo, 'shop', {
    name: 'Order Completed',
    amount: { minor: euros * 100, currency: 'EUR' },
    ...over,
  });

/** One buyer of three channels, one at the till, one twice, one who came by directly, one of whom nothing is known; two lookers. */
const log: IncomingEvent[] = [
  ...[event('a', 15, 'instagram'), event('a', 8, 'email'), event('a', 8, 'email'), event('a', 1, 'search')],
  order('a', 1, 70),
  ...[event('b', 5, 'search'), order('b', 4, 10, { channel: 'till' })],
  ...[event('c', 9, 'email'), order('c', 8, 20), event('c', 7, 'direct'), order('c', 6, 30)],
  order('d', 3, 40),
  ...[event('e', 6, undefined), event('e', 5, 'instagram')],
  event('f', 5, 'search'),
];

describeOnEachBackend('attribution', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let costs: { channel: string; campaign: string; amountMinor: number }[];
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, 'UTC');
    costs = [];
  });
  afterEach(() => backends.close());

  const report = (query: Partial<Record<keyof AttributionQuery, unknown>> = {}) =>
    answerAttributionReport(
      { ...bench.parts, answers: new Answers(), costsIn: async () => costs },
      bench.workspace,
      AttributionQuery.parse(query),
    );
  type Reply = Awaited<ReturnType<typeof report>>;
  const credits = (
    { models, rows }: Reply,
    id: ModelId,
    what: 'conversions' | 'valueMinor' = 'conversions',
  ) => {
    const at = models.findIndex((model) => model.id === id);
    return Object.fromEntries(
      rows
        .map((row) => [row.id, Number((row.credits[at]?.[what] ?? 0).toFixed(6))] as const)
        .filter(([, n]) => n > 0),
    );
  };

  it('shares out what is worked out by hand', async () => {
    await bench.send(log);
    const answer = await report();
    expect(answer).toMatchObject({
      all: { conversions: 5, valueMinor: 17_000 },
      unknown: { conversions: 1, valueMinor: 4000 },
      without: 2,
    });
    // Ways: instagram > email > search; search; email; email > direct.
    expect(credits(answer, 'first')).toEqual({ instagram: 1, search: 1, email: 2 });
    expect(credits(answer, 'last')).toEqual({ search: 2, email: 1, direct: 1 });
    expect(credits(answer, 'last', 'valueMinor')).toEqual({ search: 8000, email: 2000, direct: 3000 });
    expect(credits(answer, 'last_non_direct')).toEqual({ search: 2, email: 2 });
    expect(credits(answer, 'linear')).toEqual({
      instagram: 0.333333,
      email: 1.833333,
      search: 1.333333,
      direct: 0.5,
    });
    expect(credits(answer, 'u_shaped')).toEqual({ instagram: 0.4, email: 1.7, search: 1.4, direct: 0.5 });
    expect(credits(answer, 'j_shaped')).toEqual({ instagram: 0.2, email: 1.45, search: 1.6, direct: 0.75 });
    expect(credits(answer, 'inverse_j')).toEqual({ instagram: 0.6, email: 1.95, search: 1.2, direct: 0.25 });
    // A week apart each: 1/7, 2/7, 4/7. Two days apart: 2^(−2/7) to 1.
    const faded = 2 ** (-2 / 7) / (1 + 2 ** (-2 / 7));
    expect(credits(answer, 'time_decay')).toEqual({
      instagram: 0.142857,
      email: Number((2 / 7 + 1 + faded).toFixed(6)),
      search: 1.571429,
      direct: Number((1 - faded).toFixed(6)),
    });
    expect(credits(answer, 'time_decay', 'valueMinor').instagram).toBe(1000);
    expect(credits(answer, 'participation')).toEqual({ instagram: 1, email: 3, search: 2, direct: 1 });
    expect(credits(answer, 'shapley')).toEqual(credits(answer, 'linear'));
  });

  it('looks back only so far, sees tills and hand entries, and takes refunds off', async () => {
    await bench.send(log);
    expect(credits(await report({ lookBackDays: 7 }), 'first')).toEqual({ email: 3, search: 1 });
    // A day later the refund of the second order: the first keeps its value.
    await bench.send([
      event('c', 5, 'shop', { name: 'Order Refunded', amount: { minor: -1000, currency: 'EUR' } }),
      event('a', 0.5, 'shop', { name: 'Order Refunded', amount: { minor: -9900, currency: 'EUR' } }),
    ]);
    expect((await report()).all.valueMinor).toBe(17_000);
    const net = await report({ value: 'net' });
    expect(net.all.valueMinor).toBe(17_000 - 1000 - 7000);
    expect(credits(net, 'last', 'valueMinor')).toEqual({ search: 1000, email: 2000, direct: 2000 });
    // Known by its day alone: the touch of that morning came before it.
    const day = now - 2 * DAY;
    await bench.send([
      event('g', 2, 'phone'),
      order('g', 0, 50, { time: day - (day % DAY), precision: 'date', channel: 'till' }),
    ]);
    expect(credits(await report(), 'last').phone).toBe(1);
  });

  it('takes what came at the instant of an order for a touch before it only where the journey has it before', async () => {
    await bench.send([
      event('a', 3, 'search'),
      order('a', 1, 70),
      event('a', 1, 'marketplace', { name: 'Order Approved' }),
      event('b', 1, 'till', { name: 'Basket Scanned' }),
      order('b', 1, 30),
      event('c', 1, 'phone'),
    ]);
    const answer = await report();
    expect(credits(answer, 'participation')).toEqual({ search: 1, till: 1 });
    expect(answer).toMatchObject({ unknown: { conversions: 0 }, without: 1 });
    // Of a day alone nobody knows the order: everything of that day may have been before.
    const day = now - 2 * DAY;
    const dated = { time: day - (day % DAY), precision: 'date' } as const;
    await bench.send([order('d', 0, 50, dated), event('d', 0, 'email', dated)]);
    expect(credits(await report(), 'last').email).toBe(1);
  });

  it('counts conversions of the period with touches before it, and ways of those who did not convert in it', async () => {
    await bench.send(log);
    const answer = await report({ from: '2026-11-19', to: '2026-11-21' });
    expect(answer.all.conversions).toBe(1);
    expect(credits(answer, 'first')).toEqual({ instagram: 1 });
    expect(answer.without).toBe(0);
    expect((await report({ from: '2026-11-15', to: '2026-11-16' })).without).toBe(3);
    expect((await report({ channel: 'email' })).unknown.conversions).toBe(2);
    await expect(report({ goal: 'tch_none' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes any touchpoint as the goal, and gives credit to touchpoints and campaigns', async () => {
    const [stage] = await bench.stages.replace(bench.workspace.id, [{ name: 'Look' }], null);
    const touchpoint = (name: string) =>
      bench.touchpoints.create(bench.workspace.id, {
        stageId: stage?.id ?? '',
        title: name,
        channel: null,
        rule: {
          match: 'all',
          conditions: [{ kind: 'field', field: 'name', operator: 'is', values: [name] }],
        },
      });
    const [view, demo] = [await touchpoint('Page Viewed'), await touchpoint('Demo Booked')];
    await bench.send([
      event('a', 3, 'email', { campaign: 'spring' }),
      event('a', 2, 'search', { campaign: 'brand' }),
      event('a', 1, 'website', { name: 'Demo Booked' }),
      event('b', 3, 'email', { campaign: 'spring' }),
    ]);
    const byTouchpoint = await report({ level: 'touchpoint', goal: demo.id });
    expect(byTouchpoint).toMatchObject({ goal: 'Demo Booked', all: { conversions: 1 }, without: 1 });
    expect(credits(byTouchpoint, 'linear')).toEqual({ [view.id]: 1 });
    costs = [
      { channel: 'email', campaign: 'spring', amountMinor: 500 },
      { channel: 'display', campaign: 'banner', amountMinor: 900 },
      { channel: 'display', campaign: '', amountMinor: 100 },
    ];
    const byCampaign = await report({ level: 'campaign', goal: demo.id });
    expect(credits(byCampaign, 'linear')).toEqual({ spring: 0.5, brand: 0.5 });
    expect(byCampaign.models.some(({ id }) => id === 'last_non_direct')).toBe(false);
    expect(byCampaign.rows.find(({ id }) => id === 'banner')).toMatchObject({ costMinor: 900 });
    expect(byCampaign.rows.find(({ id }) => id === 'spring')?.credits[0]).toMatchObject({
      costPerConversionMinor: 500,
      returnOnSpend: 0,
    });
  });

  it('opens the people of the row that holds the rarely met', async () => {
    const many = Array.from({ length: 60 }, (_, index) => index);
    await bench.send(
      many.flatMap((index) => [
        event(`c${index}`, 3, 'email', { campaign: `campaign ${index}` }),
        order(`c${index}`, 1, 10),
      ]),
    );
    const answer = await report({ level: 'campaign' });
    const others = answer.rows.find(({ id }) => id === '(other)');
    expect(others?.people).toBe(11);
    const scope = await openReport(bench.parts, bench.workspace, {});
    const address = 'attribution.credited?level=campaign&lookBackDays=30&touch=(other)';
    const { rows } = await peopleBehind(attributionFigures, scope, address);
    expect(await backends.events.query(rows, { person: String })).toHaveLength(11);
  });

  it('answers where there is nothing', async () => {
    const answer = await report();
    expect(answer).toMatchObject({ all: { conversions: 0 }, rows: [], caveats: [] });
    expect(answer.sentence).toContain('No order');
  });

  it('lets touches fade without losing old ways', async () => {
    const hours = async (before: readonly number[]) => {
      const times = int64s(before.map((each) => -each * 3_600_000));
      const [row] = await backends.events.query(
        sql`SELECT ${decayWeights(sql`at`, 7 * DAY)} AS weights FROM (SELECT ${times} AS at)`,
        { weights: array(float) },
      );
      const sum = row?.weights.reduce<number>((all, each) => all + (each ?? 0), 0) ?? 1;
      return row?.weights.map((each) => (each ?? 0) / sum);
    };
    expect(await hours([336, 168, 0])).toEqual([1 / 7, 2 / 7, 4 / 7]);
    expect(await hours([0, 0, 0])).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(await hours([1_000_000, 0])).toEqual([0, 1]);
    const old = await hours([2_000_000, 1_999_832]);
    expect(old?.[0]).toBeCloseTo(1 / 3, 12);
  });
});
