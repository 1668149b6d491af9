import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import type { PainPointsReport } from './contract.ts';

describeOnEachBackend('the search for pain points', (open) => {
  let backends: Backends;
  let app: TestApp;
  let key: string;
  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events);
    ({ key } = await setUp(app));
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
    app.http.inject({
      method,
      url: `/api/workspaces/current/${path}`,
      headers: withKey(key),
      ...(body ? { body } : {}),
    });
  const report = async () => (await ask('GET', 'reports/pain-points')).json<PainPointsReport>();
  const search = async () => {
    await ask('POST', 'reports/pain-points/run');
    await app.jobs.runDue();
    return report();
  };

  it('says that nobody has looked, looks, and keeps what it found; marks stick from run to run', async () => {
    expect(await report()).toMatchObject({ ranAt: null, items: [], run: null });
    await ask('POST', 'demo', { people: 2000, seed: 2 });
    await app.jobs.runDue();
    const asked = await ask('POST', 'reports/pain-points/run');
    expect(asked.json()).toMatchObject({ status: 'waiting' });
    expect((await report()).run).toMatchObject({ status: 'waiting' });
    await app.jobs.runDue();

    const first = await report();
    expect(first.run).toBeNull();
    expect(first.sentence).toMatch(/pain points? stands? out/);
    const [worst] = first.items;
    expect(worst).toMatchObject({
      effect: 'harm',
      mark: 'open',
      change: 'same',
      place: { title: 'I see what shipping costs' },
    });
    expect(worst?.sentence).toMatch(
      /^On a phone, 4\d of 100 get no further than “I see what shipping costs”; otherwise it is 1\d of 100/,
    );
    expect(worst?.people[0]).toMatchObject({
      person: expect.stringMatching(/^p[0-9a-z]{20}$/),
      label: expect.any(String),
    });
    expect(worst?.money?.lowMinor).toBeLessThan(worst?.money?.amountMinor ?? 0);
    expect(first.lookedAt).toMatchObject({ people: 2000, every: 1 });

    const marked = await ask('PUT', `reports/pain-points/${worst?.id}/mark`, { mark: 'not_a_problem' });
    expect(marked.json()).toEqual({ mark: 'not_a_problem' });
    const second = await search();
    expect(second.items.map(({ id }) => id)).not.toContain(worst?.id);
    expect(second.setAside.map(({ id }) => id)).toEqual([worst?.id]);
    expect(second.gone).toEqual([]);
    await ask('PUT', `reports/pain-points/${worst?.id}/mark`, { mark: 'open' });
    expect((await report()).items[0]?.id).toBe(worst?.id);
  });

  it('tells what is gone when the data are gone', async () => {
    await ask('POST', 'demo', { people: 2000, seed: 2 });
    await app.jobs.runDue();
    const before = await search();
    app.time.now += 60_000;
    await ask('DELETE', 'demo');
    await app.jobs.runDue();
    const after = await search();
    expect(after.items).toEqual([]);
    expect(after.gone.map(({ id }) => id).sort()).toEqual(
      [...before.items, ...before.works].map(({ id }) => id).sort(),
    );
    expect(after.sentence).toBe('There is not enough here yet to look for pain points.');
  });

  it('says that the map is newer than a search that saw none, and tells no more what that search did not see', async () => {
    await ask('POST', 'demo', { people: 100, seed: 2 });
    await app.jobs.runDue();
    const { items: drawn } = (await ask('GET', 'touchpoints')).json<{ items: Touchpoint[] }>();
    for (const { id } of drawn) await ask('DELETE', `touchpoints/${id}`);
    const blank = await search();
    expect(blank).toMatchObject({ touchpoints: 0, lookedAt: { people: 100, touchpoints: 0 } });
    expect(blank.sentence).toBe('There is not enough here yet to look for pain points.');
    expect(blank.blindSpots.length).toBeGreaterThan(0);
    const [first] = drawn;
    await ask('POST', 'touchpoints', {
      stageId: first?.stageId,
      title: 'I see it',
      channel: null,
      rule: first?.rule,
    });
    expect(await report()).toMatchObject({
      touchpoints: 1,
      lookedAt: { touchpoints: 0 },
      sentence: expect.stringMatching(/^The map is newer than the last search/),
      blindSpots: [],
    });
    expect(await search()).toMatchObject({ touchpoints: 1, lookedAt: { touchpoints: 1 } });
  });

  it('can be stopped before it begins, and refuses marks for what is no pain point', async () => {
    await ask('POST', 'reports/pain-points/run');
    expect((await ask('DELETE', 'reports/pain-points/run')).json()).toEqual({ cancelled: true });
    await app.jobs.runDue();
    expect(await report()).toMatchObject({ ranAt: null, run: { status: 'cancelled' } });
    expect((await ask('DELETE', 'reports/pain-points/run')).json()).toEqual({ cancelled: false });
    expect((await ask('PUT', 'reports/pain-points/nonsense/mark', { mark: 'known' })).statusCode).toBe(400);
  });

  it('looks by night at every business', async () => {
    await app.jobs.enqueue({ kind: 'frictions.nightly', workspace: null, payload: null });
    await app.jobs.runDue();
    const { ranAt, lookedAt, sentence } = await report();
    expect(ranAt).toBe(app.time.now);
    expect(lookedAt).toMatchObject({ people: 0, questions: 0 });
    expect(sentence).toBe('There is not enough here yet to look for pain points.');
  });
});
