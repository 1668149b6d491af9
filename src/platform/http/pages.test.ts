import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asEditor, echo, echoBound, serve } from '../../../test/support/http.ts';
import { settingsReference } from '../config/reference.ts';
import { AppError } from '../errors/app-error.ts';
import { apiReference } from './api-reference.ts';
import { bind } from './handler.ts';

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

  it('let no site frame them, but for the one made to be embedded', async () => {
    const app = await serve([]);
    const framing = async (url: string) => {
      const { headers } = await app.inject(url);
      return [
        headers['x-frame-options'],
        /frame-ancestors ([^;]+)/.exec(String(headers['content-security-policy']))?.[1],
      ];
    };
    expect(await framing('/shared/map_abc/embed')).toEqual([undefined, '*']);
    for (const url of ['/', '/shared/map_abc', '/shared/a/embed/b', '/b/x?y=/shared/a/embed', '/api/x']) {
      expect(await framing(url)).toEqual(['DENY', "'none'"]);
    }
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
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
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
