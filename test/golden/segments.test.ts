import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReportQuery } from '../../src/analyze/engine/contract.ts';
import { answerStagesReport } from '../../src/analyze/funnel/stages-report.ts';
import { PeopleQuery } from '../../src/analyze/overview/contract.ts';
import { answerPeopleReport } from '../../src/analyze/overview/people-report.ts';
import type { SegmentCondition } from '../../src/analyze/segments/contract.ts';
import { type AnalysisBench, analysisBench, SOURCE } from '../support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../support/backends.ts';
import { events, now, stageNames, timezone, touchpoints } from './journey-log.ts';

describeOnEachBackend('segments of the golden log', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let seePost = '';
  let buy = '';
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, timezone);
    const stages = await bench.stages.replace(
      bench.workspace.id,
      stageNames.map((name) => ({ name })),
      null,
    );
    for (const { stage, ...draft } of touchpoints) {
      const stageId = stages.find(({ name }) => name === stage)?.id ?? '';
      const made = await bench.touchpoints.create(bench.workspace.id, { ...draft, stageId });
      if (stage === 'Awareness') seePost = made.id;
      if (stage === 'Purchase') buy = made.id;
    }
    await bench.send(events);
    await bench.ingest.accept({
      workspace: bench.workspace,
      origin: SOURCE,
      events: [],
      people: [
        { identities: [{ kind: 'user', value: 'ben' }], traits: { city: 'Kiel', age: 41 }, time: now },
        { identities: [{ kind: 'user', value: 'cleo' }], traits: { city: 'Bonn' }, time: now },
      ],
    });
    await bench.ingest.settle(bench.workspace.id);
  });
  afterEach(() => backends.close());

  const selected = async (...conditions: SegmentCondition[]) =>
    (await bench.segments.count(bench.workspace, { match: 'all', conditions })).people;

  it('selects by touchpoints, orders, money, days and words, as counted by hand', async () => {
    const bought = { kind: 'touchpoint', touchpointId: buy, withinDays: null } as const;
    // Ana, Ben, Cleo, Gus; only Ana twice.
    expect(await selected({ ...bought, atLeast: 1, not: false })).toBe(4);
    expect(await selected({ ...bought, atLeast: 2, not: false })).toBe(1);
    expect(await selected({ ...bought, atLeast: 1, not: true })).toBe(3);
    // From 25 October, noon in UTC: Ana's second order, Gus; the till slips of that day are known from its beginning.
    expect(await selected({ ...bought, atLeast: 1, not: false, withinDays: 26 })).toBe(2);
    expect(await selected({ kind: 'orders', atLeast: 1, atMost: 1, withinDays: null })).toBe(3);
    expect(await selected({ kind: 'orders', atLeast: null, atMost: 0, withinDays: null })).toBe(3);
    // Ana 6000, Cleo 1500, Ben 1000; the dollars of Gus are no revenue.
    expect(await selected({ kind: 'revenue', atLeastMinor: 1200, atMostMinor: null, withinDays: null })).toBe(
      2,
    );
    expect(await selected({ kind: 'revenue', atLeastMinor: 2000, atMostMinor: 2000, withinDays: 26 })).toBe(
      1,
    );
    expect(await selected({ kind: 'first_touch', touchpointIds: [seePost] })).toBe(3);
    expect(await selected({ kind: 'touched_through', by: 'channel', values: ['till'], not: false })).toBe(2);
    expect(
      await selected({ kind: 'touched_through', by: 'name', values: ['Ticket Opened'], not: true }),
    ).toBe(6);
    // Everybody but Gus came before noon (UTC) of the 25th; after noon of the 27th only Gus was seen: the refund was that morning.
    expect(await selected({ kind: 'seen', which: 'first', when: 'before', days: 26 })).toBe(6);
    expect(await selected({ kind: 'seen', which: 'last', when: 'within', days: 24 })).toBe(1);
  });

  it('selects by what is known of people and by any event', async () => {
    const trait = (operator: 'is' | 'is_not' | 'contains' | 'exists' | 'missing', ...values: string[]) =>
      selected({ kind: 'trait', trait: 'city', operator, values });
    expect(await trait('is', 'kiel')).toBe(1);
    expect(await trait('is_not', 'Kiel')).toBe(1);
    expect(await trait('contains', 'n')).toBe(1);
    expect(await trait('exists')).toBe(2);
    // Ana is known by her address, without a city. Keys that only events know are nobody we know something of.
    expect(await trait('missing')).toBe(1);
    expect(await selected({ kind: 'trait', trait: 'age', operator: 'at_least', values: ['41'] })).toBe(1);
    expect(await selected({ kind: 'trait', trait: 'age', operator: 'at_most', values: ['40'] })).toBe(0);
    const large = { kind: 'amount' as const, operator: 'at_least' as const, amountMinor: 2500 };
    const rule = { match: 'all' as const, conditions: [large] };
    // Ana twice, Gus in dollars.
    expect(await selected({ kind: 'event', rule, atLeast: 1, withinDays: null })).toBe(2);
    expect(await selected({ kind: 'event', rule, atLeast: 2, withinDays: null })).toBe(1);
  });

  it('narrows every report alike, and stands beside another segment', async () => {
    const till = await bench.segments.create(bench.workspace.id, {
      name: 'Till people',
      rule: {
        match: 'all',
        conditions: [{ kind: 'touched_through', by: 'channel', values: ['till'], not: false }],
      },
    });
    const query = { segment: till.id, compare: 'segment', with: till.id } as const;
    const stages = await answerStagesReport(bench.parts, bench.workspace, ReportQuery.parse(query));
    expect(stages).toMatchObject({ people: 2, orders: 2, revenueMinor: 2500, segment: 'Till people' });
    expect(stages).toMatchObject({ previousOrders: 2, comparedSegment: 'Till people' });
    const people = await answerPeopleReport(
      bench.parts,
      bench.workspace,
      PeopleQuery.parse({ segment: till.id }),
    );
    expect(people.total).toBe(2);
    const first = await answerStagesReport(
      bench.parts,
      bench.workspace,
      ReportQuery.parse({ firstTouch: seePost }),
    );
    expect(first.people).toBe(3);
    await expect(
      answerStagesReport(bench.parts, bench.workspace, ReportQuery.parse({ segment: 'seg_none' })),
    ).rejects.toMatchObject({ code: 'not_found' });
    await bench.segments.remove(bench.workspace.id, till.id);
    expect(await bench.segments.list(bench.workspace.id)).toEqual([]);
  });

  it('counts only touches on a device or of a campaign', async () => {
    await bench.send([
      { ...shared('v1'), name: 'Post Viewed', device: 'phone', campaign: 'spring' },
      { ...shared('v2'), name: 'Post Viewed', device: 'desktop' },
    ]);
    const people = async (query: Partial<ReportQuery>) =>
      (await answerStagesReport(bench.parts, bench.workspace, ReportQuery.parse(query))).people;
    expect(await people({ device: 'phone' })).toBe(1);
    expect(await people({ device: 'phone,desktop' })).toBe(2);
    expect(await people({ campaign: 'spring' })).toBe(1);
    expect(await people({ campaign: 'spring', device: 'desktop' })).toBe(0);
    expect(await people({ campaign: 'never heard of' })).toBe(0);
  });
});

function shared(visitor: string) {
  return {
    messageId: `late-${visitor}`,
    time: now - 1000,
    precision: 'instant' as const,
    identities: [{ kind: 'anonymous', value: visitor }],
  };
}
