import { afterEach, expect, it } from 'vitest';
import { asBrowser, OWNER, openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { openEmbedded } from '../../../test/support/events.ts';
import { describeOnEachState } from '../../../test/support/state.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import type { State } from '../../platform/statedb/state.ts';

const closing: (() => Promise<unknown>)[] = [];
let events: EventDb | null = null;
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(state: State) {
  events ??= await openEmbedded();
  const app = await openApp(state, events);
  closing.push(() => app.close());
  return { app, ...(await setUp(app)) };
}

async function send(
  app: TestApp,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  key: string,
  body?: object,
) {
  const request = { method, url, headers: withKey(key) } as const;
  return app.http.inject(body === undefined ? request : { ...request, body });
}

/** Joins a new account by invitation; gives its id and its browser's headers. */
async function join(app: TestApp, workspace: string, key: string, role: string) {
  const made = await send(app, 'POST', `/api/workspaces/${workspace}/invitations`, key, { role });
  const token = made.json().link.split('/').at(-1);
  const who = { email: `second-${role}@example.com`, password: 'a long enough password' };
  const joined = await app.http.inject({ method: 'POST', url: `/api/invitations/${token}/join`, body: who });
  return { account: joined.json().account.id as string, headers: asBrowser(joined) };
}

describeOnEachState('workspaces', (open) => {
  it('change what is sent and keep the rest', async () => {
    const { app, key, workspace } = await start(await open());
    const url = `/api/workspaces/${workspace}`;
    const name = `Bob's "Bäckerei" 🥖\u0000; DROP TABLE workspaces; --`;
    const changed = await send(app, 'PATCH', url, key, { name, weekStart: 0, keepImportFiles: false });
    expect(changed.json()).toMatchObject({
      weekStart: 0,
      keepImportFiles: false,
      timezone: 'Europe/Berlin',
      currency: 'EUR',
    });
    expect(changed.json().name).toBe(name.replace('\u0000', '\ufffd'));
    expect((await send(app, 'PATCH', url, key, {})).json()).toEqual(changed.json());
    expect((await send(app, 'GET', '/api/workspaces/current', key)).json()).toEqual(changed.json());
    expect((await send(app, 'PATCH', url, key, { timezone: 'Nowhere' })).statusCode).toBe(400);
  });

  it('are added only by who owns one', async () => {
    const { app, key, workspace } = await start(await open());
    const wanted = { name: 'Second', timezone: 'America/New_York', currency: 'USD' };
    expect((await send(app, 'POST', '/api/workspaces', key, wanted)).json().error.code).toBe(
      'account_needed',
    );
    const editor = await join(app, workspace, key, 'editor');
    const refused = await app.http.inject({
      method: 'POST',
      url: '/api/workspaces',
      headers: editor.headers,
      body: wanted,
    });
    expect(refused.json().error.code).toBe('not_allowed');
    const owner = asBrowser(
      await app.http.inject({
        method: 'POST',
        url: '/api/sign-in',
        body: { email: OWNER.email, password: OWNER.password },
      }),
    );
    const adds = await Promise.all(
      [1, 2, 3].map(() =>
        app.http.inject({ method: 'POST', url: '/api/workspaces', headers: owner, body: wanted }),
      ),
    );
    expect(adds.map((reply) => reply.json().number).toSorted()).toEqual([2, 3, 4]);
    const list = await app.http.inject({ url: '/api/workspaces', headers: owner });
    expect(list.json().items.map((each: { number: number }) => each.number)).toEqual([1, 2, 3, 4]);
  });

  it('never lose their last owner, also when two owners drop each other at once', async () => {
    const { app, key, workspace } = await start(await open());
    const url = `/api/workspaces/${workspace}/members`;
    const members = async () =>
      (await send(app, 'GET', url, key)).json().items as { account: string; role: string; email: string }[];
    const [first] = await members();
    expect(first).toMatchObject({ email: OWNER.email, role: 'owner' });
    const demote = (account: string) => send(app, 'PATCH', `${url}/${account}`, key, { role: 'viewer' });
    expect((await demote(first!.account)).json().error.code).toBe('last_owner');
    expect((await send(app, 'DELETE', `${url}/${first!.account}`, key)).json().error.code).toBe('last_owner');
    const second = await join(app, workspace, key, 'owner');
    const both = await Promise.all([demote(first!.account), demote(second.account)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    expect((await members()).filter(({ role }) => role === 'owner')).toHaveLength(1);
    expect((await demote('acc_nobody')).statusCode).toBe(404);
  });

  it('may be named by their number, by members and keys of them alone', async () => {
    const { app, key, workspace } = await start(await open());
    const body = { email: OWNER.email, password: OWNER.password };
    const owner = asBrowser(await app.http.inject({ method: 'POST', url: '/api/sign-in', body }));
    const second = { name: 'Second', timezone: 'UTC', currency: 'USD' };
    await app.http.inject({ method: 'POST', url: '/api/workspaces', headers: owner, body: second });
    const editor = await join(app, workspace, key, 'editor');
    const look = async (url: string, headers: Record<string, string>) => {
      const reply = (await app.http.inject({ url: `/api/workspaces/${url}`, headers })).json();
      return reply.name ?? reply.error.code;
    };
    const { name } = (await send(app, 'GET', `/api/workspaces/${workspace}`, key)).json();
    expect([await look('1', owner), await look('2', owner)]).toEqual([name, 'Second']);
    expect([await look('1', editor.headers), await look('1', withKey(key))]).toEqual([name, name]);
    for (const headers of [editor.headers, withKey(key)])
      for (const other of ['2', '3', '0', '01', '1.0', '-1', '1e0', '99999999999999999999'])
        expect([other, await look(other, headers)]).toEqual([other, 'not_a_member']);
  });

  it('close to a member at once when it is taken out', async () => {
    const { app, key, workspace } = await start(await open());
    const editor = await join(app, workspace, key, 'editor');
    const look = () => app.http.inject({ url: `/api/workspaces/${workspace}`, headers: editor.headers });
    expect((await look()).json().role).toBe('editor');
    await send(app, 'DELETE', `/api/workspaces/${workspace}/members/${editor.account}`, key);
    expect((await look()).json().error.code).toBe('not_a_member');
  });
});

describeOnEachState('API keys', (open) => {
  it('do what their scope says, in their workspace only, until revoked', async () => {
    const { app, key, workspace } = await start(await open());
    const url = `/api/workspaces/${workspace}/keys`;
    const made = (await send(app, 'POST', url, key, { name: 'Till', scope: 'read' })).json();
    expect(made.key).toMatch(/^fp_[\w-]{32}$/);
    const list = (await send(app, 'GET', url, key)).json().items;
    expect(list.map((each: { name: string; start: string }) => each.name)).toEqual([
      'Command line of the server',
      'Till',
    ]);
    expect(JSON.stringify(list)).not.toContain(made.key);
    expect((await send(app, 'GET', '/api/workspaces/current', made.key)).json().role).toBe('viewer');
    expect((await send(app, 'GET', `/api/workspaces/${workspace}`, made.key)).statusCode).toBe(200);
    expect(
      (await send(app, 'PATCH', `/api/workspaces/${workspace}`, made.key, { name: 'x' })).statusCode,
    ).toBe(403);
    expect((await send(app, 'GET', '/api/workspaces/ws_other', made.key)).json().error.code).toBe(
      'not_a_member',
    );
    expect((await send(app, 'GET', '/api/me', made.key)).json()).toMatchObject({
      account: null,
      workspaces: [{ role: 'viewer' }],
    });
    const used = (await send(app, 'GET', url, key)).json().items as {
      id: string;
      lastUsedAt: number | null;
    }[];
    expect(used.find(({ id }) => id === made.id)?.lastUsedAt).toBe(app.time.now);
    expect((await send(app, 'DELETE', `${url}/${made.id}`, key)).statusCode).toBe(200);
    expect((await send(app, 'GET', '/api/me', made.key)).statusCode).toBe(401);
    expect((await send(app, 'DELETE', `${url}/${made.id}`, key)).statusCode).toBe(404);
  });

  it('are told apart from anything else that is sent as one', async () => {
    const { app, key } = await start(await open());
    for (const wrong of [`${key}x`, key.slice(0, -1), key.toUpperCase(), 'fp_', 'x'.repeat(5_000)]) {
      expect((await send(app, 'GET', '/api/me', wrong)).statusCode).toBe(401);
    }
  });
});
