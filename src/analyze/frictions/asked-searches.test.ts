/** A search asked of some people, days or touches is about them alone, says how many they are, and leaves the nightly one as it was. */
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { analysisBench } from '../../../test/support/analysis.ts';
import { openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { DEMO_UNTIL, putDemo } from '../../../test/support/demo-business.ts';
import { asking } from '../../platform/eventdb/asking.ts';
import { StatementQueue } from '../../platform/eventdb/statement-queue.ts';
import { openReport } from '../engine/public.ts';
import type { PeopleReport } from '../overview/contract.ts';
import { AskedSearches } from './asked-searches.ts';
import type { PainPointsReport } from './contract.ts';

describeOnEachBackend('a search that is left', (open) => {
  it('shows how far it is, stops when nobody waits any more, and lets the next one begin', async () => {
    const backends = await open();
    const bench = analysisBench(backends, DEMO_UNTIL, 'UTC');
    await putDemo(bench, 700, 3);
    const queue = new StatementQueue({ atOnce: 2, clock: () => DEMO_UNTIL });
    const searches = new AskedSearches({ ...bench.parts, rates: bench.rates, queue });
    const business = bench.workspace.id;
    const search = async (signal: AbortSignal) =>
      asking({ business, name: 'reports.pain-points', rank: 'page', signal }, async () =>
        searches.of(await openReport(bench.parts, bench.workspace, { to: '2026-11-20' })),
      );
    const leaving = new AbortController();
    const left = search(leaving.signal);
    const refused = expect(left).rejects.toMatchObject({ code: 'cancelled' });
    while (queue.underWay(business).asked.length === 0) await setImmediate();
    expect(queue.underWay(business).asked[0]).toMatchObject({
      state: 'running',
      parts: { what: 'search', of: 100 },
    });
    leaving.abort();
    await refused;
    const { lookedAt } = await search(new AbortController().signal);
    expect(lookedAt.people).toBe(700);
    expect(queue.underWay(business).asked).toEqual([]);
    await backends.close();
  });
});

describeOnEachBackend('pain points that are asked about', (open) => {
  let backends: Backends;
  let app: TestApp;
  let key: string;
  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events);
    ({ key } = await setUp(app));
    await ask('POST', 'demo', { people: 2000, seed: 2 });
    await app.jobs.runDue();
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  const ask = (method: 'GET' | 'POST', path: string, body?: object) =>
    app.http.inject({
      method,
      url: `/api/workspaces/current/${path}`,
      headers: withKey(key),
      ...(body ? { body } : {}),
    });
  const report = async (query: object): Promise<PainPointsReport> => {
    const asked = new URLSearchParams(query as Record<string, string>);
    return (await ask('GET', `reports/pain-points?${asked}`)).json();
  };
  const people = async (query: object): Promise<PeopleReport> => {
    const asked = new URLSearchParams({ limit: '500', ...query });
    return (await ask('GET', `reports/people?${asked}`)).json();
  };

  it('of everybody finds what the nightly search finds, compares it with nothing and keeps nothing', async () => {
    const asked = await report({ to: '2026-11-03' });
    expect((await report({})).ranAt).toBeNull();
    await ask('POST', 'reports/pain-points/run');
    await app.jobs.runDue();
    const nightly = await report({});
    expect(asked.items.length).toBeGreaterThan(0);
    const told = ({ items, works }: PainPointsReport) =>
      [...items, ...works].map(({ id, sentence }) => [id, sentence]);
    expect(told(asked)).toEqual(told(nightly));
    expect(asked.lookedAt).toEqual(nightly.lookedAt);
    expect(asked).toMatchObject({ isAsked: true, run: null, gone: [], blindSpots: [] });
    expect(nightly).toMatchObject({ isAsked: false });
  });

  it('of a segment is about its people alone, and lists exactly those behind each', async () => {
    const newcomers = { kind: 'seen', which: 'first', when: 'within', days: 300 };
    const rule = { match: 'all', conditions: [newcomers] };
    const made = await ask('POST', 'segments', { name: 'Newcomers', rule });
    expect(made.statusCode).toBe(200);
    const { id: segment } = made.json<{ id: string }>();
    const asked = await report({ segment });
    const members = await people({ segment });
    expect(asked.segment).toBe('Newcomers');
    expect(asked.lookedAt?.people).toBe(members.total);
    expect(members.total).toBeLessThan(2000);
    expect(asked.items.length + asked.works.length).toBeGreaterThan(0);
    expect(asked.caveats[0]).toMatch(/^Rests on [\d,]+ people and, at the busiest place, [\d,]+ tries/);
    for (const { id, peopleTotal } of [...asked.items, ...asked.works]) {
      const list = await people({ segment, behind: `pain-points.asked?friction=${id}` });
      expect([id, list.total]).toEqual([id, peopleTotal]);
    }
  });

  it('of days and a device counts the tries that began so, whatever became of them later and elsewhere', async () => {
    const narrow = { from: '2026-04-01', to: '2026-08-01', device: 'phone' };
    const [asked, all, there] = [
      await report(narrow),
      await report({ to: '2026-11-03' }),
      await people(narrow),
    ];
    expect(asked.period).toMatchObject({ fromDay: '2026-04-01', toDay: '2026-08-01' });
    expect(asked.lookedAt?.people).toBe(there.total);
    expect(asked.lookedAt?.triesSeen).toBeLessThan((all.lookedAt?.triesSeen ?? 0) / 2);
    // It tells nothing: then what it looked at stands in the answer itself.
    expect([asked.items, asked.works]).toEqual([[], []]);
    expect(asked.caveats[0]).toMatch(/^Only tries that began this way/);
    // They began on a phone: that is no circumstance any more.
    const words = asked.items.flatMap(({ circumstances }) => circumstances.map(({ dimension }) => dimension));
    expect(words).not.toContain('column:device');
    for (const { id, peopleTotal } of asked.items)
      expect((await people({ ...narrow, behind: `pain-points.asked?friction=${id}` })).total).toBe(
        peopleTotal,
      );
  });

  it('refuses a segment there is none of, and a persona likewise', async () => {
    expect((await ask('GET', 'reports/pain-points?segment=seg_none')).statusCode).toBe(404);
    expect((await ask('GET', 'reports/pain-points?persona=per_none')).statusCode).toBe(404);
  });

  it('gives the same as a table', async () => {
    const asked = await report({ to: '2026-11-03' });
    const file = await ask('GET', 'reports/pain-points.csv?to=2026-11-03');
    expect(file.headers['content-type']).toMatch(/^text\/csv/);
    const lines = file.body.trim().split('\r\n');
    expect(lines).toHaveLength(1 + asked.items.length + asked.works.length);
    expect(lines[1]).toContain(asked.items[0]?.id);
  });
});
