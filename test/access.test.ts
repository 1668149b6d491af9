import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRoute } from '../src/kernel/route.ts';
import { allRoutes } from '../src/server/reference.ts';
import { openApp, setUp, type TestApp, withKey } from './support/app.ts';
import { type Backends, openEmbeddedBackends } from './support/backends.ts';

/** Every route of the program, called by everybody who may not. */
describe('every route', () => {
  let backends: Backends;
  let app: TestApp;
  let workspace = '';
  let other = '';
  const callers: Record<string, Record<string, string>> = {};

  beforeAll(async () => {
    backends = await openEmbeddedBackends();
    app = await openApp(backends.state, backends.events);
    const first = await setUp(app);
    workspace = first.workspace;
    const { owner } = first;
    const second = { name: 'Other', timezone: 'UTC', currency: 'USD' };
    other = (
      await app.http.inject({ method: 'POST', url: '/api/workspaces', headers: owner, body: second })
    ).json().id;
    const newKey = async (place: string, scope: string) => {
      const request = {
        method: 'POST',
        url: `/api/workspaces/${place}/keys`,
        headers: owner,
        body: { name: scope, scope },
      } as const;
      return withKey((await app.http.inject(request)).json().key);
    };
    callers.viewer = await newKey(workspace, 'read');
    callers.editor = await newKey(workspace, 'write');
    callers.stranger = await newKey(other, 'admin');
  });

  afterAll(async () => {
    await app.close();
    await backends.close();
  });

  const routes = () => app.wired.features.flatMap((feature) => feature.routes.map(({ route }) => route));
  const call = async (route: AnyRoute, headers: Record<string, string>) => {
    const url = route.path.replace(':workspace', workspace).replace(/:\w+/g, 'x');
    const reply = await app.http.inject({ method: route.method, url, headers });
    return [route.id, reply.statusCode, reply.json().error?.code];
  };

  it('is in the reference', () => {
    const ids = (list: readonly AnyRoute[]) => list.map(({ id }) => id).sort();
    expect(ids(allRoutes())).toEqual(ids(routes()));
  });

  it('declares who may call it', () => {
    expect(routes().length).toBeGreaterThan(30);
    for (const route of routes())
      expect(route.access, route.id).toMatch(/^(public|writeKey|account|viewer|editor|owner)$/);
  });

  it('that is not public refuses nobody, and forged credentials', async () => {
    for (const route of routes().filter(({ access }) => access !== 'public' && access !== 'writeKey')) {
      for (const headers of [
        {},
        withKey('fp_forged'),
        { cookie: 'footpath.session_token=forged.forged', origin: 'http://localhost:80' },
      ]) {
        expect(await call(route, headers as Record<string, string>)).toEqual([
          route.id,
          401,
          'not_signed_in',
        ]);
      }
    }
  });

  it('of a workspace refuses a key of another workspace', async () => {
    for (const route of routes().filter(({ path }) => path.includes(':workspace'))) {
      expect(await call(route, callers.stranger ?? {})).toEqual([route.id, 403, 'not_a_member']);
    }
  });

  it('for editors refuses viewers, and for owners refuses editors', async () => {
    for (const route of routes().filter(({ access }) => access === 'editor' || access === 'owner')) {
      expect(await call(route, callers.viewer ?? {})).toEqual([route.id, 403, 'not_allowed']);
    }
    for (const route of routes().filter(({ access }) => access === 'owner')) {
      expect(await call(route, callers.editor ?? {})).toEqual([route.id, 403, 'not_allowed']);
    }
  });

  it('that takes events refuses a key that is none', async () => {
    const event = { type: 'track', userId: 'u1', anonymousId: 'a1', event: 'Order Completed', name: 'Home' };
    for (const route of routes().filter(({ access }) => access === 'writeKey')) {
      const headers = { authorization: `Basic ${Buffer.from('forged:').toString('base64')}` };
      const request = { method: route.method, url: route.path, headers } as const;
      const reply = await app.http.inject({ ...request, body: { ...event, batch: [event] } });
      expect([route.id, reply.statusCode]).toEqual([route.id, 401]);
    }
  });
});
