import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Access, type AnyRoute, route } from '../../kernel/route.ts';
import { settingsReference } from '../config/reference.ts';
import { AppError } from '../errors/app-error.ts';
import { openLog } from '../log/log.ts';
import { apiReference } from './api-reference.ts';
import type { Guard } from './guard.ts';
import { type BoundRoute, bind } from './handler.ts';
import { Metrics } from './metrics.ts';
import { buildServer, type HttpParts } from './server.ts';

const lines: string[] = [];
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  lines.length = 0;
  for (const close of closing.splice(0)) await close();
});

/** Bearer `viewer-w1` is a viewer of workspace w1, and so on. */
const guard: Guard = {
  async identify({ bearer, cookie }) {
    const name = bearer ?? cookie?.replace('session=', '') ?? '';
    const [role = ''] = name.split('-');
    if (!['viewer', 'editor', 'owner'].includes(role)) return null;
    return { kind: 'account', id: name, email: 'a@example.com', name: '' };
  },
  async enter(principal, asked) {
    const [role, workspace] = principal.id.split('-');
    if (workspace !== asked) return null;
    const place = {
      id: asked,
      number: 1,
      name: 'Café',
      timezone: 'UTC',
      currency: 'EUR',
      weekStart: 1,
    } as const;
    return { ...place, role: role as 'viewer' | 'editor' | 'owner' };
  },
};

async function serve(routes: BoundRoute[], more: Partial<HttpParts> = {}) {
  const app = await buildServer({
    routes,
    guard,
    metrics: new Metrics(),
    log: openLog('debug', (line) => lines.push(line)),
    clock: () => 0,
    health: { state: async () => 1, events: async () => 1 },
    version: '1.2.3',
    publicUrl: null,
    rateLimits: false,
    trustedProxies: [],
    webFolder: null,
    ...more,
  });
  closing.push(() => app.close());
  return app;
}

const echo = route({
  id: 'test.echo.run',
  method: 'POST',
  path: '/api/workspaces/:workspace/echo',
  access: 'editor',
  summary: 'Says it again.',
  params: z.object({ workspace: z.string() }),
  query: z.object({ times: z.coerce.number().int().min(1).max(3).default(1) }),
  body: z.object({ text: z.string().min(1), list: z.array(z.object({ n: z.number() })).default([]) }),
  reply: z.object({ said: z.string() }),
});
const echoBound = bind(echo, async ({ body, query }) => ({ said: body.text.repeat(query.times) }));
const asEditor = { authorization: 'Bearer editor-w1' };

describe('a bound route', () => {
  it('gets what its contract parsed and answers what its contract names', async () => {
    const extra = { said: 'x', password: 'secret' };
    const app = await serve([
      echoBound,
      bind({ ...echo, id: 'test.echo.more', path: `${echo.path}/2` }, async () => extra),
    ]);
    const url = '/api/workspaces/w1/echo';
    const reply = await app.inject({
      method: 'POST',
      url: `${url}?times=2`,
      headers: asEditor,
      body: { text: 'ab' },
    });
    expect(reply.json()).toEqual({ said: 'abab' });
    const other = await app.inject({
      method: 'POST',
      url: `${url}/2`,
      headers: asEditor,
      body: { text: 'ab' },
    });
    expect(other.json()).toEqual({ said: 'x' });
  });

  it.each<[string, object, string]>([
    ['a missing field', {}, 'text'],
    ['a wrong type deep inside', { text: 'a', list: [{ n: 'x' }] }, 'list.0.n'],
    ['a list for an object', [], 'body'],
  ])('refuses %s and names it', async (_, body, field) => {
    const app = await serve([echoBound]);
    const reply = await app.inject({
      method: 'POST',
      url: '/api/workspaces/w1/echo',
      headers: asEditor,
      body,
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().error).toMatchObject({
      code: 'invalid_input',
      advice: expect.any(String),
      requestId: expect.any(String),
    });
    expect(Object.keys(reply.json().error.details.fields)).toContain(field);
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['broken JSON', '{"text": ', { 'content-type': 'application/json' }, 400, 'invalid_input'],
    [
      'a poisoned prototype',
      '{"__proto__": {"x": 1}, "text": "a"}',
      { 'content-type': 'application/json' },
      400,
      'invalid_input',
    ],
    [
      'another content type',
      'text=a',
      { 'content-type': 'application/x-www-form-urlencoded' },
      400,
      'invalid_input',
    ],
    [
      'text/plain, which any website may send',
      '{"text":"a"}',
      { 'content-type': 'text/plain' },
      400,
      'invalid_input',
    ],
    ['no body at all', '', { 'content-type': 'application/json' }, 400, 'invalid_input'],
    [
      'more than a megabyte',
      `"${'x'.repeat(1_000_001)}"`,
      { 'content-type': 'application/json' },
      413,
      'too_large',
    ],
  ])('refuses %s', async (_, body, headers, status, code) => {
    const app = await serve([echoBound]);
    const request = {
      method: 'POST',
      url: '/api/workspaces/w1/echo',
      headers: { ...asEditor, ...headers },
      body,
    } as const;
    const reply = await app.inject(request);
    expect([reply.statusCode, reply.json().error.code]).toEqual([status, code]);
  });

  it('hides what went wrong inside, logs it without values, and keeps the request id', async () => {
    const failing = bind(echo, async () => {
      throw Object.assign(new Error('the engine broke'), { detail: 'Key (email)=(ann@example.com) exists' });
    });
    const app = await serve([failing]);
    const reply = await app.inject({
      method: 'POST',
      url: '/api/workspaces/w1/echo?times=1',
      headers: asEditor,
      body: { text: 'hello' },
    });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('engine');
    const logged = lines.join('');
    expect(logged).toContain('the engine broke');
    expect(logged).toContain(reply.json().error.requestId);
    expect(logged).not.toMatch(/ann@example.com|hello|127\.0\.0\.1|times=/);
  });

  it('says so when the disk is full, however deep the cause', async () => {
    const failing = bind(echo, async () => {
      throw new Error('write failed', { cause: Object.assign(new Error('no space'), { code: 'ENOSPC' }) });
    });
    const app = await serve([failing]);
    const reply = await app.inject({
      method: 'POST',
      url: '/api/workspaces/w1/echo',
      headers: asEditor,
      body: { text: 'a' },
    });
    expect([reply.statusCode, reply.json().error.code]).toEqual([507, 'disk_full']);
  });

  it('takes a body as a stream, of any type and size', async () => {
    const upload = route({
      id: 'test.upload.run',
      method: 'POST',
      path: '/api/workspaces/:workspace/upload',
      access: 'editor',
      summary: 'Counts.',
      params: z.object({ workspace: z.string() }),
      bodyAs: 'stream',
      reply: z.object({ bytes: z.number() }),
    });
    const counted = bind(upload, async ({ stream }) => {
      let bytes = 0;
      for await (const chunk of stream) bytes += (chunk as Buffer).length;
      return { bytes };
    });
    const app = await serve([counted]);
    const body = Readable.from(Array.from({ length: 48 }, () => Buffer.alloc(65_536)));
    const headers = { ...asEditor, 'content-type': 'text/csv' };
    const reply = await app.inject({ method: 'POST', url: '/api/workspaces/w1/upload', headers, body });
    expect(reply.json()).toEqual({ bytes: 48 * 65_536 });
  });

  it('may answer with a file instead', async () => {
    const file = bind(echo, async (call) =>
      call.respond({
        status: 201,
        headers: { 'content-type': 'text/csv' },
        body: Readable.from(['a,b\n', '1,2\n']),
      }),
    );
    const app = await serve([file]);
    const reply = await app.inject({
      method: 'POST',
      url: '/api/workspaces/w1/echo',
      headers: asEditor,
      body: { text: 'a' },
    });
    expect([reply.statusCode, reply.headers['content-type'], reply.body]).toEqual([
      201,
      'text/csv',
      'a,b\n1,2\n',
    ]);
  });
});

describe('admission', () => {
  const request = { method: 'POST', url: '/api/workspaces/w1/echo', body: { text: 'a' } } as const;

  it.each([
    ['nobody', {}, 401, 'not_signed_in'],
    ['a key that is none', { authorization: 'Bearer nonsense' }, 401, 'not_signed_in'],
    ['a member of another workspace', { authorization: 'Bearer owner-w2' }, 403, 'not_a_member'],
    ['a viewer who writes', { authorization: 'Bearer viewer-w1' }, 403, 'not_allowed'],
    ['an editor', asEditor, 200, undefined],
    ['an owner', { authorization: 'Bearer owner-w1' }, 200, undefined],
  ])('of %s', async (_, headers, status, code) => {
    const app = await serve([echoBound]);
    const reply = await app.inject({ ...request, headers });
    expect([reply.statusCode, reply.json().error?.code]).toEqual([status, code]);
  });

  it.each<[string, Record<string, string>, number]>([
    ['our own page', { origin: 'http://localhost:4400' }, 200],
    ['our public address behind a proxy', { origin: 'https://foot.example.com' }, 200],
    ['another website', { origin: 'https://evil.example' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['a browser that says nothing', {}, 403],
    ['a browser that says only that it is the same site', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('by cookie, of %s', async (_, headers, status) => {
    const app = await serve([echoBound], { publicUrl: 'https://foot.example.com' });
    const reply = await app.inject({
      ...request,
      headers: { host: 'localhost:4400', cookie: 'session=editor-w1', ...headers },
    });
    expect(reply.statusCode).toBe(status);
  });

  it('is a condition for starting', async () => {
    const nobody = { ...echo, access: undefined as unknown as Access } as AnyRoute;
    await expect(serve([bind(nobody, async () => undefined)])).rejects.toThrow(
      'does not say who may call it',
    );
    await expect(serve([echoBound, echoBound])).rejects.toThrow('Two routes');
    const outside = { ...echo, path: '/api/echo' } as AnyRoute;
    await expect(serve([bind(outside, async () => undefined)])).rejects.toThrow(':workspace');
  });

  it('slows down who asks too often, and tells when to come back', async () => {
    const guess = route({
      id: 'test.guess.run',
      method: 'POST',
      path: '/api/guess',
      access: 'public',
      summary: 'Guess.',
    });
    const app = await serve([bind(guess, async () => undefined)], { rateLimits: true });
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => app.inject({ method: 'POST', url: '/api/guess' })),
    );
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(10);
    const refused = replies.find(({ statusCode }) => statusCode === 429);
    expect(refused?.json().error.code).toBe('too_many_requests');
    expect(refused?.headers['retry-after']).toBe('60');
  });
});

describe('pages of the server itself', () => {
  it('say what is up', async () => {
    const app = await serve([]);
    expect((await app.inject('/health')).json()).toEqual({
      status: 'ok',
      version: '1.2.3',
      state: 'up',
      events: 'up',
    });
    const down = async () => {
      throw new Error('away');
    };
    const degraded = await serve([], { health: { state: async () => 1, events: down } });
    const reply = await degraded.inject('/health');
    expect([reply.statusCode, reply.json().status]).toEqual([200, 'degraded']);
    const broken = await serve([], { health: { state: down, events: async () => 1 } });
    expect((await broken.inject('/health')).statusCode).toBe(503);
  });

  it('count, in Prometheus’ format, for this machine or a key', async () => {
    const app = await serve([echoBound]);
    await app.inject({
      method: 'POST',
      url: '/api/workspaces/w1/echo',
      headers: asEditor,
      body: { text: 'a' },
    });
    await new Promise((resolve) => setImmediate(resolve));
    const page = await app.inject('/metrics');
    expect(page.body).toMatch(/^footpath_http_seconds_count\{route="test.echo.run"\} 1$/m);
    const afar = await app.inject({ url: '/metrics', remoteAddress: '10.1.2.3' });
    expect(afar.statusCode).toBe(401);
    const proxied = await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.1.2.3' } });
    expect(proxied.statusCode).toBe(401);
    const keyed = await app.inject({ url: '/metrics', remoteAddress: '10.1.2.3', headers: asEditor });
    expect(keyed.statusCode).toBe(200);
  });

  it('describe every route', async () => {
    const app = await serve([echoBound]);
    const document = (await app.inject('/api/docs/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const operation = document.paths['/api/workspaces/{workspace}/echo'].post;
    expect(operation.operationId).toBe('test.echo.run');
    expect(operation.parameters.map(({ name }: { name: string }) => name)).toEqual(['workspace', 'times']);
    expect(operation.requestBody.content['application/json'].schema.required).toEqual(['text']);
    const page = await app.inject('/api/docs');
    expect(page.body).toContain('/api/workspaces/:workspace/echo');
    expect(page.body).toContain('list[].n');
    expect(page.body).not.toContain('<script');
    expect(apiReference([echo])).toContain('| `list[].n` | number |');
    expect(settingsReference()).toContain('`FOOTPATH_DATA`');
  });

  it('carry headers that keep other sites out', async () => {
    const app = await serve([], { publicUrl: 'https://foot.example.com' });
    const { headers } = await app.inject('/health');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeDefined();
  });

  it('serve the web app, whose own addresses all lead to its one page', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footpath-web-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<p>app</p>');
    await writeFile(join(folder, 'assets', 'a-1234.js'), 'let a;');
    const app = await serve([], { webFolder: folder });
    const asset = await app.inject('/assets/a-1234.js');
    expect([asset.body, asset.headers['cache-control']]).toEqual([
      'let a;',
      'public, max-age=31536000, immutable',
    ]);
    for (const url of ['/', '/map/touchpoints?x=1', '/people/per_1']) {
      const reply = await app.inject(url);
      expect([reply.statusCode, reply.body, reply.headers['cache-control']]).toEqual([
        200,
        '<p>app</p>',
        'no-cache',
      ]);
    }
    expect((await app.inject('/assets/')).statusCode).toBe(404);
    expect((await app.inject('/assets/gone.js')).statusCode).toBe(404);
    expect((await app.inject('/..%2f..%2fetc/passwd')).body).not.toContain('root:');
    expect((await app.inject('/api/nothing')).json().error.code).toBe('not_found');
    expect((await app.inject({ method: 'POST', url: '/map' })).statusCode).toBe(404);
    expect((await app.inject('/%zz')).statusCode).toBe(400);
  });

  it('say how to build the pages when they are missing', async () => {
    const app = await serve([]);
    const reply = await app.inject('/');
    expect([reply.statusCode, reply.body]).toEqual([503, expect.stringContaining('npm run build')]);
  });

  it('refuse with a reason that the caller can use', async () => {
    const refusing = bind(echo, async () => {
      throw new AppError('not_found', { thing: 'stage' });
    });
    const app = await serve([refusing]);
    const reply = await app.inject({
      method: 'POST',
      url: '/api/workspaces/w1/echo',
      headers: asEditor,
      body: { text: 'a' },
    });
    expect(reply.json().error).toMatchObject({
      code: 'not_found',
      message: 'There is no such stage.',
      details: { thing: 'stage' },
    });
  });
});
