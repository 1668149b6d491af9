/** What stands beside a figure is what the same question gives about those days or people; a planted change is called one. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { IncomingEvent } from '../../gather/events/public.ts';
import { answerAttributionReport } from '../attribution/attribution-report.ts';
import { AttributionQuery } from '../attribution/contract.ts';
import { Answers } from '../engine/public.ts';
import { PathsQuery } from '../paths/contract.ts';
import { answerPathsReport } from '../paths/paths-report.ts';
import { RetentionQuery } from '../retention/contract.ts';
import { answerRetentionReport } from '../retention/retention-report.ts';
import { FunnelQuery } from '../steps/contract.ts';
import { answerFunnelReport } from '../steps/funnel-report.ts';
import { ValueQuery } from '../value/contract.ts';
import { ValueBook } from '../value/public.ts';
import { answerValueReport } from '../value/value-report.ts';

const now = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;

/** Eighty people in each of two months: since October search brings most of them, more go on by “help”, and more come back. */
function log(): IncomingEvent[] {
  const events: IncomingEvent[] = [];
  for (const [month, start] of [Date.UTC(2026, 8, 1, 9), Date.UTC(2026, 9, 1, 9)].entries()) {
    for (let n = 0; n < 80; n++) {
      const later = month === 1;
      const did = (name: string, day: number, over: Partial<IncomingEvent> = {}) =>
        events.push({
          messageId: `c${month}-${n}-${day}-${name}`,
          name,
          time: start + day * DAY,
          precision: 'instant',
          identities: [{ kind: 'user', value: `m${month}n${n}` }],
          ...over,
        });
      const bought = { amount: { minor: n % 2 === 0 ? 2000 : 9000, currency: 'EUR' }, channel: 'shop' };
      did('view', 0, {
        channel: n < (later ? 60 : 25) ? 'search' : 'email',
        device: n % 2 === 0 ? 'phone' : 'desktop',
      });
      if (n < (later ? 50 : 20)) did('help', 1, { channel: 'website' });
      did('Order Completed', 2, bought);
      if (n < (later ? 40 : 10)) did('Order Completed', 7, bought);
    }
  }
  // Somebody later, so that everybody was watched for a month.
  events.push({
    messageId: 'late',
    name: 'view',
    time: Date.UTC(2026, 10, 10, 9),
    precision: 'instant',
    identities: [{ kind: 'user', value: 'late' }],
  });
  return events;
}

describeOnEachBackend('what is beside a figure', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let phones: string;
  beforeEach(async () => {
    backends = await open();
    bench = analysisBench(backends, now, 'UTC');
    await bench.send(log());
    const rule = {
      match: 'all' as const,
      conditions: [
        { kind: 'touched_through' as const, by: 'device' as const, values: ['phone'], not: false },
      ],
    };
    phones = (await bench.segments.create(bench.workspace.id, { name: 'On a phone', rule })).id;
  });
  afterEach(() => backends.close());

  const october = { from: '2026-10-01', to: '2026-10-31' };
  const september = { from: '2026-09-01', to: '2026-10-01' };
  const before = { ...october, compare: 'previous' };
  const beside = () => ({ ...october, compare: 'segment', with: phones });

  it('in retention', async () => {
    const ask = (query: object) =>
      answerRetentionReport(bench.parts, bench.workspace, RetentionQuery.parse(query));
    const [answer, alone] = [await ask(before), await ask(september)];
    expect(answer.compared?.byDay.map(({ within, exact }) => [within, exact])).toEqual(
      alone.byDay.map(({ within, exact }) => [within, exact]),
    );
    expect(answer.compared).toMatchObject({
      people: 80,
      returned: alone.returned,
      takesDifferentlyLong: true,
    });
    const week = answer.compared?.byDay.find(({ days }) => days === 7);
    expect(week?.difference).toMatchObject({ difference: 0.375, isReal: true });
    expect(answer.sentence).toContain('That is more than in the period before: 13 of 100');
    expect(alone.compared).toBeNull();
    const people = await ask(beside());
    expect(people.compared?.byDay.every(({ difference }) => !difference?.isReal)).toBe(true);
    expect(people.caveats.join()).toContain('80 people are on both sides');
    expect(people.sentence).not.toContain('among');
  });

  it('in the funnel', async () => {
    const [stage] = await bench.stages.replace(bench.workspace.id, [{ name: 'All' }], null);
    const steps: string[] = [];
    for (const name of ['view', 'help']) {
      const rule = {
        match: 'all' as const,
        conditions: [
          { kind: 'field' as const, field: 'name' as const, operator: 'is' as const, values: [name] },
        ],
      };
      const touchpoint = { stageId: stage?.id ?? '', title: name, channel: null, rule };
      steps.push((await bench.touchpoints.create(bench.workspace.id, touchpoint)).id);
    }
    const ask = (query: object) =>
      answerFunnelReport(bench.parts, bench.workspace, FunnelQuery.parse({ steps: steps.join(), ...query }));
    const answer = await ask(before);
    expect(answer.steps[1]).toMatchObject({
      people: 50,
      previousPeople: 20,
      difference: { difference: 0.375, isReal: true },
    });
    expect(answer.sentence).toContain(
      'From “view” to “help” 38 of 100 more go on than in the period before.',
    );
    expect((await ask(beside())).steps[1]?.difference?.isReal).toBe(false);
    expect((await ask(october)).steps[1]?.difference).toBeNull();
  });

  it('in paths', async () => {
    const ask = (query: object) =>
      answerPathsReport(bench.parts, bench.workspace, PathsQuery.parse({ by: 'name', ...query }));
    const [answer, alone] = [await ask(before), await ask(september)];
    expect(answer.peopleBefore).toBe(alone.people);
    for (const leg of answer.legs) {
      const theirs = alone.legs.find(({ from, to }) => from === leg.from && to === leg.to);
      expect([leg.from, leg.to, leg.before?.count]).toEqual([leg.from, leg.to, theirs?.people ?? 0]);
    }
    for (const way of answer.variants) {
      const theirs = alone.variants.find(({ stations }) => String(stations) === String(way.stations));
      expect(way.before?.count).toBe(theirs?.people.count ?? 0);
    }
    const helped = answer.legs.find(({ from, to }) => from === 'view' && to === 'help');
    expect(helped).toMatchObject({ people: 50, before: { count: 20, of: 80 }, difference: { isReal: true } });
    expect(answer.sentence).toContain('than in the period before went from “view” to');
    expect((await ask(beside())).legs.every(({ difference }) => difference?.isReal === false)).toBe(true);
  });

  it('in the credits', async () => {
    const ask = (query: object) =>
      answerAttributionReport(
        { ...bench.parts, answers: new Answers(), costsIn: async () => [] },
        bench.workspace,
        AttributionQuery.parse({ lookBackDays: 20, ...query }),
      );
    const [answer, alone] = [await ask(before), await ask(september)];
    expect(answer.before).toEqual({ all: alone.all, unknown: alone.unknown });
    for (const row of answer.rows) {
      const theirs = alone.rows.find(({ id }) => id === row.id);
      for (const [at, credit] of row.credits.entries()) {
        expect(credit.before?.conversions).toBeCloseTo(theirs?.credits[at]?.conversions ?? 0, 9);
        expect(credit.before?.valueMinor).toBeCloseTo(theirs?.credits[at]?.valueMinor ?? 0, 6);
      }
    }
    const credit = (id: string, model: string) =>
      answer.rows.find((row) => row.id === id)?.credits[answer.models.findIndex((each) => each.id === model)];
    // 60 of 80 began with search and 40 of them bought twice: 100 of 120. Before: 35 of 90.
    expect(credit('search', 'first')).toMatchObject({
      conversions: 100,
      before: { conversions: 35 },
      difference: { isReal: true },
    });
    expect(credit('search', 'first')?.difference?.difference).toBeCloseTo(100 / 120 - 35 / 90, 9);
    // Of fading touches each conversion gives a part of itself too.
    const fading = credit('search', 'time_decay');
    expect(fading?.difference?.isReal).toBe(true);
    expect(fading?.difference?.difference).toBeCloseTo(
      (fading?.conversions ?? 0) / 120 - (fading?.before?.conversions ?? 0) / 90,
      9,
    );
    expect(credit('search', 'markov')?.difference).toBeNull();
    expect(answer.caveats.join()).toContain('The Markov model looks at all ways together');
    expect(alone.caveats.join()).not.toContain('The Markov model looks at all ways together');
    expect(alone.rows[0]?.credits[0]).toMatchObject({ before: null, difference: null });
  });

  it('in value with other people, and not with the period before', async () => {
    const ask = (query: object) =>
      answerValueReport(
        { ...bench.parts, book: new ValueBook(), costsIn: async () => [] },
        bench.workspace,
        ValueQuery.parse(query),
      );
    const [answer, alone] = [await ask(beside()), await ask({ ...october, segment: phones })];
    expect(answer.compared).toMatchObject({
      customers: alone.customers,
      cameBack: alone.cameBack,
      revenueMinor: alone.revenueMinor,
    });
    // People on a phone spend 2000 each time, the others 9000.
    expect(answer.compared?.soFarDifference?.isReal).toBe(true);
    expect(answer.sentence).toMatch(/They have brought €\d+(\.\d+)? more than those among “On a phone”/);
    const earlier = await ask(before);
    expect(earlier.compared).toBeNull();
    expect(earlier.caveats.join()).toContain('not compared with the period before');
  });
});
