/** Competitors and visits on both databases and over HTTP: who may, what is kept, what comes back, and the map that is drawn of it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { PNG_DOT } from '../../../test/support/picture-files.ts';
import { type Competitor, MOST_COMPETITORS } from './contract.ts';
import type { Visit } from './visits/contract.ts';

type Headers = Record<string, string>;
const DAY_MS = 86_400_000;

describeOnEachBackend('competitors', (open) => {
  let backends: Backends;
  let app: TestApp;
  let workspace = '';
  let owner: Headers = {};
  let viewer: Headers = {};

  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers = owner,
  ) => {
    const url = `/api/workspaces/${workspace}${path}`;
    const reply = await app.http.inject({ method, url, headers, ...(body ? { body } : {}) });
    return { status: reply.statusCode, body: reply.json(), text: reply.body };
  };
  const add = async (name: string): Promise<Competitor> =>
    (await call('POST', '/competitors', { name })).body;
  const begin = async (competitor: string | null): Promise<Visit> => {
    const checklist = { from: 'template', template: 'cafe' };
    const draft = { competitor, visitedOn: '2026-11-28', visitor: 'Ann', checklist };
    return (await call('POST', '/visits', draft)).body;
  };
  const answer = (visit: string, ...answers: object[]) => call('PATCH', `/visits/${visit}`, { answers });
  const compared = async () => (await call('GET', '/competitors-comparison')).body;

  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events);
    app.time.now = Date.UTC(2026, 10, 28, 18);
    ({ workspace, owner } = await setUp(app));
    viewer = withKey((await call('POST', '/keys', { name: 'viewer', scope: 'read' })).body.key);
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  it('are named by editors and seen by viewers, never written over unseen', async () => {
    expect((await call('POST', '/competitors', { name: 'Harbour' }, viewer)).status).toBe(403);
    const bad = await call('POST', '/competitors', { name: 'Harbour', link: 'javascript:alert(1)' });
    expect(bad.status).toBe(400);
    const { id, changedAt } = await add('Harbour');
    const change = { name: 'The harbour café', link: 'https://harbour.example', notes: 'Cakes', changedAt };
    expect((await call('PUT', `/competitors/${id}`, change)).body.name).toBe('The harbour café');
    expect((await call('PUT', `/competitors/${id}`, change)).status).toBe(409);
    const { items } = (await call('GET', '/competitors', undefined, viewer)).body;
    expect(items).toMatchObject([{ name: 'The harbour café', notes: 'Cakes' }]);
  });

  it('are so many, also where several are named at once or brought back', async () => {
    const { id } = await add('Gone');
    await call('DELETE', `/competitors/${id}`);
    const named = await Promise.all(
      Array.from({ length: MOST_COMPETITORS + 4 }, (_, n) =>
        call('POST', '/competitors', { name: `Café ${n}` }),
      ),
    );
    expect(named.filter(({ status }) => status === 409)).toHaveLength(4);
    expect((await call('GET', '/competitors')).body.items).toHaveLength(MOST_COMPETITORS);
    expect((await call('POST', `/competitors/${id}/restore`)).status).toBe(409);
  });

  it('are visited with the checklist of a trade, of a map, or of our touchpoints', async () => {
    const visit = await begin(null);
    expect(visit.items).toHaveLength(14);
    expect(visit.items[3]).toMatchObject({
      title: 'I read the menu',
      look: expect.stringContaining('prices'),
    });
    const map = (await call('POST', '/maps', { title: 'A visit', template: 'cafe' })).body.id;
    const draft = { visitedOn: '2026-11-28', visitor: 'Ann' };
    const ofMap = await call('POST', '/visits', { ...draft, checklist: { from: 'map', map } });
    expect(ofMap.body.items.map(({ title }: { title: string }) => title)).toEqual(
      visit.items.map(({ title }) => title),
    );
    // What to look at is known of the trade, whatever the list was made of.
    expect(ofMap.body.items[3].look).toBe(visit.items[3]?.look);
    const box = { key: 'fnd_1', title: 'A box for the dog', stage: 'Visit' };
    await call('PATCH', `/visits/${visit.id}`, {
      found: [box],
      answers: [{ key: '1', score: 4, note: { text: 'Warm light', was: '' } }],
    });
    const again = await call('POST', '/visits', { ...draft, checklist: { from: 'visit', visit: visit.id } });
    expect(again.body.items).toHaveLength(15);
    expect(again.body.items[14]).toMatchObject({ title: box.title, stage: 'Visit', isThere: null });
    // The list alone, not what was seen.
    expect(again.body.items[0]).toMatchObject({ isThere: null, score: null, note: '', photos: [] });
    const gone = await call('POST', '/visits', { ...draft, checklist: { from: 'visit', visit: 'vis_no' } });
    expect(gone.status).toBe(404);
    const none = await call('POST', '/visits', { ...draft, checklist: { from: 'touchpoints' } });
    expect([none.status, none.body.error.message]).toEqual([400, expect.stringContaining('no touchpoints')]);
    for (const checklist of [
      { from: 'template', template: 'zoo' },
      { from: 'map', map: 'map_none' },
    ]) {
      expect((await call('POST', '/visits', { ...draft, checklist })).status).toBe(404);
    }
    const unknown = { ...draft, competitor: 'cmp_none', checklist: { from: 'template', template: 'cafe' } };
    expect((await call('POST', '/visits', unknown)).status).toBe(404);
    expect((await call('POST', '/visits', { ...unknown, visitor: ' ' })).status).toBe(400);
  });

  it('are not visited on a day to come, anywhere on earth', async () => {
    const checklist = { from: 'template', template: 'cafe' };
    const draft = { competitor: null, visitor: 'Ann', checklist };
    app.time.now = Date.UTC(2026, 11, 1, 9);
    const begun = await call('POST', '/visits', { ...draft, visitedOn: '2026-12-02' });
    expect(begun.status).toBe(400);
    expect(begun.body.error.message).toContain('the day of a visit, 2026-12-02, is yet to come');
    const { id } = (await call('POST', '/visits', { ...draft, visitedOn: '2026-12-01' })).body;
    expect((await call('PATCH', `/visits/${id}`, { visitedOn: '2026-12-02' })).status).toBe(400);
    app.time.now += 3_600_000;
    expect((await call('PATCH', `/visits/${id}`, { visitedOn: '2026-12-02' })).status).toBe(200);
  });

  it('are visited with a checklist in German, and drawn in it', async () => {
    const german = { from: 'template', template: 'cafe', language: 'de' };
    const { id: competitor } = await add('Hafencafé');
    const draft = { competitor, visitedOn: '2026-11-28', visitor: 'Anna', checklist: german };
    const visit: Visit = (await call('POST', '/visits', draft)).body;
    expect(visit.items).toHaveLength(14);
    expect(visit.items[3]).toMatchObject({
      title: 'Ich lese die Speisekarte',
      look: expect.stringContaining('Preise'),
    });
    const unknown = { ...draft, checklist: { ...german, language: 'fr' } };
    expect((await call('POST', '/visits', unknown)).status).toBe(400);

    const map = (await call('POST', '/maps', { title: 'Ein Besuch', template: 'cafe', language: 'de' })).body;
    const ofMap = await call('POST', '/visits', { ...draft, checklist: { from: 'map', map: map.id } });
    expect(ofMap.body.items[3].look).toBe(visit.items[3]?.look);
    expect((await call('GET', `/maps/${map.id}/advice`)).body.items).toEqual([]);
    const { document } = (await call('GET', `/maps/${map.id}`)).body;
    const titles = Object.values<{ title: string }>(document.lanes).map(({ title }) => title);
    expect(titles).toContain('Kontaktpunkte');
    expect(titles).toContain('Was Kunden zu fragen ist');

    await answer(visit.id, { key: visit.items[3]?.key, score: 2 });
    const drawn = (await call('POST', `/competitors/${competitor}/map?language=de`)).body.map;
    const text = JSON.stringify((await call('GET', `/maps/${drawn}`)).body.document);
    expect(text).toContain('Ich lese die Speisekarte: 2,0 von 5');
    expect(text).toContain('Nach 2 Besuchen als Kunde gezeichnet.');
  });

  it('link what is looked at to touchpoints of the business under their English names too', async () => {
    const [stage] = (await call('GET', '/stages')).body.items;
    const rule = {
      match: 'all',
      conditions: [{ kind: 'field', field: 'name', operator: 'is', values: ['x'] }],
    };
    const own = { title: 'I read the menu', stageId: stage.id, channel: null, rule };
    const { id } = (await call('POST', '/touchpoints', own)).body;
    const checklist = { from: 'template', template: 'cafe', language: 'de' };
    const draft = { competitor: null, visitedOn: '2026-11-28', visitor: 'Anna', checklist };
    const visit: Visit = (await call('POST', '/visits', draft)).body;
    expect(visit.items[3]).toMatchObject({ title: 'Ich lese die Speisekarte', touchpoint: id });
    const map = (await call('POST', '/maps', { title: 'Ein Besuch', template: 'cafe', language: 'de' })).body;
    const { document } = (await call('GET', `/maps/${map.id}`)).body;
    const linked = Object.values<{ text: string; touchpoint: string | null }>(document.cards).filter(
      ({ touchpoint }) => touchpoint !== null,
    );
    expect(linked).toMatchObject([{ text: 'Ich lese die Speisekarte', touchpoint: id }]);
  });

  it('take answers bit by bit, from several phones at once, and from editors alone', async () => {
    const { id, items } = await begin(null);
    const [seat, menu] = [items[0]?.key ?? '', items[3]?.key ?? ''];
    await Promise.all([
      answer(id, { key: seat, score: 4 }),
      answer(id, { key: seat, note: { text: 'Dark', was: '' } }),
      answer(id, { key: menu, isThere: false }),
      answer(id, { key: seat, note: { text: 'Cosy', was: '' } }),
    ]);
    const { body } = await call('GET', `/visits/${id}`, undefined, viewer);
    expect(body.items[0]).toMatchObject({ isThere: true, score: 4 });
    expect(body.items[0].note.split('\n').sort()).toEqual(['Cosy', 'Dark']);
    expect(body.items[3]).toMatchObject({ isThere: false, score: null });
    expect((await call('PATCH', `/visits/${id}`, { answers: [] }, viewer)).status).toBe(403);
    expect((await answer(id, { key: seat, score: 6 })).status).toBe(400);
    const done = await call('PATCH', `/visits/${id}`, { isDone: true });
    expect(done.body.doneAt).toBe(app.time.now);
    const { visits } = (await call('GET', '/competitors')).body;
    expect(visits).toMatchObject([{ competitor: null, items: 14, answered: 2, visitor: 'Ann' }]);
  });

  it('keep long words of several people, which can be changed and drawn on', async () => {
    const { id: competitor } = await add('Harbour');
    const { id } = await begin(competitor);
    for (const letter of ['a', 'b', 'c'])
      await answer(id, { key: '1', isThere: true, note: { text: letter.repeat(1900), was: '' } });
    const { note } = (await call('GET', `/visits/${id}`)).body.items[0];
    expect(note).toHaveLength(3 * 1900 + 2);
    expect((await answer(id, { key: '1', note: { text: `${note} d`, was: note } })).status).toBe(200);
    const { map } = (await call('POST', `/competitors/${competitor}/map`)).body;
    const { document } = (await call('GET', `/maps/${map}`)).body;
    const texts = Object.values(document.cards as Record<string, { text: string }>).map(({ text }) => text);
    expect(texts.join('')).toContain(`${note} d`);
  });

  it('are compared with us, as a table too, and rows are joined by hand', async () => {
    const harbour = await add('The harbour café');
    const [ours, theirs] = [await begin(null), await begin(harbour.id)];
    await answer(ours.id, { key: '1', score: 2 }, { key: '2', score: 4 }, { key: '4', score: 4 });
    await answer(theirs.id, { key: '1', score: 5 }, { key: '2', isThere: false }, { key: '4', score: 4 });
    const found = { key: 'fnd_1', title: 'The slate outside', stage: 'Awareness' };
    await call('PATCH', `/visits/${theirs.id}`, { found: [found], answers: [{ key: 'fnd_1', score: 3 }] });
    const all = await compared();
    expect(all.sentence).toMatch(
      /^The harbour café does better at 1 of 2 touchpoints, first of all “I pass by and look in” \(5 against 2\)\./,
    );
    const row = (title: string) => all.rows.find((each: { title: string }) => each.title === title);
    const [slate, menu] = [row('The slate outside'), row('I read the menu')];
    expect([slate.theirs[0].verdict, menu.theirs[0].verdict]).toEqual(['unknown', 'equal']);
    const match = (key: string, sameAs: string | null, headers = owner) =>
      call('PUT', '/competitors-comparison/matches', { key, sameAs }, headers);
    expect((await match(slate.key, menu.key, viewer)).status).toBe(403);
    expect((await match(slate.key, 'title:nothing')).status).toBe(400);
    const joined = (await match(slate.key, menu.key)).body;
    expect(joined.rows).toHaveLength(all.rows.length - 1);
    const apart = (await match(slate.key, null)).body;
    expect(apart.rows).toHaveLength(all.rows.length);
    const csv = (
      await app.http.inject({
        url: `/api/workspaces/${workspace}/competitors-comparison.csv`,
        headers: viewer,
      })
    ).body;
    expect(csv.split(/\r?\n/)[1]).toBe(
      'Awareness,I pass by and look in,2,1,yes,The harbour café,5,1,yes,3,they-do-better,yes',
    );
  });

  it('are drawn as a map with their feelings, notes and photos', async () => {
    const { id } = await add('The harbour café');
    expect((await call('POST', `/competitors/${id}/map`)).status).toBe(400);
    const visit = await begin(id);
    const sent = await app.http.inject({
      ...{ method: 'POST', url: `/api/workspaces/${workspace}/pictures?for=${visit.id}`, payload: PNG_DOT },
      headers: { ...owner, 'content-type': 'application/octet-stream' },
    });
    const photo = sent.json().reference;
    await answer(
      visit.id,
      { key: '1', score: 5, addPhotos: [photo], note: { text: 'A bench in the sun', was: '' } },
      { key: '2', score: 1 },
      { key: '3', isThere: false },
    );
    const { map } = (await call('POST', `/competitors/${id}/map`)).body;
    const { document } = (await call('GET', `/maps/${map}`)).body;
    expect(document.map).toMatchObject({ kind: 'competitor', title: 'The harbour café' });
    const lanes = (kind: string) =>
      Object.values(document.cards as Record<string, { lane: string; text: string }>)
        .filter(({ lane }) => document.lanes[lane].kind === kind)
        .map(({ text }) => text);
    expect(lanes('touchpoints')).toEqual(['I pass by and look in', 'I see a picture of a dish']);
    expect(lanes('pains')).toEqual(['I see a picture of a dish: 1.0 of 5']);
    expect(lanes('free').sort()).toEqual(['A bench in the sun', 'Not there: I search for a place to eat']);
    const cards = Object.values(document.cards) as { image: string | null; value: number | null }[];
    expect(cards.filter(({ image }) => image === photo)).toHaveLength(1);
    expect(cards.flatMap(({ value }) => (value === null ? [] : [value]))).toEqual([0]);

    // The map has the photo, so the visit may go.
    await call('DELETE', `/visits/${visit.id}`);
    app.time.now += 31 * DAY_MS;
    const other = await begin(null);
    await call('DELETE', `/visits/${other.id}`);
    expect((await call('POST', `/visits/${visit.id}/restore`)).status).toBe(404);
    const url = `/api/workspaces/${workspace}/pictures/${photo.replace('picture:', '')}`;
    expect((await app.http.inject({ url, headers: viewer })).statusCode).toBe(200);
  });

  it('are deleted with their visits, and brought back with them for thirty days', async () => {
    const { id } = await add('The harbour café');
    const visit = await begin(id);
    expect((await call('DELETE', `/competitors/${id}`, undefined, viewer)).status).toBe(403);
    await call('DELETE', `/competitors/${id}`);
    expect((await call('GET', '/competitors')).body).toEqual({ items: [], visits: [] });
    await call('POST', `/competitors/${id}/restore`);
    expect((await call('GET', '/competitors')).body.visits).toMatchObject([{ id: visit.id }]);
    await call('DELETE', `/competitors/${id}`);
    app.time.now += 31 * DAY_MS;
    await call('DELETE', `/competitors/${(await add('Passing')).id}`);
    expect((await call('POST', `/competitors/${id}/restore`)).status).toBe(404);
    expect((await call('GET', `/visits/${visit.id}`)).status).toBe(404);
  });

  it('are at most thirty', async () => {
    for (let n = 1; n <= 30; n++) await add(`Number ${n}`);
    expect((await call('POST', '/competitors', { name: 'One more' })).status).toBe(409);
  });
});
