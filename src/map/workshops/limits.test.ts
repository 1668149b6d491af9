/** How much there may be of workshops: on a map, of changes by one person, of keys; also where several ask at once. On both databases. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asBrowser, openApp, type TestApp } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { beginTestWorkshop, cardId } from '../../../test/support/workshops.ts';
import { MOST_CHANGES_A_MINUTE } from './room/contract.ts';
import { MOST_CARDS_EACH, MOST_WORKSHOPS } from './settings.ts';
import { findWorkshop, insertWorkshop } from './store.ts';

describeOnEachBackend('the limits of workshops', (open) => {
  let backends: Backends;
  let app: TestApp;
  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events, { FOOTPATH_RATE_LIMITS: 'on' });
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  it('one person changes so much a minute, which is told, and the others are not kept from it', async () => {
    const workshop = await beginTestWorkshop(app);
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    // All that somebody may have written away from the network, and voted.
    expect(MOST_CHANGES_A_MINUTE).toBeGreaterThanOrEqual(MOST_CARDS_EACH + 30);
    // A minute begins.
    app.time.now += 60_000;
    const change = (guest: typeof ann) => guest.call('DELETE', `/cards/${cardId('none')}`);
    for (let n = 0; n < MOST_CHANGES_A_MINUTE; n++) expect((await change(ann)).status).toBe(200);
    const more = await change(ann);
    expect([more.status, more.body.error.code]).toEqual([429, 'too_many_requests']);
    expect(more.body.error.advice).toMatch(/^Wait \d+ seconds/);
    expect((await ann.call('GET')).status).toBe(200);
    expect((await change(ben)).status).toBe(200);
    app.time.now += 60_000;
    expect((await change(ann)).status).toBe(200);
  });

  it('a member keeps the keys of a few devices; one more takes the place of those', async () => {
    const workshop = await beginTestWorkshop(app);
    const room = async () => {
      const device = workshop.as(asBrowser(await workshop.lead('POST', '/participants')));
      return async () => (await device.call('GET')).status;
    };
    const devices = [];
    for (let n = 0; n < 8; n++) devices.push(await room());
    for (const looks of devices) expect(await looks()).toBe(200);
    const last = await room();
    expect(await last()).toBe(200);
    for (const looks of devices) expect(await looks()).toBe(403);
    expect((await workshop.lead('GET')).body.people).toHaveLength(1);
    const keys = await backends.state.db
      .withTables<{ map_workshop_keys: { hash: string } }>()
      .selectFrom('map_workshop_keys')
      .select('hash')
      .execute();
    expect(keys).toHaveLength(1);
  });

  it('lists count what the summaries count', async () => {
    const workshop = await beginTestWorkshop(app);
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    const fields = { lane: workshop.lanes[0], column: workshop.stages[0], text: 'Was there before' };
    const add = { id: 'o1', act: 'add', on: 'card', entity: 'c1', fields };
    await workshop.raw('POST', `${url}/operations`, { operations: [add] });
    await workshop.raw('POST', `${url}/workshops`, { title: 'Nobody came' });
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await workshop.lead('PATCH', '', { voteLanes: [workshop.lanes[0]] });
    for (const name of ['one', 'two', 'three', 'four']) await ann.write(name, name);
    await ben.write('five', 'five');
    await workshop.step('vote');
    const change = (card: string, body: object) => workshop.lead('PATCH', `/cards/${cardId(card)}`, body);
    for (const card of ['one', 'two', 'five']) await change(card, { outcome: 'decided' });
    await change('two', { mergedInto: cardId('one') });
    await change('four', { mergedInto: cardId('three') });
    // With what was put under it.
    await change('one', { removed: true });
    const [{ id }] = (await workshop.lead('GET')).body.people;
    await workshop.lead('DELETE', `/participants/${id}`);
    const { items } = (await workshop.raw('GET', `${url}/workshops`)).body;
    const listed = items.find((each: { id: string }) => each.id === workshop.id);
    expect(items.find((each: object) => each !== listed)).toMatchObject({
      ...{ title: 'Nobody came', participants: 0, cards: 0, decided: 0 },
    });
    expect(listed).toMatchObject({ participants: 1, cards: 3, decided: 1 });
    expect((await workshop.lead('GET', '/summary')).body).toMatchObject(listed);
  });

  it('a map has so many, also where several are begun at once', async () => {
    const workshop = await beginTestWorkshop(app);
    const row = await findWorkshop(backends.state.db, workshop.id);
    if (!row) throw new Error('The workshop is not there.');
    for (let n = 3; n < MOST_WORKSHOPS; n++)
      await insertWorkshop(backends.state.db, { ...row, id: `wks_${n}`, code: null });
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}/workshops`;
    const begun = await Promise.all(
      Array.from({ length: 16 }, (_, n) => workshop.raw('POST', url, { title: `Another ${n}` })),
    );
    expect(begun.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(begun.filter(({ status }) => status === 409)).toHaveLength(14);
  });
});
