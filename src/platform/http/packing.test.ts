/** Answers that go out compressed, as they arrive at a caller. */
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { asEditor, serve } from '../../../test/support/http.ts';
import { type RouteDefinition, route } from '../../kernel/route.ts';
import { csvFile } from './csv-file.ts';
import { bind } from './handler.ts';

const LONG = 'what is said again and again '.repeat(400);

const told = (more: Partial<RouteDefinition>) =>
  route({
    id: `test.${Object.keys(more).join('-') || 'plain'}`,
    method: 'GET',
    path: `/api/workspaces/:workspace/${Object.keys(more).join('-') || 'plain'}`,
    access: 'viewer',
    summary: 'Says much.',
    params: z.object({ workspace: z.string() }),
    reply: z.object({ said: z.string() }),
    ...more,
  });

const packed = { ...asEditor, 'accept-encoding': 'gzip, deflate, br' };

it('packs what is long, for who takes it, and says that there are two of it', async () => {
  const app = await serve([
    bind(told({}), async () => ({ said: LONG })),
    bind(told({ isFrequent: true }), async () => ({ said: 'short' })),
  ]);
  const url = '/api/workspaces/w1/plain';
  const long = await app.inject({ url, headers: packed });
  expect(long.headers['content-encoding']).toBe('gzip');
  expect(long.headers.vary).toBe('accept-encoding');
  expect(JSON.parse(gunzipSync(long.rawPayload).toString())).toEqual({ said: LONG });
  expect(long.rawPayload.length).toBeLessThan(LONG.length / 10);
  const plain = await app.inject({ url, headers: asEditor });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.json()).toEqual({ said: LONG });
  const short = await app.inject({ url: '/api/workspaces/w1/isFrequent', headers: packed });
  expect(short.headers['content-encoding']).toBeUndefined();
  expect(short.json()).toEqual({ said: 'short' });
});

it('packs nothing that holds a secret, is for strangers, changes something, or is packed already', async () => {
  const file = { headers: { 'content-type': 'application/zip' }, body: Buffer.from(LONG) };
  const app = await serve([
    bind(told({ holdsSecret: true }), async () => ({ said: LONG })),
    bind(told({ access: 'public', path: '/api/strangers', params: z.object({}) }), async () => ({
      said: LONG,
    })),
    bind(told({ method: 'POST' }), async () => ({ said: LONG })),
    bind(told({ replyAs: 'application/zip' }), async ({ respond }) => respond(file)),
  ]);
  const asked = [
    ['GET', '/api/workspaces/w1/holdsSecret'],
    ['GET', '/api/strangers'],
    ['POST', '/api/workspaces/w1/method'],
    ['GET', '/api/workspaces/w1/replyAs'],
  ] as const;
  for (const [method, url] of asked) {
    const answer = await app.inject({ method, url, headers: { ...packed, origin: 'http://localhost:80' } });
    expect(answer.statusCode, url).toBe(200);
    expect(answer.headers['content-encoding'], url).toBeUndefined();
    expect(answer.payload, url).toContain(LONG);
  }
});

it('packs a table while it is written, and stops writing it when its caller leaves', async () => {
  let isLeft: () => void = () => undefined;
  const left = new Promise<void>((resolve) => {
    isLeft = resolve;
  });
  async function* lines(endless: boolean): AsyncGenerator<readonly string[]> {
    try {
      yield ['head'];
      for (let row = 0; endless || row < 3; row++) {
        yield [`${row} ${Math.random()}`];
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      isLeft();
    }
  }
  const table = told({ replyAs: 'text/csv', path: '/api/workspaces/:workspace/table/:length' });
  const params = z.object({ workspace: z.string(), length: z.string() });
  const app = await serve([
    bind({ ...table, params }, async ({ params: { length }, respond }) =>
      respond(await csvFile('table', lines(length === 'endless'))),
    ),
  ]);
  const address = `${await app.listen({ port: 0 })}/api/workspaces/w1/table`;
  const short = await fetch(`${address}/short`, { headers: asEditor });
  expect(short.headers.get('content-encoding')).toBe('gzip');
  expect((await short.text()).split('\r\n').length).toBe(5);
  await new Promise<void>((resolve, reject) => {
    const asking = request(`${address}/endless`, { headers: packed }, (answer) => {
      answer.once('data', () => {
        asking.destroy();
        resolve();
      });
    });
    asking.once('error', reject);
    asking.end();
  });
  await left;
});
