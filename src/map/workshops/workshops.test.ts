/** A workshop from its beginning to its summary, over HTTP, on both databases: who takes part, what they write, how it ends. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asBrowser, openApp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { beginTestWorkshop, cardId, type TestWorkshop } from '../../../test/support/workshops.ts';

describeOnEachBackend('a workshop', (open) => {
  let backends: Backends;
  let app: TestApp;
  const begin = (draft: object = {}): Promise<TestWorkshop> => beginTestWorkshop(app, draft);

  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events);
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  it('is joined by its code, by so many guests, each under a name of their own', async () => {
    const workshop = await begin({ mostGuests: 2 });
    const code = await workshop.code();
    expect(code).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/);
    const knocked = await workshop.raw('GET', `/api/workshop-codes/${code.toUpperCase()}`, undefined, {});
    expect(knocked.body).toMatchObject({
      title: 'Why do guests leave?',
      isFull: false,
      workshop: workshop.id,
    });
    const [one, two] = [await workshop.join('Ann'), await workshop.join('ann')];
    expect((await one.call('GET')).body.me).toMatchObject({ name: 'Ann', isGuest: true, dotsLeft: 3 });
    expect((await two.call('GET')).body.me.name).toBe('ann (2)');
    const third = await workshop.raw('POST', `/api/workshop-codes/${code}/guests`, { name: 'Ben' }, {});
    expect([third.status, third.body.error.code]).toEqual([409, 'workshop_full']);
    await workshop.lead('PATCH', '', { mostGuests: 4 });
    await workshop.join('Ben');
    // Letters of no width are no letters.
    const blank = await workshop.raw('POST', `/api/workshop-codes/${code}/guests`, { name: '\u200b' }, {});
    expect(blank.status).toBe(400);
    await workshop.join('A\u200bnn');
    const { people } = (await workshop.lead('GET')).body;
    expect(people.map(({ name }: { name: string }) => name)).toEqual([
      ...['Ann', 'ann (2)', 'Ben', 'A\u200bnn (3)'],
    ]);
    // Without a cookie, and with a forged one.
    for (const cookie of ['', 'footpath_workshop=wsk_forged']) {
      const stranger = workshop.as(cookie === '' ? {} : { ...one.headers, cookie });
      expect((await stranger.call('GET')).body.error.code).toBe('workshop_left');
      expect((await stranger.write('x', 'Let me in')).status).toBe(403);
    }
  });

  it('keeps people out by a closed door, lets them in by another code, and those who are in stay', async () => {
    const workshop = await begin();
    const [code, ann] = [await workshop.code(), await workshop.join('Ann')];
    expect((await workshop.lead('PUT', '/door', { open: false })).body.door).toBeNull();
    const late = await workshop.raw('POST', `/api/workshop-codes/${code}/guests`, { name: 'Ben' }, {});
    expect([late.status, late.body.error.code]).toEqual([404, 'link_over']);
    expect((await ann.call('GET')).status).toBe(200);
    await workshop.lead('PUT', '/door', { open: true });
    expect(await workshop.code()).not.toBe(code);
    expect((await workshop.raw('GET', `/api/workshop-codes/${code}`, undefined, {})).status).toBe(404);
    await workshop.join('Ben');
  });

  it('lets members take part under their name from several devices, and API keys not', async () => {
    const workshop = await begin();
    const joined = await workshop.lead('POST', '/participants');
    const again = await workshop.lead('POST', '/participants');
    for (const reply of [joined, again]) {
      const me = (await workshop.as(asBrowser(reply)).call('GET')).body.me;
      expect(me).toMatchObject({ name: 'Owner', isGuest: false });
    }
    expect((await workshop.lead('GET')).body.people).toHaveLength(1);
    const key = { name: 'reader', scope: 'read' };
    const made = await workshop.raw('POST', `/api/workspaces/${workshop.workspace}/keys`, key);
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}/workshops/${workshop.id}`;
    const reader = withKey(made.body.key);
    expect((await workshop.raw('POST', `${url}/participants`, {}, reader)).body.error.code).toBe(
      'account_needed',
    );
    expect((await workshop.raw('GET', url, undefined, reader)).status).toBe(200);
    expect((await workshop.raw('PUT', `${url}/step`, { step: 'vote' }, reader)).status).toBe(403);
  });

  it('takes cards once, changes and takes back one’s own alone, and only where people may write', async () => {
    const lanes = await begin();
    await lanes.lead('PATCH', '', { lanes: [lanes.lanes[0]] });
    const [ann, ben] = [await lanes.join('Ann'), await lanes.join('Ben')];
    await ann.write('one', 'The line is long');
    // Sent again because no answer came.
    await ann.write('one', 'The line is long');
    expect((await ann.call('GET')).body.cards).toMatchObject([
      { text: 'The line is long', isOwn: true, isHidden: true, by: 'Ann', dots: null },
    ]);
    expect((await ben.call('GET')).body).toMatchObject({ cards: [], hidden: [{ cards: 1 }] });
    expect((await ben.write('one', 'Mine now')).body.error.code).toBe('not_found');
    expect((await ben.call('DELETE', `/cards/${cardId('one')}`)).status).toBe(404);
    expect((await ann.write('two', 'Elsewhere', { lane: lanes.lanes[1] })).status).toBe(409);
    expect((await ann.write('two', 'Nowhere', { stage: 'none' })).status).toBe(409);
    expect((await ann.write('two', '   ')).status).toBe(400);
    expect((await ann.write('two', 'Sly', { colour: 'decided' })).status).toBe(400);
    await ann.write('one', 'The line is far too long');
    expect((await ann.call('DELETE', `/cards/${cardId('one')}`)).body.cards).toEqual([]);
    const back = await ann.write('one', 'The line is far too long');
    expect(back.body.cards).toMatchObject([{ text: 'The line is far too long' }]);
  });

  it('reveals with the step, keeps a second round hidden, and opens what comes late', async () => {
    const workshop = await begin();
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('first', 'First round');
    await workshop.step('reveal');
    expect((await ben.call('GET')).body.cards).toMatchObject([{ text: 'First round', by: 'Ann' }]);
    await ann.write('late', 'Written on a train');
    expect((await ben.call('GET')).body.cards).toHaveLength(2);
    await workshop.step('brainstorm');
    await ann.write('second', 'Second round');
    const seen = (await ben.call('GET')).body;
    expect(seen.cards.map(({ text }: { text: string }) => text)).toEqual([
      'First round',
      'Written on a train',
    ]);
    expect(seen.hidden).toMatchObject([{ cards: 1 }]);
    await workshop.step('vote');
    expect((await ben.call('GET')).body.cards).toHaveLength(3);
  });

  it('takes somebody out with their dots and, if wished, their cards', async () => {
    const workshop = await begin();
    const [ann, ben] = [await workshop.join('Ann'), await workshop.join('Ben')];
    await ann.write('one', 'Rude');
    await ben.write('two', 'Kind');
    await workshop.step('vote');
    await ann.call('PUT', `/dots/${cardId('two')}`, { dots: 3 });
    const [{ id }] = (await workshop.lead('GET')).body.people;
    const { people, cards, dotsPut } = (await workshop.lead('DELETE', `/participants/${id}?cards=true`)).body;
    expect([people.length, cards.length, dotsPut]).toEqual([1, 1, 0]);
    expect((await ann.call('GET')).body.error.code).toBe('workshop_left');
    expect((await ann.write('three', 'Again')).status).toBe(403);
    await workshop.join('Ann');
  });

  it('ends with its link, says so to those who were in, and is taken up again', async () => {
    const workshop = await begin();
    const [code, ann] = [await workshop.code(), await workshop.join('Ann')];
    await ann.write('one', 'Kept for the summary');
    await workshop.lead('PUT', '/timer', { act: 'start', ms: 60_000 });
    const ended = (await workshop.step('end')).body;
    expect(ended).toMatchObject({ step: 'end', door: null, timer: { endsAt: null } });
    expect((await workshop.raw('GET', `/api/workshop-codes/${code}`, undefined, {})).status).toBe(404);
    expect((await ann.call('GET')).body).toMatchObject({ step: 'end', cards: [], stages: [] });
    expect((await ann.write('two', 'Too late')).body.error.code).toBe('workshop_over');
    expect((await workshop.lead('PUT', '/door', { open: true })).body.error.code).toBe('workshop_over');
    app.time.now += 60_000;
    expect((await workshop.step('end')).body.endedAt).toBe(ended.endedAt);
    await workshop.step('decide');
    expect((await ann.call('GET')).body.cards).toMatchObject([{ text: 'Kept for the summary' }]);
  });

  it('is summed up as a table and a text, in which nothing runs and nothing breaks', async () => {
    const workshop = await begin();
    const ann = await workshop.join('=Ann');
    await ann.write('one', '=SUM(A1) *bold* | [x](y)');
    await workshop.step('end');
    const table = await workshop.lead('GET', '/summary/csv');
    expect(table.text.split('\r\n')[0]).toMatch(/^Rank,Card,Outcome/);
    expect(table.text).toContain("'=SUM(A1)");
    expect(table.text).toContain("'=Ann");
    const text = await workshop.lead('GET', '/summary/md');
    expect(text.text).toContain('\\*bold\\* \\| \\[x\\](y)');
    const german = await workshop.lead('GET', '/summary/md?language=de');
    expect(german.text).toMatch(/^Workshop zur Reisekarte „.*“, .*, \d+\. \S+ \d{4}/m);
    expect(german.text).toContain('## Wer dabei war\n\nAnn'.replace('Ann', '=Ann'));
    const inGerman = await workshop.lead('GET', '/summary/csv?language=de');
    expect(inGerman.text.split('\r\n')[0]).toMatch(/^Rang,Zettel,Ergebnis/);
    const { items } = (
      await workshop.raw('GET', `/api/workspaces/${workshop.workspace}/maps/${workshop.map}/workshops`)
    ).body;
    expect(items).toMatchObject([{ title: 'Why do guests leave?', participants: 1, cards: 1, step: 'end' }]);
  });

  it('goes with its map, and is removed by itself', async () => {
    const workshop = await begin();
    const ann = await workshop.join('Ann');
    const url = `/api/workspaces/${workshop.workspace}/maps/${workshop.map}`;
    await workshop.raw('DELETE', url);
    expect((await ann.call('GET')).body.error.code).toBe('link_over');
    expect((await ann.write('one', 'Into the void')).status).toBe(404);
    await workshop.raw('POST', `${url}/restore`, {});
    expect((await ann.call('GET')).status).toBe(200);
    expect((await workshop.lead('DELETE')).body).toEqual({ removed: true });
    expect((await ann.call('GET')).body.error.code).toBe('workshop_left');
    expect((await workshop.lead('GET')).status).toBe(404);
  });
});
