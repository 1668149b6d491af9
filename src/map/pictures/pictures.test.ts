/** Pictures of maps on both databases and over HTTP: sent, shown to members and holders of a link alone, kept while named, forgotten after. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { jpegOf, PNG_DOT } from '../../../test/support/picture-files.ts';
import { Pictures } from './pictures.ts';

type Headers = Record<string, string>;
const DAY_MS = 86_400_000;

describeOnEachBackend('pictures of maps', (open) => {
  let backends: Backends;
  let app: TestApp;
  let workspace = '';
  let owner: Headers = {};
  let viewer: Headers = {};
  let map = '';
  let edits = 0;

  const place = (path = '') => `/api/workspaces/${workspace}${path}`;
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers = owner,
  ) => {
    const reply = await app.http.inject({ method, url, headers, ...(body ? { body } : {}) });
    return {
      status: reply.statusCode,
      body: reply.body === '' ? null : reply.json(),
      headers: reply.headers,
    };
  };
  const send = async (bytes: Buffer, { to = map, headers = owner } = {}) => {
    const reply = await app.http.inject({
      ...{ method: 'POST', url: place(`/pictures?for=${to}`), payload: bytes },
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const look = (id: string, headers: Headers = owner) =>
    app.http.inject({ url: place(`/pictures/${id}`), headers });
  const newMap = async (title: string): Promise<string> =>
    (await call('POST', place('/maps'), { title })).body.id;
  /** Adds or changes a card of the map. */
  const card = async (fields: object, entity = 'c1', on = map) => {
    const { document } = (await call('GET', place(`/maps/${on}`))).body;
    const [[column], [lane]] = [Object.keys(document.columns), Object.keys(document.lanes)];
    const act = document.cards[entity] ? 'set' : 'add';
    const operation = { id: `o${++edits}`, act, on: 'card', entity };
    const told = act === 'add' ? { column, lane, ...fields } : fields;
    const done = await call('POST', place(`/maps/${on}/operations`), {
      operations: [{ ...operation, fields: told }],
    });
    expect(done.body.refused).toEqual([]);
  };
  /** Nights pass, and each looks after the pictures. */
  const pass = async (days: number) => {
    app.time.now += days * DAY_MS;
    // The schedule follows the clock of the machine.
    await app.jobs.enqueue({ kind: 'map.pictures.sweep', workspace: null, payload: null });
    await app.jobs.runDue();
  };

  beforeEach(async () => {
    backends = await open();
    app = await openApp(backends.state, backends.events);
    ({ workspace, owner } = await setUp(app));
    viewer = withKey((await call('POST', place('/keys'), { name: 'viewer', scope: 'read' })).body.key);
    map = await newMap('Breakfast');
  });
  afterEach(async () => {
    await app.close();
    await backends.close();
  });

  it('are sent by editors, looked at by members, and sent as what they are', async () => {
    const photo = jpegOf(640, 480, { place: '48.137 N' });
    expect((await send(photo, { headers: viewer })).status).toBe(403);
    const sent = await send(photo);
    expect(sent.body).toMatchObject({ type: 'image/jpeg', width: 640, height: 480 });
    expect(sent.body.reference).toBe(`picture:${sent.body.id}`);
    const { headers, rawPayload, statusCode } = await look(sent.body.id, viewer);
    expect([statusCode, headers['content-type'], headers['x-content-type-options']]).toEqual([
      ...[200, 'image/jpeg', 'nosniff'],
    ]);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(rawPayload.includes('48.137 N')).toBe(false);
    expect((await look(sent.body.id, {})).statusCode).toBe(401);
    expect((await look('pic_none')).statusCode).toBe(404);
  });

  it('are refused where they are none, too large, or for nothing', async () => {
    const svg = await send(Buffer.from('<svg onload="alert(1)"/>'));
    expect([svg.status, svg.body.error.code]).toEqual([422, 'not_a_picture']);
    expect((await send(Buffer.concat([PNG_DOT, Buffer.alloc(2_000_000)]))).status).toBe(413);
    const turned = await send(jpegOf(640, 480, { orientation: 6 }));
    expect(turned.body.error.message).toContain('turn it for good first');
    expect((await send(PNG_DOT, { to: 'map_none' })).status).toBe(404);
    expect((await send(PNG_DOT, { to: 'nothing' })).status).toBe(404);
  });

  it('sent twice are kept once', async () => {
    const [one, other] = [await send(PNG_DOT), await send(PNG_DOT, { to: await newMap('Lunch') })];
    expect(other.body.id).toBe(one.body.id);
    const atOnce = await Promise.all([1, 2, 3].map(() => send(jpegOf(7, 7))));
    expect(new Set(atOnce.map(({ body }) => body.id)).size).toBe(1);
  });

  it('are at most two hundred a map', async () => {
    for (let n = 1; n < 199; n++) expect((await send(jpegOf(n, 100))).status).toBe(200);
    const atOnce = await Promise.all(Array.from({ length: 16 }, (_, n) => send(jpegOf(n + 1, 50))));
    expect(atOnce.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(atOnce.filter(({ status }) => status === 409)).toHaveLength(14);
    const more = await send(jpegOf(500, 100));
    expect([more.status, more.body.error.code]).toEqual([409, 'pictures_full']);
    // One that is there already takes no room.
    expect((await send(jpegOf(7, 100))).status).toBe(200);
  });

  it('are shown by a link to a map that shows them, with a password too, and no other', async () => {
    const [shown, other] = [(await send(PNG_DOT)).body, (await send(jpegOf(9, 9))).body];
    await card({ image: shown.reference });
    const share = async (body: object) => {
      const { link, id } = (await call('POST', place(`/maps/${map}/shares`), body)).body;
      return { id, token: String(link.split('/').at(-1)) };
    };
    const { id: shareId, token } = await share({});
    const opened = (await call('GET', `/api/shared-maps/${token}`, undefined, {})).body.map;
    expect(Object.keys(opened.pictures)).toEqual([shown.id]);
    const asked = (url: string) => app.http.inject({ url });
    const address: string = opened.pictures[shown.id];
    const picture = await asked(address);
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png']);
    expect((await asked(address.replace(shown.id, other.id))).statusCode).toBe(404);
    // One as long as the right one too, of letters that take more room.
    for (const key of ['guessed', encodeURIComponent('ä'.repeat(43))])
      expect((await asked(address.replace(/key=.*/, `key=${key}`))).statusCode).toBe(404);

    const locked = await share({ password: 'a quiet place' });
    // The key of the open link does not open the locked one.
    expect((await asked(address.replace(token, locked.token))).statusCode).toBe(404);
    const unlocked = await call(
      'POST',
      `/api/shared-maps/${locked.token}`,
      { password: 'a quiet place' },
      {},
    );
    expect((await asked(unlocked.body.map.pictures[shown.id])).statusCode).toBe(200);

    await card({ removed: true });
    expect((await asked(address)).statusCode).toBe(404);
    await card({ removed: false });
    expect((await asked(address)).statusCode).toBe(200);
    const short = await share({ validDays: 1 });
    const until = (await call('GET', `/api/shared-maps/${short.token}`, undefined, {})).body.map;
    expect((await asked(until.pictures[shown.id])).statusCode).toBe(200);
    app.time.now += 86_400_000;
    expect((await asked(until.pictures[shown.id])).statusCode).toBe(404);
    await call('DELETE', place(`/maps/${map}/shares/${shareId}`));
    expect((await asked(address)).statusCode).toBe(404);
  });

  it('stay while a card, a removed one, or a version names them, and thirty days longer', async () => {
    const { id, reference } = (await send(PNG_DOT)).body;
    await card({ image: reference });
    await card({ removed: true });
    await pass(40);
    await pass(40);
    expect((await look(id)).statusCode).toBe(200);

    await card({ removed: false });
    const kept = (await call('POST', place(`/maps/${map}/versions`), { name: 'With the picture' })).body;
    await card({ image: null });
    await pass(40);
    await pass(40);
    expect((await look(id)).statusCode).toBe(200);
    // Bringing the version back finds it.
    await call('POST', place(`/maps/${map}/versions/${kept.id}/restore`));
    expect((await look(id)).statusCode).toBe(200);
  });

  it('are forgotten thirty days after nothing names them, unless an edit is taken back', async () => {
    const [gone, back] = [(await send(PNG_DOT)).body, (await send(jpegOf(9, 9))).body];
    await card({ image: back.reference }, 'c2');
    await card({ image: null }, 'c2');
    await pass(2);
    await pass(20);
    await card({ image: back.reference }, 'c2');
    await pass(2);
    await pass(20);
    expect([(await look(gone.id)).statusCode, (await look(back.id)).statusCode]).toEqual([404, 200]);
  });

  it('go with the last map that names them', async () => {
    const { id, reference } = (await send(PNG_DOT)).body;
    await card({ image: reference });
    const copy = (await call('POST', place(`/maps/${map}/copies`), {})).body.id;
    const purge = async (one: string) => {
      await call('DELETE', place(`/maps/${one}`));
      app.time.now += 31 * DAY_MS;
      // Any later deleting takes those along that are over.
      await call('DELETE', place(`/maps/${await newMap('Passing')}`));
    };
    await purge(map);
    expect((await look(id)).statusCode).toBe(200);
    await purge(copy);
    await pass(1);
    await pass(31);
    expect((await look(id)).statusCode).toBe(404);
  });

  it('are drawn as far as there is room for them, each as often as it is shown', async () => {
    const [dot, photo] = [(await send(PNG_DOT)).body, (await send(jpegOf(9, 9))).body];
    const pictures = new Pictures({
      ...{ state: backends.state, clock: () => app.time.now, newId: (prefix) => prefix, places: [] },
    });
    const drawn = async (ids: string[], room: number) => [
      ...(await pictures.files(workspace, ids, room)).keys(),
    ];
    expect(await drawn([dot.id, dot.id], 2 * dot.bytes)).toEqual([dot.id]);
    expect(await drawn([dot.id, dot.id, dot.id], 2 * dot.bytes)).toEqual([]);
    expect(await drawn([dot.id, photo.id, photo.id], dot.bytes + photo.bytes)).toEqual([dot.id]);
  });

  it('are drawn on the map as a file; JSON says that they stay here, and an import what it lacks', async () => {
    const { id, reference } = (await send(PNG_DOT)).body;
    await card({ image: reference, text: 'The counter' });
    const file = async (format: string) =>
      app.http.inject({ url: place(`/maps/${map}/exports/${format}`), headers: owner });
    const svg = await file('svg');
    expect(svg.body).toContain('data:image/png;base64,');
    for (const format of ['png', 'pdf-a4', 'pptx']) expect((await file(format)).statusCode).toBe(200);
    const { items } = (await call('GET', place(`/maps/${map}/exports`))).body;
    const lost = (format: string) =>
      items
        .find((each: { format: string }) => each.format === format)
        .lost.map(({ text }: { text: string }) => text)
        .join(' ');
    expect(lost('json')).toContain('picture');
    expect(lost('svg')).toBe('');
    const bring = async (text: string) => {
      const reply = await app.http.inject({
        ...{ method: 'POST', url: place('/maps/imports?name=map.json'), payload: text },
        headers: { ...owner, 'content-type': 'application/octet-stream' },
      });
      return reply.json();
    };
    const json = (await file('json')).body;
    expect((await bring(json)).notes).toEqual([]);
    const strange = await bring(json.replaceAll(id, 'pic_elsewhere'));
    expect(strange.notes).toMatchObject([
      { kind: 'lost', text: expect.stringContaining('Pictures that are not') },
    ]);
    const { document } = (await call('GET', place(`/maps/${strange.map.id}`))).body;
    expect(document.cards.c1).toMatchObject({ image: null, text: 'The counter' });
  });
});
