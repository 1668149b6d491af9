import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, openEmbeddedBackends } from '../../../test/support/backends.ts';

let backends: Backends;
let app: TestApp;
let base = '';
let owner: Record<string, string> = {};
let viewer: Record<string, string> = {};

beforeAll(async () => {
  backends = await openEmbeddedBackends();
  app = await openApp(backends.state, backends.events);
  const business = await setUp(app);
  owner = business.owner;
  const key = { name: 'viewer', scope: 'read' };
  const url = `/api/workspaces/${business.workspace}/keys`;
  const made = await app.http.inject({ method: 'POST', url, headers: owner, body: key });
  viewer = withKey(made.json().key);
  base = `/api/workspaces/${business.workspace}/maps`;
});

afterAll(async () => {
  await app.close();
  await backends.close();
});

const call = async (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  headers = owner,
) => {
  const reply = await app.http.inject({ method, url: base + path, headers, ...(body ? { body } : {}) });
  return { status: reply.statusCode, json: () => reply.json(), text: reply.body, headers: reply.headers };
};

it('edits a map over HTTP, and lets viewers look only', async () => {
  const { id } = (await call('POST', '', { title: 'Breakfast', scenario: 'A first visit' })).json();
  const whole = (await call('GET', `/${id}`, undefined, viewer)).json();
  expect(whole).toMatchObject({
    sequence: 0,
    operations: [],
    document: { map: { scenario: 'A first visit' } },
  });
  const [column] = Object.keys(whole.document.columns);
  const [lane] = Object.keys(whole.document.lanes);
  const operation = {
    ...{ id: 'o1', act: 'add', on: 'card', entity: 'c1' },
    fields: { lane, column, text: 'I read the menu' },
  };
  const edit = { since: 0, operations: [operation] };
  expect((await call('POST', `/${id}/operations`, edit, viewer)).status).toBe(403);
  const done = (await call('POST', `/${id}/operations`, edit)).json();
  expect(done).toMatchObject({ sequence: 1, taken: [{ id: 'o1', sequence: 1 }], refused: [] });
  expect((await call('GET', `/${id}?since=0`, undefined, viewer)).json()).toMatchObject({
    document: null,
    operations: [{ sequence: 1, operation }],
  });
  const wrong = { operations: [{ ...operation, id: 'o2', fields: { txt: 'x' } }] };
  expect((await call('POST', `/${id}/operations`, wrong)).status).toBe(400);
  const kept = (await call('POST', `/${id}/versions`, { name: 'Agreed' })).json();
  await call('POST', `/${id}/operations`, {
    operations: [{ ...operation, id: 'o3', act: 'set', fields: { removed: true } }],
  });
  const changes = await call('GET', `/${id}/changes?from=${kept.id}`, undefined, viewer);
  expect(changes.json().items).toMatchObject([{ what: 'removed', on: 'card', title: 'I read the menu' }]);
  expect((await call('POST', `/${id}/versions/${kept.id}/restore`)).json()).toMatchObject({
    sequence: 3,
    operations: 1,
    back: [{ act: 'set', on: 'card', entity: 'c1', fields: { removed: true } }],
  });
  expect((await call('GET', `/${id}/versions/now`)).json().cards.c1.text).toBe('I read the menu');
  expect((await call('PUT', `/${id}/title`, { title: 'Brunch' })).json().title).toBe('Brunch');
  expect((await call('POST', `/${id}/copies`, {})).json().title).toBe('Brunch (copy)');
  expect((await call('DELETE', `/${id}`)).status).toBe(200);
  expect((await call('GET', `/${id}`)).status).toBe(404);
  expect((await call('POST', `/${id}/restore`)).json().cards).toBe(1);
  expect((await call('GET', '')).json().items.map(({ title }: { title: string }) => title)).toEqual([
    'Brunch',
    'Brunch (copy)',
  ]);
});

it.each([
  ['a/b\\c: "d" <e>|f?*g', 'a b c d e f g.csv'],
  ['..', 'map.csv'],
  ['🥐 <>', 'map.csv'],
  ['Café São João; filename=x', 'Café São João filename x.csv'],
  ['Завтрак; 朝食', 'Завтрак 朝食.csv'],
  ['Zoë\r\nSet-Cookie: a=b', 'Zoë Set-Cookie a b.csv'],
  ['half an emoji \ud83e', 'half an emoji.csv'],
  ['it’s 50% (good)', 'it s 50 good.csv'],
])('names the file of a map called %j so that any system takes it', async (title, expected) => {
  const { id } = (await call('POST', '', { title })).json();
  const file = await app.http.inject({ url: `${base}/${id}/exports/csv`, headers: viewer });
  const said = String(file.headers['content-disposition']);
  const [, plain, own] = /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([^;'()*]+)$/.exec(said) ?? [];
  expect(decodeURIComponent(own ?? '')).toBe(expected);
  expect(plain).toBe(expected.replace(/[^ -~]/g, '_'));
});

it('takes a map out and brings it in again, and says what is lost', async () => {
  const { id } = (await call('POST', '', { title: 'Täglich “frisch”', from: 'live' })).json();
  const formats = (await call('GET', `/${id}/exports`, undefined, viewer)).json().items;
  expect(formats.map(({ format }: { format: string }) => format)).toContain('xlsx-across');
  const whole = (await call('GET', `/${id}`)).json().document;
  for (const format of ['json', 'mermaid', 'csv-across', 'xlsx']) {
    const file = await app.http.inject({ url: `${base}/${id}/exports/${format}`, headers: viewer });
    expect(file.headers['content-disposition']).toMatch(/filename\*=UTF-8''T%C3%A4glich/);
    const send = (query: string, headers = owner) =>
      app.http.inject({
        method: 'POST',
        url: `${base}/imports?name=copy.x&${query}`,
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        payload: file.rawPayload,
      });
    expect((await send('', viewer)).statusCode).toBe(403);
    const preview = (await send('preview=true')).json();
    expect(preview).toMatchObject({ map: null, stages: 7, notes: [] });
    const made = (await send('title=Back')).json();
    expect(made.map).toMatchObject({ title: 'Back', stages: 7, sequence: 0 });
    const back = (await call('GET', `/${made.map.id}`)).json().document;
    if (format === 'json') expect({ ...back, map: whole.map }).toEqual(whole);
  }
  const wrong = await app.http.inject({
    method: 'POST',
    url: `${base}/imports?name=notes.txt`,
    headers: { ...owner, 'content-type': 'application/octet-stream' },
    payload: 'nothing of the kind',
  });
  expect([wrong.statusCode, wrong.json().error.message]).toEqual([422, expect.stringContaining('notes.txt')]);
  expect((await call('GET', `/${id}/advice`, undefined, viewer)).json().items).toHaveLength(7);
});

it('sums a map up for the list, and lists what can be brought back', async () => {
  const { id } = (await call('POST', '', { title: 'Empty for now', from: 'empty' })).json();
  const listed = async (query = '') =>
    (await call('GET', query)).json().items.find((each: { id: string }) => each.id === id);
  const { document } = (await call('GET', `/${id}`)).json();
  expect(Object.keys(document.columns)).toEqual([]);
  expect(await listed()).toMatchObject({ stages: 0, cards: 0, advice: 0, guesses: 0, deletedAt: null });
  const [lane] = Object.keys(document.lanes);
  const operations = [
    { id: 'e1', act: 'add', on: 'column', entity: 's', fields: { title: 'Arrive' } },
    { id: 'e2', act: 'add', on: 'card', entity: 'c1', fields: { lane, column: 's', text: 'The door' } },
    { id: 'e3', act: 'add', on: 'card', entity: 'c2', fields: { lane, column: 's', text: 'I sit down' } },
    { id: 'e4', act: 'add', on: 'evidence', entity: 'v', fields: { card: 'c2', kind: 'quote', note: 'Yes' } },
  ];
  await call('POST', `/${id}/operations`, { operations });
  // A title that is not in the customer's voice; one card of two without evidence.
  expect(await listed()).toMatchObject({ stages: 1, cards: 2, advice: 1, guesses: 1 });
  await call('DELETE', `/${id}`);
  expect(await listed()).toBeUndefined();
  expect(await listed('?deleted=true')).toMatchObject({ title: 'Empty for now', deletedAt: app.time.now });
  app.time.now += 31 * 24 * 3_600_000;
  expect(await listed('?deleted=true')).toBeUndefined();
});
