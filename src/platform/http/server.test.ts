import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asEditor, echo, echoBound, lines, serve } from '../../../test/support/http.ts';
import { type Access, type AnyRoute, route } from '../../kernel/route.ts';
import { bind } from './handler.ts';

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

  it('says in plain words what is too short, too long, too much and no address', async () => {
    const body = z.object({
      name: z.string().trim().min(1),
      password: z.string().min(6),
      note: z.string().max(3),
      score: z.number().min(1).max(5),
      size: z.number().positive(),
      photos: z.array(z.string()).max(1),
      link: z.url(),
      own: z.string().min(4, 'is shorter than any word'),
    });
    const strict = route({ ...echo, id: 'test.words', path: '/api/workspaces/:workspace/words', body });
    const app = await serve([bind(strict, async () => ({ said: '' }))]);
    const sent = { name: '  ', password: 'abc', note: 'long', score: 6, size: 0, own: 'a' };
    const reply = await app.inject({
      method: 'POST',
      url: '/api/workspaces/w1/words',
      headers: asEditor,
      body: { ...sent, photos: ['a', 'b'], link: 'no address' },
    });
    expect(reply.json().error.details.fields).toEqual({
      name: 'must not be empty',
      password: 'needs at least 6 characters',
      note: 'may have at most 3 characters',
      score: 'must be at most 5',
      size: 'must be more than 0',
      photos: 'may have at most 1 items',
      link: 'is no web address, which begins with https://',
      own: 'is shorter than any word',
    });
    expect(reply.json().error.message).toContain('name must not be empty; password needs at least 6');
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

  it('are narrower where strangers may ask for what costs much', async () => {
    const costly = route({
      ...{ id: 'test.costly.read', method: 'GET', path: '/api/costly', access: 'public' },
      ...{ summary: 'Read much.', isCostly: true },
    });
    const app = await serve([bind(costly, async () => undefined)], { rateLimits: true });
    const replies = await Promise.all(
      Array.from({ length: 62 }, () => app.inject({ method: 'GET', url: '/api/costly' })),
    );
    expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(2);
  });
});
