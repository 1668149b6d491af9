/** Figures of personas over a log worked by hand, on every backend; and what a persona bears of advertising. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { PersonaDraft } from '../../people/personas/contract.ts';
import { portraitFor } from '../../people/personas/public.ts';
import { ReportQuery } from '../engine/contract.ts';
import { PeopleQuery } from '../overview/contract.ts';
import { answerPeopleReport } from '../overview/people-report.ts';
import type { SegmentRule } from '../segments/contract.ts';
import { ValueQuery } from '../value/contract.ts';
import { ValueBook } from '../value/value-book.ts';
import { answerValueReport } from '../value/value-report.ts';
import { answerPersonas } from './personas-report.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 5, 11);

let sent = 0;
function event(who: string, day: number, channel: string, minor?: number): IncomingEvent {
  return {
    messageId: `p${sent++}`,
    name: minor === undefined ? 'Page Viewed' : minor < 0 ? 'Order Refunded' : 'Order Completed',
    time: BEGIN + day * DAY,
    precision: 'instant',
    identities: [{ kind: 'user', value: who }],
    channel,
    ...(minor === undefined ? {} : { amount: { minor, currency: 'EUR' } }),
  };
}

/** Five come by Instagram and order for 20 each; one of them looks twice on another day and orders again; three come by the till. */
const log = [
  ...['a', 'b', 'c', 'd', 'e'].flatMap((who) => [event(who, 0, 'instagram'), event(who, 1, 'shop', 2000)]),
  event('a', 3, 'shop'),
  event('a', 3.1, 'shop', 1000),
  event('b', 5, 'shop', -500),
  ...['t', 'u', 'v'].map((who) => event(who, 2, 'till', 400)),
  event('looker', 2, 'instagram'),
];

const byInstagram: SegmentRule = {
  match: 'all',
  conditions: [{ kind: 'touched_through', by: 'channel', values: ['instagram'], not: false }],
};

describeOnEachBackend('figures of personas', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, BEGIN + 20 * DAY, 'Europe/Berlin');
    await bench.send(log);
    const { id } = bench.workspace;
    const segment = await bench.segments.create(id, { name: 'By Instagram', rule: byInstagram });
    const create = (name: string, segmentId: string | null) =>
      bench.personas.create(id, PersonaDraft.parse({ name, portrait: portraitFor(name), segmentId }));
    await create('Ina', segment.id);
    await create('Nobody', null);
    await create('Gone', 'seg_gone');
  });
  afterEach(() => backends.close());

  const people = async (query: object) =>
    (await answerPeopleReport(bench.parts, bench.workspace, PeopleQuery.parse(query))).items;

  it('are shares of everybody, of visits and of money; without a rule there are none', async () => {
    const { all, items, caveats } = await answerPersonas(
      bench.parts,
      bench.workspace,
      ReportQuery.parse({ from: '2026-01-01' }),
    );
    expect(all).toEqual({ people: 9, customers: 8, visits: 16, orders: 9, revenueMinor: 11_700 });
    expect(items[0]).toMatchObject({
      name: 'Ina',
      segment: 'By Instagram',
      people: { count: 6, of: 9 },
      customers: { count: 5, of: 8 },
      visits: 13,
      visitsShare: 13 / 16,
      orders: 6,
      revenueMinor: 10_500,
      perCustomer: { mean: 2100 },
      feeling: { answers: 0, value: null },
    });
    for (const item of items.slice(1))
      expect(item).toMatchObject({ segment: null, people: null, revenueMinor: null });
    expect(caveats.join(' ')).toContain('“Nobody”, “Gone” have no rule');
  });

  it('count what lies within the period and the channels alone', async () => {
    const of = async (query: object) =>
      (await answerPersonas(bench.parts, bench.workspace, ReportQuery.parse(query))).items[0];
    expect(await of({ from: '2026-01-08' })).toMatchObject({
      people: { count: 2 },
      visits: 2,
      revenueMinor: 500,
    });
    expect(await of({ channel: 'till' })).toMatchObject({
      people: { count: 0, share: null },
      revenueMinor: 0,
    });
  });

  it('feel what they answered on a known scale, wherever they did', async () => {
    const review = (who: string, score: string): IncomingEvent => ({
      ...event(who, 4, 'reviews'),
      name: 'Review Submitted',
      properties: { score },
    });
    await bench.send([
      ...['a', 'b', 'c', 'd', 'e'].map((who) => review(who, who === 'a' ? '1' : '5')),
      ...['t', 'u', 'v'].map((who) => review(who, '1')),
    ]);
    const { items } = await answerPersonas(
      bench.parts,
      bench.workspace,
      ReportQuery.parse({ from: '2026-01-01' }),
    );
    // Four times +2 and once -2, all of one day.
    expect(items[0]?.feeling).toMatchObject({ answers: 5, people: 5, value: 1.2 });
    expect(items[1]?.feeling).toBeNull();
    const segment = items[0]?.segmentId ?? '';
    expect(await people({ from: '2026-01-01', behind: 'feelings.reported?', segment })).toHaveLength(5);
    expect(await people({ from: '2026-01-01', behind: 'feelings.reported?' })).toHaveLength(8);
  });

  it('lead to the people behind visits and money', async () => {
    const { items } = await answerPersonas(
      bench.parts,
      bench.workspace,
      ReportQuery.parse({ from: '2026-01-08' }),
    );
    const [ina] = items;
    const asked = { from: '2026-01-08', segment: ina?.segmentId ?? '' };
    expect(await people(asked)).toHaveLength(ina?.people?.count ?? -1);
    // One ordered again, one got money back.
    const paid = await people({ ...asked, behind: 'personas.revenue?' });
    expect(paid.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)).toBe(ina?.revenueMinor);
    expect(paid).toHaveLength(2);
  });

  it('bear advertising by the channels their customers came by', async () => {
    const parts = {
      ...bench.parts,
      book: new ValueBook(),
      costsIn: async () => [
        { channel: 'instagram', campaign: '', amountMinor: 3000 },
        { channel: 'till', campaign: '', amountMinor: 900 },
      ],
    };
    const report = await answerValueReport(parts, bench.workspace, ValueQuery.parse({ from: '2026-01-01' }));
    expect(report.personas).toHaveLength(1);
    expect(report.personas[0]).toMatchObject({
      name: 'Ina',
      customers: 5,
      revenueMinor: 10_500,
      costMinor: 3000,
      costPerCustomerMinor: 600,
    });
  });
});
