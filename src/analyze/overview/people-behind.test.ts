/** Every number of the insights that leads to people leads to as many as it says, on every backend. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { type BehindBench, behindBench, narrowed } from '../../../test/support/people-behind.ts';
import { answerAttributionReport } from '../attribution/attribution-report.ts';
import { AttributionQuery } from '../attribution/contract.ts';
import { ReportQuery } from '../engine/contract.ts';
import { Answers } from '../engine/public.ts';
import { RetentionQuery } from '../retention/contract.ts';
import { answerRetentionReport } from '../retention/retention-report.ts';
import { breakdowns, FunnelQuery } from '../steps/contract.ts';
import { answerFunnelReport } from '../steps/funnel-report.ts';
import { ValueQuery } from '../value/contract.ts';
import { ValueBook } from '../value/public.ts';
import { answerValueReport } from '../value/value-report.ts';
import { PeopleQuery } from './contract.ts';
import { answerPeopleReport, peopleLines } from './people-report.ts';
import { answerTouchpointsReport } from './touchpoints-report.ts';

describeOnEachBackend('the people behind a number', (open) => {
  let backends: Backends;
  let bench: BehindBench['bench'];
  let touchpoints: BehindBench['touchpoints'];
  let listed: BehindBench['listed'];
  beforeEach(async () => {
    backends = await open();
    ({ bench, touchpoints, listed } = await behindBench(backends));
  });
  afterEach(() => backends.close());

  it('of retention', async () => {
    for (const [asked, narrow] of [
      [{ unit: 'month', start: 'first_order', comeback: 'order' }, {}],
      [{ unit: 'week', start: 'first_touch', comeback: touchpoints[0] ?? '' }, narrowed],
    ] as const) {
      const query = RetentionQuery.parse({ ...narrow, ...asked });
      const { cohorts, byDay } = await answerRetentionReport(bench.parts, bench.workspace, query);
      const cells = cohorts
        .slice(-3)
        .flatMap(({ fromDay, cells }) => cells.slice(0, 3).map((cell) => ({ fromDay, ...cell })));
      const found: number[] = [];
      for (const { fromDay, after } of cells)
        found.push(
          await listed('retention.cell', { ...asked, cohort: fromDay, after: String(after) }, narrow),
        );
      expect(found).toEqual(cells.map(({ people }) => people.count));
      expect(found.some((n) => n > 0)).toBe(true);
      for (const row of byDay.filter(({ days }) => days === 7)) {
        for (const back of ['exact', 'within', 'later'] as const)
          expect(await listed('retention.days', { ...asked, days: String(row.days), back }, narrow)).toBe(
            row[back].count,
          );
        expect(
          await listed('retention.days', { ...asked, days: String(row.days), back: 'watched' }, narrow),
        ).toBe(row.within.of);
      }
    }
  });

  it('of the funnel and every part of it', async () => {
    await bench.segments.create(bench.workspace.id, {
      name: 'On a phone',
      rule: {
        match: 'all',
        conditions: [{ kind: 'touched_through', by: 'device', values: ['phone'], not: false }],
      },
    });
    await bench.segments.create(bench.workspace.id, {
      name: 'Two orders',
      rule: { match: 'all', conditions: [{ kind: 'orders', atLeast: 2, atMost: null, withinDays: null }] },
    });
    const steps = [touchpoints[0], touchpoints[1], touchpoints[3]].join(',');
    for (const narrow of [{}, narrowed]) {
      for (const by of breakdowns.filter((each) => each !== 'none')) {
        if (narrow === narrowed && !['page', 'segment'].includes(by)) continue;
        for (const atStep of by === 'page' || by === 'touchpoint' ? ['1', '2'] : ['1']) {
          const asked = { steps, order: 'ordered', by, atStep, ...(by === 'trait' ? { trait: 'city' } : {}) };
          const query = FunnelQuery.parse({ ...narrow, ...asked });
          const { parts, steps: reached } = await answerFunnelReport(bench.parts, bench.workspace, query);
          expect([by, parts.length > 0]).toEqual([by, true]);
          for (const { value, name, people } of parts.slice(0, 2)) {
            const found = await listed('funnel.step', { ...asked, step: '2', part: value }, narrow);
            expect([by, name, found]).toEqual([by, name, people[1]]);
          }
          if (by !== 'segment') {
            const all = parts.reduce((sum, { people }) => sum + (people[1] ?? 0), 0);
            expect([by, all]).toEqual([by, reached[1]?.people]);
          }
        }
      }
    }
    for (const narrow of [{}, narrowed]) {
      const two = { steps: [touchpoints[0], touchpoints[3]].join(','), order: 'ordered' };
      const query = FunnelQuery.parse({ ...narrow, ...two });
      const report = await answerFunnelReport(bench.parts, bench.workspace, query);
      const behind = (question: object) => listed('funnel.some', { ...two, ...question }, narrow);
      for (const [place, { upToMs, people }] of report.histogram.entries()) {
        const moreThanMs = report.histogram[place - 1]?.upToMs ?? null;
        const bounds = {
          ...(moreThanMs === null ? {} : { moreThanMs }),
          ...(upToMs === null ? {} : { upToMs }),
        };
        expect([upToMs, await behind({ step: 2, ...bounds })]).toEqual([upToMs, people]);
      }
      const { unit, points } = report.trend;
      for (const { fromDay, began, arrived } of points.slice(0, 4)) {
        expect([fromDay, await behind({ step: 1, unit, began: fromDay })]).toEqual([fromDay, began]);
        expect([fromDay, await behind({ step: 2, unit, began: fromDay })]).toEqual([fromDay, arrived.count]);
      }
      const met = touchpoints[2] ?? '';
      const all = [await behind({ step: 1, met }), await behind({ step: 1, met, metIt: 'no' })];
      expect(all.reduce((sum, people) => sum + people, 0)).toBe(report.steps[0]?.people);
      expect(Math.min(...all)).toBeGreaterThan(0);
      for (const { touchpointId, withIt, withoutIt } of report.goesOn) {
        const question = { step: 2, met: touchpointId };
        expect(await behind(question)).toBe(withIt.count);
        expect(await behind({ ...question, metIt: 'no' })).toBe(withoutIt.count);
      }
    }
    const named = await answerFunnelReport(
      bench.parts,
      bench.workspace,
      FunnelQuery.parse({ steps, by: 'trait', trait: 'city' }),
    );
    expect(named.parts.map(({ name }) => name).sort()).toEqual(['Bremen', 'Kiel', 'not known']);
  });

  it('of the credits', async () => {
    for (const [asked, narrow] of [
      [{ level: 'channel' }, {}],
      [{ level: 'channel' }, narrowed],
      [{ level: 'touchpoint', goal: touchpoints[1] ?? '' }, {}],
      [{ level: 'campaign' }, narrowed],
    ] as const) {
      const report = await answerAttributionReport(
        { ...bench.parts, answers: new Answers(), costsIn: async () => [] },
        bench.workspace,
        AttributionQuery.parse({ ...narrow, ...asked }),
      );
      for (const { id, people } of report.rows)
        expect([id, await listed('attribution.credited', { ...asked, touch: id }, narrow)]).toEqual([
          id,
          people,
        ]);
      expect(await listed('attribution.unknown', asked, narrow)).toBe(report.unknown.people);
      expect(await listed('attribution.converted', asked, narrow)).toBe(report.all.people);
      expect(report.all.people).toBeGreaterThan(0);
    }
  });

  it('of value', async () => {
    const parts = { ...bench.parts, book: new ValueBook(), costsIn: async () => [] };
    for (const narrow of [{}, { from: '2026-08-01', channel: 'shop' }]) {
      const report = await answerValueReport(parts, bench.workspace, ValueQuery.parse(narrow));
      expect(report.rfm?.length).toBeGreaterThan(2);
      for (const { segment, people } of report.rfm ?? [])
        expect([segment, await listed('value.kind', { kind: segment }, narrow)]).toEqual([segment, people]);
      for (const { channel, customers } of report.channels)
        expect([channel, await listed('value.channel', { channel: channel ?? '' }, narrow)]).toEqual([
          channel,
          customers,
        ]);
      expect(await listed('value.customers', {}, narrow)).toBe(report.customers);
      expect(await listed('value.customers', { cameBack: 'yes' }, narrow)).toBe(report.cameBack.count);
      expect(await listed('value.tenth', {}, narrow)).toBe(Math.ceil(report.customers / 10));
      expect(await listed('value.care', { list: 'at_risk' }, narrow)).toBe(report.care.atRisk);
      expect(await listed('value.care', { list: 'call' }, narrow)).toBe(report.care.worthACall);
    }
  });

  it('of what is not on the map, by name and channel', async () => {
    await bench.touchpoints.remove(bench.workspace.id, touchpoints[2] ?? '');
    await bench.touchpoints.remove(bench.workspace.id, touchpoints[3] ?? '');
    bench.tick();
    for (const narrow of [{}, narrowed, { channel: 'email,shop' }]) {
      const query = ReportQuery.parse(narrow);
      const { notOnMap } = await answerTouchpointsReport(bench.parts, bench.workspace, query);
      expect(new Set(notOnMap.map(({ name }) => name)).size).toBeGreaterThan(narrow === narrowed ? 0 : 1);
      for (const { name, channel, people } of notOnMap) {
        const question = { name, ...(channel === null ? {} : { channel }) };
        const found = await listed('touchpoints.off_map', question, narrow);
        expect([name, channel, found]).toEqual([name, channel, people]);
      }
    }
    await expect(
      listed('touchpoints.off_map', { name: 'help', channel: 'pigeon' }, {}),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await listed('touchpoints.off_map', { name: 'never seen' }, {})).toBe(0);
  });

  it('comes as a whole table too, and says what it cannot list', async () => {
    const lines: unknown[] = [];
    const query = PeopleQuery.parse({ behind: 'attribution.converted?' });
    for await (const line of peopleLines(bench.parts, bench.workspace, query)) lines.push(line);
    expect(lines.length - 1).toBe(await listed('attribution.converted', {}, {}));
    const ask = (behind: string) =>
      answerPeopleReport(bench.parts, bench.workspace, PeopleQuery.parse({ behind }));
    await expect(ask('retention.moon?x=1')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(ask('retention.cell?cohort=soon')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(ask('paths.leg?from=a&to=b')).rejects.toMatchObject({ code: 'not_found' });
  });
});
