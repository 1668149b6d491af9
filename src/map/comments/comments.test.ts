import { afterEach, beforeEach, expect, it } from 'vitest';
import { asBrowser, openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { type MailBox, openMailBox } from '../../../test/support/mail.ts';
import { type CommentThread, type Mention, MOST_IN_THREAD } from './contract.ts';

type Headers = Record<string, string>;

const HOUR_MS = 3_600_000;

describeOnEachBackend('comments on maps', (open) => {
  let backends: Backends;
  let app: TestApp;
  let box: MailBox;
  let workspace = '';
  let map = '';
  let card = '';
  let owner: Headers = {};
  let ann: Headers = {};
  let annId = '';

  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    headers: Headers,
    body?: object,
  ) => {
    const reply = await app.http.inject({ method, url, headers, ...(body ? { body } : {}) });
    return { status: reply.statusCode, body: reply.json() };
  };
  const place = (path = '') => `/api/workspaces/${workspace}${path}`;
  const at = (path = '') => place(`/maps/${map}/comments${path}`);
  const list = async (who: Headers): Promise<CommentThread[]> => (await call('GET', at(), who)).body.items;
  const begin = async (who: Headers, text: string, entity = card): Promise<CommentThread> => {
    const about = entity === 'map' ? 'map' : 'card';
    return (await call('POST', at(), who, { about, entity, text })).body;
  };
  const reply = (who: Headers, thread: string, text: string) =>
    call('POST', at(`/${thread}/replies`), who, { text });
  const mentions = async (who: Headers): Promise<Mention[]> =>
    (await call('GET', place('/map-comments/mentions'), who)).body.items;
  const counts = async (who: Headers) => (await call('GET', place('/map-comments/counts'), who)).body.items;
  const later = async (ms: number) => {
    app.time.now += ms;
    await app.jobs.runDue();
  };

  async function start(settings: Headers): Promise<void> {
    app = await openApp(backends.state, backends.events, settings);
    ({ workspace, owner } = await setUp(app));
    const { link } = (await call('POST', place('/invitations'), owner, { role: 'editor' })).body;
    const body = { email: 'ann@example.com', name: 'Ann', password: 'a long enough password' };
    const url = `/api/invitations/${link.split('/').at(-1)}/join`;
    const joined = await app.http.inject({ method: 'POST', url, body });
    ann = asBrowser(joined);
    annId = joined.json().account.id;
    map = (await call('POST', place('/maps'), owner, { title: 'Breakfast' })).body.id;
    const { document } = (await call('GET', place(`/maps/${map}`), owner)).body;
    card = 'c1';
    const [[column], [lane]] = [Object.keys(document.columns), Object.keys(document.lanes)];
    const fields = { column, lane, text: 'I read the menu' };
    const operations = [{ id: 'o1', act: 'add', on: 'card', entity: card, fields }];
    await call('POST', place(`/maps/${map}/operations`), owner, { operations });
  }

  beforeEach(async () => {
    backends = await open();
    box = await openMailBox();
    await start({ FOOTPATH_SMTP_URL: box.url, FOOTPATH_PUBLIC_URL: 'http://maps.example' });
    owner = { ...owner, origin: 'http://maps.example' };
    ann = { ...ann, origin: 'http://maps.example' };
  });
  afterEach(async () => {
    await app.close();
    await box.close();
    await backends.close();
  });

  it('are so many in a thread, also where several answer at once', async () => {
    const thread = await begin(owner, 'What is to be done?');
    const answered = await Promise.all(
      Array.from({ length: MOST_IN_THREAD + 3 }, (_, n) => reply(ann, thread.id, `Thought ${n}`)),
    );
    expect(answered.filter(({ status }) => status === 409)).toHaveLength(4);
    expect((await list(ann))[0]?.comments).toHaveLength(MOST_IN_THREAD);
  });

  it('are said, answered, unread until they are read, settled and opened again', async () => {
    const thread = await begin(owner, 'Is this still true?');
    expect(thread).toMatchObject({ about: 'card', entity: card, resolvedAt: null });
    // Threads stand in the order in which they were begun.
    app.time.now += 10;
    await begin(owner, 'About all of it', 'map');
    expect(await counts(ann)).toEqual([{ map, open: 2, unread: 2 }]);
    expect(await counts(owner)).toEqual([{ map, open: 2, unread: 0 }]);
    app.time.now += 10;
    const answered = (await reply(ann, thread.id, 'No')).body as CommentThread;
    expect(answered.comments).toMatchObject([
      { text: 'Is this still true?', isOwn: false, isUnread: false },
      { text: 'No', by: 'Ann', isOwn: true, isUnread: false },
    ]);
    // Whoever answers has read what was there.
    expect(await counts(ann)).toEqual([{ map, open: 2, unread: 1 }]);
    expect((await list(owner))[0]?.comments.map(({ isUnread }) => isUnread)).toEqual([false, true]);
    const [first, last] = answered.comments.map(({ id }) => id);
    const read = (comment?: string) =>
      call('POST', at('/read'), owner, { items: [{ thread: thread.id, comment }] });
    await read(last);
    // An older tab does not make it unread again.
    await read(first);
    expect(await counts(owner)).toEqual([{ map, open: 2, unread: 0 }]);
    const settle = (resolved: boolean) => call('PUT', at(`/${thread.id}/resolved`), ann, { resolved });
    expect((await settle(true)).body).toMatchObject({ resolvedBy: 'Ann', resolvedAt: app.time.now });
    expect(await counts(owner)).toEqual([{ map, open: 1, unread: 0 }]);
    expect((await reply(owner, thread.id, 'But')).body).toMatchObject({ resolvedAt: null, resolvedBy: null });
  });

  it('are changed and deleted by whoever wrote them, and brought back', async () => {
    const thread = await begin(owner, 'Frist');
    const own = at(`/${thread.id}/replies/${thread.comments[0]?.id}`);
    expect((await call('PUT', own, ann, { text: 'Mine now' })).status).toBe(404);
    expect((await call('DELETE', own, ann)).status).toBe(404);
    expect((await call('PUT', own, owner, { text: 'First' })).body.comments).toMatchObject([
      { text: 'First', editedAt: app.time.now },
    ]);
    app.time.now += 10;
    await reply(ann, thread.id, 'Second');
    await call('DELETE', own, owner);
    expect((await list(ann))[0]?.comments).toMatchObject([
      { text: '', isDeleted: true, isUnread: false },
      { text: 'Second', isDeleted: false },
    ]);
    await call('POST', `${own}/restore`, owner);
    expect((await list(ann))[0]?.comments[0]).toMatchObject({ text: 'First', isDeleted: false });
    const alone = await begin(owner, 'Alone');
    await call('DELETE', at(`/${alone.id}/replies/${alone.comments[0]?.id}`), owner);
    expect((await list(ann)).map(({ id }) => id)).toEqual([thread.id]);
  });

  it('mail those who are mentioned and away, once, with a link', async () => {
    const thread = await begin(owner, `Look, @[${annId}] and @[acc_nobody]`);
    await later(60_000);
    expect(box.mails).toEqual([]);
    await later(60_000);
    await later(2 * HOUR_MS);
    expect(box.mails).toHaveLength(1);
    const [mail = ''] = box.mails;
    expect(mail).toContain('To: ann@example.com');
    const text = Buffer.from(
      mail.split('\n\n').slice(1).join('\n\n').replace(/=\n/g, ''),
      'latin1',
    ).toString();
    expect(text.replaceAll('=3D', '=')).toContain(
      `http://maps.example/b/1/map/maps/${map}?comment=${thread.id}`,
    );
    expect(text).toContain('Look, @Ann and @somebody');
    expect(await mentions(ann)).toMatchObject([
      { map, mapTitle: 'Breakfast', thread: thread.id, entity: card, isUnread: true, isResolved: false },
    ]);
    expect(await mentions(owner)).toEqual([]);
  });

  it('mail nobody who has read it by then, nor for what was deleted or edited away', async () => {
    const thread = await begin(owner, `Read this, @[${annId}]`);
    await call('POST', at('/read'), ann, {
      items: [{ thread: thread.id, comment: thread.comments[0]?.id }],
    });
    const gone = await begin(owner, `Not this, @[${annId}]`);
    await call('DELETE', at(`/${gone.id}/replies/${gone.comments[0]?.id}`), owner);
    const changed = await begin(owner, `Nor this, @[${annId}]`);
    const url = at(`/${changed.id}/replies/${changed.comments[0]?.id}`);
    await call('PUT', url, owner, { text: 'Nothing' });
    await later(2 * HOUR_MS);
    expect(box.mails).toEqual([]);
    expect((await mentions(ann)).map(({ text }) => text)).toEqual([`Read this, @[${annId}]`]);
    // Mentioned in a change of what she had read: unread again, and told.
    await call('PUT', at(`/${thread.id}/replies/${thread.comments[0]?.id}`), owner, { text: 'Plain' });
    const later2 = await begin(owner, 'Plain too');
    const comment = later2.comments[0]?.id ?? '';
    await call('POST', at('/read'), ann, { items: [{ thread: later2.id, comment }] });
    await call('PUT', at(`/${later2.id}/replies/${comment}`), owner, { text: `Now @[${annId}]` });
    await later(3 * 60_000);
    expect(box.mails).toHaveLength(1);
  });

  it('try again while the mail server refuses, also hours later', async () => {
    box.refuses = true;
    await begin(owner, `Look, @[${annId}]`);
    // Longer than the job of the comment tries.
    for (let hour = 0; hour < 7; hour++) await later(HOUR_MS);
    box.refuses = false;
    await later(HOUR_MS);
    expect(box.mails).toEqual([]);
    // What the clock does every hour.
    await app.jobs.enqueue({ kind: 'map.comments.tell', workspace: null, payload: null });
    await later(0);
    await later(HOUR_MS);
    expect(box.mails).toHaveLength(1);
  });

  it('mail no link where nobody said where the server is reached, whatever address the caller claims', async () => {
    await app.close();
    await backends.close();
    backends = await open();
    await start({ FOOTPATH_SMTP_URL: box.url });
    await call(
      'POST',
      at(),
      { ...owner, host: 'evil.example', origin: 'http://evil.example' },
      { about: 'map', entity: 'map', text: `See @[${annId}]` },
    );
    await later(3 * 60_000);
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]).not.toMatch(/https?:/);
    expect(box.mails[0]).toContain('answer in Footpath');
  });

  it('go for good with their map, and only with it', async () => {
    await begin(owner, `About breakfast, @[${annId}]`);
    const breakfast = map;
    map = (await call('POST', place('/maps'), owner, { title: 'Lunch' })).body.id;
    await begin(owner, 'About lunch', 'map');
    const third = (await call('POST', place('/maps'), owner, { title: 'Dinner' })).body.id;
    await call('POST', place(`/maps/${breakfast}/shares`), owner, {});
    await call('DELETE', place(`/maps/${breakfast}`), owner);
    app.time.now += 31 * 24 * HOUR_MS;
    // What is over goes when the next one is deleted.
    await call('DELETE', place(`/maps/${third}`), owner);
    const db = backends.state.db.withTables<Record<string, { map: string }>>();
    for (const [table, left] of [
      ['map_threads', [map]],
      ['map_comments', [map]],
      ['map_mentions', []],
      ['map_shares', []],
    ] as const) {
      const rows = await db.selectFrom(table).select('map').execute();
      expect(rows.map((row) => row.map)).toEqual(left);
    }
    expect((await list(owner)).map(({ about }) => about)).toEqual(['map']);
  });

  it('are read by viewers and written by editors, on what is there', async () => {
    const key = { name: 'viewer', scope: 'read' };
    const viewer = withKey((await call('POST', place('/keys'), owner, key)).body.key);
    await begin(owner, 'For all');
    expect(await list(viewer)).toHaveLength(1);
    expect((await call('POST', at(), viewer, { about: 'map', entity: 'map', text: 'No' })).status).toBe(403);
    expect((await call('POST', at(), owner, { about: 'card', entity: 'c9', text: 'x' })).status).toBe(404);
    expect((await call('POST', at(), owner, { about: 'card', entity: card, text: '  ' })).status).toBe(400);
    expect((await reply(owner, 'thr_none', 'x')).status).toBe(404);
    await call('DELETE', place(`/maps/${map}`), owner);
    expect((await call('GET', at(), owner)).status).toBe(404);
    expect([await counts(ann), await mentions(ann)]).toEqual([[], []]);
  });
});
