import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { MOST_SHARES } from './contract.ts';

const DAY_MS = 86_400_000;

describeOnEachBackend('links to maps', (open) => {
  let backends: Backends;
  let app: TestApp;
  let workspace = '';
  let map = '';
  let owner: Record<string, string> = {};

  const call = async (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, headers = owner) => {
    const reply = await app.http.inject({ method, url, headers, ...(body ? { body } : {}) });
    return { status: reply.statusCode, body: reply.json() };
  };
  const links = (path = '') => `/api/workspaces/${workspace}/maps/${map}/shares${path}`;
  const made = async (draft: object = {}) => (await call('POST', links(), draft)).body;
  const shared = (link: string) => `/api/shared-maps/${link.split('/').at(-1)}`;
  const stranger = {};

  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events);
    ({ workspace, owner } = await setUp(app));
    const maps = `/api/workspaces/${workspace}/maps`;
    map = (await call('POST', maps, { title: 'Breakfast', owner: 'acc_1' })).body.id;
    const { document } = (await call('GET', `${maps}/${map}`)).body;
    const [column, other] = Object.keys(document.columns);
    const [lane] = Object.keys(document.lanes);
    const add = (on: string, entity: string, fields: object) => ({
      id: entity,
      act: 'add',
      on,
      entity,
      fields,
    });
    const card = { column, lane };
    const figure = { from: 'saved', saved: 'svd_1' };
    const operations = [
      add('card', 'c1', { ...card, text: 'I read the menu', owner: 'acc_1' }),
      add('evidence', 'e1', { card: 'c1', kind: 'quote', note: 'Ann Miller said so' }),
      add('lane', 'l1', { kind: 'numbers', title: 'Numbers', position: 'z1' }),
      add('card', 'c2', { column, lane: 'l1', text: 'Guests', figure }),
      add('card', 'c3', { ...card, text: 'A removed thought' }),
      { id: 'gone', act: 'set', on: 'card', entity: 'c3', fields: { removed: true } },
      add('column', 'k1', { stage: other, title: 'A step of a hidden stage', position: 'a0' }),
      { id: 'hide', act: 'set', on: 'column', entity: other, fields: { hidden: true } },
      add('card', 'c4', { lane, column: other, text: 'In a hidden stage' }),
    ];
    await call('POST', `${maps}/${map}/operations`, { operations });
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  it('show strangers the map, without what is nobody else’s business, and count who looked', async () => {
    const { link } = await made({ name: 'For the baker' });
    const { status, body } = await call('GET', shared(link), undefined, stranger);
    expect(status).toBe(200);
    expect(body.map).toMatchObject({
      numbersHidden: false,
      document: { map: { title: 'Breakfast', owner: null } },
    });
    const cards = body.map.document.cards;
    expect(Object.keys(cards).sort()).toEqual(['c1', 'c2']);
    expect(cards.c1).toMatchObject({ text: 'I read the menu', owner: null });
    expect(JSON.stringify(body)).not.toMatch(/Ann Miller|removed thought|hidden stage|acc_1|svd_1/);
    const { items } = (await call('GET', links())).body;
    expect(items).toMatchObject([{ name: 'For the baker', hasPassword: false, expiresAt: null, views: 1 }]);
    expect(JSON.stringify(items)).not.toContain(link.split('/').at(-1));
  });

  it('leave out numbers where wished', async () => {
    const { link } = await made({ numbersHidden: true });
    const { document } = (await call('GET', shared(link), undefined, stranger)).body.map;
    expect(Object.keys(document.cards)).toEqual(['c1']);
    expect(JSON.stringify(document)).not.toMatch(/Numbers|svd_1/);
  });

  it('ask for the password, and open with no other', async () => {
    const { link } = await made({ password: 'croissant' });
    expect((await call('GET', shared(link), undefined, stranger)).body).toEqual({ map: null });
    const unlock = (password: string) => call('POST', shared(link), { password }, stranger);
    expect((await unlock('Croissant')).body).toMatchObject({ error: { code: 'wrong_link_password' } });
    expect((await unlock('croissant')).body.map.document.map.title).toBe('Breakfast');
  });

  it('end by themselves, when they are taken back, and with the map', async () => {
    const [short, taken, last] = [await made({ validDays: 1 }), await made(), await made()];
    const opens = async ({ link }: { link: string }) =>
      (await call('GET', shared(link), undefined, stranger)).status;
    expect([await opens(short), await opens(taken)]).toEqual([200, 200]);
    app.time.now += DAY_MS;
    expect((await call('GET', shared(short.link), undefined, stranger)).body.error.code).toBe('link_over');
    expect((await call('DELETE', links(`/${taken.id}`))).body).toEqual({ ended: true });
    expect(await opens(taken)).toBe(404);
    expect((await call('GET', links())).body.items).toHaveLength(1);
    await call('DELETE', `/api/workspaces/${workspace}/maps/${map}`);
    expect(await opens(last)).toBe(404);
    expect((await call('GET', '/api/shared-maps/map_guessed', undefined, stranger)).status).toBe(404);
  });

  it('are made by editors, so many a map', async () => {
    const key = { name: 'viewer', scope: 'read' };
    const viewer = withKey((await call('POST', `/api/workspaces/${workspace}/keys`, key)).body.key);
    expect((await call('POST', links(), {}, viewer)).status).toBe(403);
    expect((await call('GET', links(), undefined, viewer)).status).toBe(403);
    expect((await call('POST', links(), { password: 'short' })).status).toBe(400);
    const asked = await Promise.all(Array.from({ length: MOST_SHARES + 4 }, () => call('POST', links(), {})));
    expect(asked.filter(({ status }) => status === 409)).toHaveLength(4);
    expect((await call('GET', links())).body.items).toHaveLength(MOST_SHARES);
  });
});
