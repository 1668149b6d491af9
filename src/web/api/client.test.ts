import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { startText } from '../kit/text.tsx';
import { askAhead, renameAhead, takeAhead } from './ahead.ts';
import { ApiError, mayPass } from './api-error.ts';
import { addressOf, call } from './client.ts';
import { connectionLost } from './connection.ts';

startText();

const people = route({
  id: 'people',
  method: 'GET',
  path: '/api/workspaces/:workspace/people/:person',
  access: 'viewer',
  summary: '',
  params: z.object({ workspace: z.string(), person: z.string() }),
  query: z.object({ search: z.string().optional(), limit: z.number().optional() }),
  reply: z.object({ total: z.number() }),
});
const params = { workspace: 'ws_1', person: 'a/b c' };

function answers(status: number, body: string): void {
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
}

async function refusalOf(run: Promise<unknown>): Promise<ApiError> {
  const error = await run.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ApiError)) throw new Error('expected a refusal');
  return error;
}

afterEach(() => vi.unstubAllGlobals());

describe('calling a route', () => {
  it('fills path and query, and leaves out what was not chosen', () => {
    expect(addressOf(people, params, { search: 'é&=', limit: undefined })).toBe(
      '/api/workspaces/ws_1/people/a%2Fb%20c?search=%C3%A9%26%3D',
    );
  });

  it('gives the reply the contract describes', async () => {
    answers(200, '{"total":3,"later":"added"}');
    await expect(call(people, { params })).resolves.toEqual({ total: 3 });
  });

  it('passes on the server’s own words', async () => {
    answers(
      403,
      '{"error":{"code":"not_allowed","message":"No.","advice":"Ask an owner.","details":{"role":"editor"}}}',
    );
    const refusal = await refusalOf(call(people, { params }));
    expect([refusal.code, refusal.status, refusal.message, refusal.advice]).toEqual([
      'not_allowed',
      403,
      'No.',
      'Ask an owner.',
    ]);
    expect(mayPass(refusal)).toBe(false);
  });

  it('has words of its own for a reply that is no JSON', async () => {
    answers(503, '<html>too many requests</html>');
    const refusal = await refusalOf(call(people, { params }));
    expect(refusal.message).toBe('The server answered with status 503.');
    expect(mayPass(refusal)).toBe(true);
  });

  it('refuses a reply that breaks the contract instead of drawing it', async () => {
    answers(200, '{"total":"many"}');
    expect((await refusalOf(call(people, { params }))).code).toBe('unreadable_reply');
  });

  it('hears a proxy that has no server behind it as nobody', async () => {
    vi.useFakeTimers();
    answers(502, '<html>bad gateway</html>');
    expect((await refusalOf(call(people, { params }))).code).toBe('network_lost');
    await vi.advanceTimersByTimeAsync(3000);
    expect(connectionLost()).toBe(true);
    answers(200, '{"total":1}');
    await vi.advanceTimersByTimeAsync(3000);
    expect(connectionLost()).toBe(false);
    vi.useRealTimers();
  });

  it('knows when nobody answers, and that asking again may help', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
    const refusal = await refusalOf(call(people, { params }));
    expect([refusal.code, connectionLost(), mayPass(refusal)]).toEqual(['network_lost', true, true]);
    answers(200, '{"total":1}');
    await vi.advanceTimersByTimeAsync(3000);
    expect(connectionLost()).toBe(false);
    vi.useRealTimers();
  });
});

it('takes what was asked ahead, once', async () => {
  const fetched = vi.fn(async (_address: string) => new Response('{"total":3}'));
  vi.stubGlobal('fetch', fetched);
  const address = addressOf(people, params);
  askAhead(address);
  expect(await call(people, { params })).toEqual({ total: 3 });
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(await call(people, { params })).toEqual({ total: 3 });
  expect(fetched).toHaveBeenCalledTimes(2);
});

it('finds under its id what was asked of a business by its number, of no other', async () => {
  vi.stubGlobal('fetch', async (address: string) => new Response(JSON.stringify({ total: address.length })));
  askAhead('/api/workspaces/1/people/per_1');
  askAhead('/api/workspaces/12/people/per_1');
  renameAhead('/api/workspaces/1/', '/api/workspaces/ws_1/');
  expect(takeAhead('/api/workspaces/1/people/per_1')).toBeUndefined();
  const answer = await takeAhead('/api/workspaces/ws_1/people/per_1');
  expect(await answer?.json()).toEqual({ total: '/api/workspaces/1/people/per_1'.length });
  expect(takeAhead('/api/workspaces/12/people/per_1')).toBeDefined();
});

it('lets what was taken come slowly, and ends what nobody takes', async () => {
  vi.useFakeTimers();
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((after) => {
    const late = new AbortController();
    setTimeout(() => late.abort(), after);
    return late.signal;
  });
  const signals: (AbortSignal | null | undefined)[] = [];
  vi.stubGlobal('fetch', async (_address: string, { signal }: RequestInit) => {
    signals.push(signal);
    return new Response('{"total":3}');
  });
  const [address, other] = [addressOf(people, params), '/api/other'];
  askAhead(address);
  askAhead(other);
  await vi.advanceTimersByTimeAsync(18_000);
  expect(await call(people, { params })).toEqual({ total: 3 });
  await vi.advanceTimersByTimeAsync(18_000);
  expect(signals.map((signal) => signal?.aborted)).toEqual([false, true]);
  expect(takeAhead(other)).toBeUndefined();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
