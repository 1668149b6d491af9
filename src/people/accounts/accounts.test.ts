import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import {
  asBrowser,
  OWNER,
  openApp,
  SETUP_CODE,
  setUp,
  type TestApp,
  withKey,
} from '../../../test/support/app.ts';
import { openEmbedded } from '../../../test/support/events.ts';
import { describeOnEachState } from '../../../test/support/state.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import type { State } from '../../platform/statedb/state.ts';

let closing: (() => Promise<unknown>)[] = [];
let events: EventDb | null = null;
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  closing = [];
});

async function start(state: State, settings: Record<string, string> = {}): Promise<TestApp> {
  events ??= await openEmbedded();
  const app = await openApp(state, events, settings);
  closing.push(() => app.close());
  return app;
}

const post = (app: TestApp, url: string, body: object, headers: Record<string, string> = {}) =>
  app.http.inject({ method: 'POST', url, body, headers });

async function signedIn(app: TestApp, email = OWNER.email, password = OWNER.password) {
  return asBrowser(await post(app, '/api/sign-in', { email, password }));
}

describeOnEachState('set-up', (open) => {
  it('makes account, business, stages and the key of the command line, and signs in', async () => {
    const app = await start(await open());
    expect((await app.http.inject('/api/setup')).json()).toEqual({ needed: true, codeNeeded: false });
    const reply = await post(app, '/api/setup', { ...OWNER, email: ' Owner@Example.com ', currency: 'eur' });
    expect(reply.json()).toMatchObject({
      workspace: {
        name: 'Café Aurora',
        number: 1,
        currency: 'EUR',
        timezone: 'Europe/Berlin',
        role: 'owner',
      },
      key: null,
    });
    const me = (await app.http.inject({ url: '/api/me', headers: asBrowser(reply) })).json();
    expect(me).toMatchObject({
      account: { email: 'owner@example.com' },
      workspaces: [{ name: 'Café Aurora' }],
    });
    const path = join(app.folder, 'cli-key');
    const key = (await readFile(path, 'utf8')).trim();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const stages = await app.http.inject({ url: '/api/workspaces/current/stages', headers: withKey(key) });
    expect(stages.json().items.length).toBe(7);
    expect((await app.http.inject('/api/setup')).json()).toEqual({ needed: false, codeNeeded: false });
  });

  it('begins with stages in the language of whoever sets it up', async () => {
    const app = await start(await open());
    const reply = await post(app, '/api/setup', { ...OWNER, language: 'de' });
    const owner = asBrowser(reply);
    const stages = async (business: number) => {
      const url = `/api/workspaces/${business}/stages`;
      const { items } = (await app.http.inject({ url, headers: owner })).json();
      return items.map(({ name }: { name: string }) => name);
    };
    expect(await stages(1)).toContain('Weiterempfehlen');
    const second = { name: 'Zweites', timezone: 'Europe/Berlin', currency: 'EUR', language: 'de' };
    const more = { method: 'POST' as const, url: '/api/workspaces', headers: owner };
    await app.http.inject({ ...more, body: second });
    expect(await stages(2)).toEqual(await stages(1));
    await app.http.inject({ ...more, body: { ...second, language: undefined } });
    expect(await stages(3)).toContain('Advocacy');
  });

  it('happens once, also when many try at the same time', async () => {
    const app = await start(await open());
    const tries = Array.from({ length: 6 }, (_, n) =>
      post(app, '/api/setup', { ...OWNER, email: `o${n}@example.com` }),
    );
    const codes = (await Promise.all(tries)).map((reply) => reply.json().error?.code ?? 'done');
    expect(codes.toSorted()).toEqual(['done', ...Array(5).fill('set_up_already')].toSorted());
    expect((await post(app, '/api/setup', OWNER)).json().error.code).toBe('set_up_already');
  });

  it.each<[string, { remoteAddress?: string; headers?: Record<string, string> }]>([
    ['another machine', { remoteAddress: '192.168.1.20' }],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
    ['a name that only points to this machine', { headers: { host: 'rebound.example:4400' } }],
  ])('asks for the code from %s', async (_, from) => {
    const app = await start(await open());
    expect((await app.http.inject({ url: '/api/setup', ...from })).json().codeNeeded).toBe(true);
    const request = { method: 'POST', url: '/api/setup', ...from } as const;
    for (const code of [undefined, '', 'WRONG-ONE']) {
      const refused = await app.http.inject({ ...request, body: { ...OWNER, code } });
      expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'wrong_setup_code']);
    }
    const done = await app.http.inject({
      ...request,
      body: { ...OWNER, code: SETUP_CODE.toLowerCase().replace('-', ' ') },
    });
    expect(done.statusCode).toBe(200);
  });

  it.each([
    ['e-mail', { email: 'nobody' }, 'email'],
    ['password', { password: 'short' }, 'password'],
    ['time zone', { timezone: 'Mars/Olympus' }, 'timezone'],
    ['currency', { currency: 'SEASHELLS' }, 'currency'],
    ['name', { business: '   ' }, 'business'],
  ])('refuses a wrong %s and stays open', async (_, wrong, field) => {
    const app = await start(await open());
    const reply = await post(app, '/api/setup', { ...OWNER, ...wrong });
    expect([reply.statusCode, Object.keys(reply.json().error.details.fields)]).toEqual([400, [field]]);
    expect((await app.http.inject('/api/setup')).json().needed).toBe(true);
  });
});

describeOnEachState('accounts', (open) => {
  it('sign in, out, and not with another password', async () => {
    const app = await start(await open());
    await setUp(app);
    for (const wrong of [
      { ...OWNER, password: 'wrong' },
      { ...OWNER, email: 'nobody@example.com' },
    ]) {
      const reply = await post(app, '/api/sign-in', { email: wrong.email, password: wrong.password });
      expect([reply.statusCode, reply.json().error.code, reply.cookies]).toEqual([401, 'wrong_password', []]);
    }
    const reply = await post(app, '/api/sign-in', { email: OWNER.email, password: OWNER.password });
    expect(reply.cookies[0]).toMatchObject({
      name: 'footpath.session_token',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    const browser = asBrowser(reply);
    expect((await app.http.inject({ url: '/api/me', headers: browser })).statusCode).toBe(200);
    const out = await post(app, '/api/sign-out', {}, browser);
    expect([out.statusCode, out.cookies[0]?.maxAge]).toEqual([200, 0]);
    expect((await app.http.inject({ url: '/api/me', headers: browser })).statusCode).toBe(401);
    expect((await post(app, '/api/sign-out', {})).statusCode).toBe(200);
  });

  it('take no forged or foreign cookie', async () => {
    const app = await start(await open());
    await setUp(app);
    const { cookie = '' } = await signedIn(app);
    const forged = [
      `${cookie.slice(0, -6)}AAAAAA`,
      cookie.replace(/\.[^.]*$/, ''),
      'footpath.session_token=',
      "footpath.session_token=' OR 1=1 --",
      'footpath.session_token=%00%ff; footpath.session_token=x',
    ];
    for (const wrong of forged) {
      expect((await app.http.inject({ url: '/api/me', headers: { cookie: wrong } })).statusCode).toBe(401);
    }
  });

  it('change the password, which ends every other session', async () => {
    const app = await start(await open());
    await setUp(app);
    const [here, there] = [await signedIn(app), await signedIn(app)];
    const next = 'another good password';
    const wrong = await post(app, '/api/me/password', { current: 'wrong', next }, here);
    expect(wrong.json().error.code).toBe('wrong_password');
    const changed = await post(app, '/api/me/password', { current: OWNER.password, next }, here);
    expect(changed.statusCode).toBe(200);
    expect((await app.http.inject({ url: '/api/me', headers: there })).statusCode).toBe(401);
    expect((await app.http.inject({ url: '/api/me', headers: asBrowser(changed) })).statusCode).toBe(200);
    expect(
      (await post(app, '/api/sign-in', { email: OWNER.email, password: OWNER.password })).statusCode,
    ).toBe(401);
    expect((await post(app, '/api/sign-in', { email: OWNER.email, password: next })).statusCode).toBe(200);
  });

  it('keep neither passwords, keys and links readable nor addresses of callers', async () => {
    const state = await open();
    const app = await start(state);
    const { key, workspace } = await setUp(app);
    await signedIn(app);
    const made = await post(
      app,
      `/api/workspaces/${workspace}/invitations`,
      { role: 'viewer' },
      withKey(key),
    );
    const tables = [
      'accounts',
      'sessions',
      'sign_in_methods',
      'api_keys',
      'invitations',
      'installation',
      'workspaces',
    ];
    let all = '';
    for (const table of tables) {
      const db = state.db.withTables<Record<string, Record<string, unknown>>>();
      all += JSON.stringify(await db.selectFrom(table).selectAll().execute());
    }
    expect(all).toContain(OWNER.email);
    for (const secret of [OWNER.password, key, made.json().link.split('/').at(-1), '127.0.0.1']) {
      expect(all).not.toContain(secret);
    }
  });

  it('slow down who guesses one account’s password', async () => {
    const app = await start(await open(), { FOOTPATH_RATE_LIMITS: 'on' });
    const guess = (n: number) =>
      app.http.inject({
        method: 'POST',
        url: '/api/sign-in',
        remoteAddress: `10.0.0.${n}`,
        body: { email: OWNER.email, password: `guess ${n}` },
      });
    const replies = [];
    for (let n = 0; n < 22; n++) replies.push((await guess(n)).statusCode);
    expect(replies.filter((status) => status === 429)).toHaveLength(2);
  });
});

describeOnEachState('invitations', (open) => {
  async function invited(app: TestApp, role = 'editor') {
    const { key, workspace } = await setUp(app);
    const made = await post(
      app,
      `/api/workspaces/${workspace}/invitations`,
      { role, note: 'Ann' },
      withKey(key),
    );
    const { link, id } = made.json();
    expect(link).toMatch(/^http:\/\/localhost:80\/join\/inv_/);
    return { key, workspace, id, token: link.split('/').at(-1) as string };
  }
  const ann = { email: 'ann@example.com', password: 'password of Ann', name: 'Ann' };

  it('let one person in, once', async () => {
    const app = await start(await open());
    const { key, workspace, token } = await invited(app);
    const view = await app.http.inject(`/api/invitations/${token}`);
    expect(view.json()).toMatchObject({ business: 'Café Aurora', role: 'editor' });
    const joins = await Promise.all(
      [ann, { ...ann, email: 'bob@example.com' }].map((who) =>
        post(app, `/api/invitations/${token}/join`, who),
      ),
    );
    expect(joins.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404]);
    const joined = joins.find(({ statusCode }) => statusCode === 200);
    expect(joined?.json().workspaces).toMatchObject([{ id: workspace, role: 'editor' }]);
    const members = await app.http.inject({
      url: `/api/workspaces/${workspace}/members`,
      headers: withKey(key),
    });
    expect(members.json().items).toHaveLength(2);
    const account = joined?.json().account.email;
    const loser = account === ann.email ? 'bob@example.com' : ann.email;
    expect((await post(app, '/api/sign-in', { email: loser, password: ann.password })).statusCode).toBe(401);
  });

  it('take in who has an account, but not twice, and not under another’s e-mail', async () => {
    const app = await start(await open());
    const { key, workspace, token } = await invited(app);
    const stolen = await post(app, `/api/invitations/${token}/join`, { ...ann, email: OWNER.email });
    expect(stolen.json().error.code).toBe('conflict');
    const owner = await signedIn(app);
    const own = await post(app, `/api/invitations/${token}/accept`, {}, owner);
    expect(own.json().error.code).toBe('conflict');
    await post(app, `/api/invitations/${token}/join`, ann);
    const second = await post(
      app,
      '/api/workspaces',
      { name: 'Bakery', timezone: 'UTC', currency: 'USD' },
      owner,
    );
    const other = second.json().id as string;
    expect([second.json().number, second.json().weekStart]).toEqual([2, 1]);
    const again = await post(app, `/api/workspaces/${other}/invitations`, { role: 'viewer' }, owner);
    const annHeaders = await signedIn(app, ann.email, ann.password);
    const accepted = await post(
      app,
      `/api/invitations/${again.json().link.split('/').at(-1)}/accept`,
      {},
      annHeaders,
    );
    expect(accepted.json().workspaces.map((each: { role: string }) => each.role)).toEqual([
      'viewer',
      'editor',
    ]);
    expect(workspace).not.toBe(other);
    expect((await post(app, `/api/invitations/${token}/accept`, {}, withKey(key))).json().error.code).toBe(
      'account_needed',
    );
  });

  it('end: withdrawn, past their time, never made', async () => {
    const app = await start(await open());
    const { key, workspace, token, id } = await invited(app);
    const url = `/api/workspaces/${workspace}/invitations`;
    const list = async () => (await app.http.inject({ url, headers: withKey(key) })).json().items.length;
    expect(await list()).toBe(1);
    await app.http.inject({ method: 'DELETE', url: `${url}/${id}`, headers: withKey(key) });
    expect(await list()).toBe(0);
    expect((await app.http.inject(`/api/invitations/${token}`)).json().error.code).toBe('invitation_over');
    const late = (await post(app, url, { role: 'viewer', validDays: 1 }, withKey(key)))
      .json()
      .link.split('/')
      .at(-1);
    app.time.now += 86_400_000;
    expect((await post(app, `/api/invitations/${late}/join`, ann)).json().error.code).toBe('invitation_over');
    const nothing = await app.http.inject(
      `/api/invitations/${encodeURIComponent("'; DROP TABLE invitations; --")}`,
    );
    expect(nothing.statusCode).toBe(404);
  });
});
