/** Calls a contract's route: fills the path, sends JSON, parses the reply with the contract. Knows nothing of screens. */
import type { z } from 'zod';
import type { AnyRoute, ReplyOf } from '../../kernel/route.ts';
import { t } from '../kit/text.tsx';
import { takeAhead } from './ahead.ts';
import { ApiError, NETWORK_LOST, readRefusal, UNREADABLE_REPLY } from './api-error.ts';
import { isFromServer, reportAnswered, reportLost } from './connection.ts';

/** The reply of a route that has one. */
export type Answer<R extends AnyRoute> = Exclude<ReplyOf<R>, undefined>;

type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

export interface CallOptions<R extends AnyRoute> {
  readonly params?: Given<R['params']>;
  readonly query?: Given<R['query']>;
  readonly body?: Given<R['body']>;
  readonly signal?: AbortSignal;
  /** Whether the request goes on when the page goes away; for at most 64 KB. */
  readonly keepalive?: boolean;
}

/** The address of a route with its parameters and query filled in. Query values left undefined are left out. */
export function addressOf(route: AnyRoute, params: unknown = {}, query: unknown = {}): string {
  const values = params as Record<string, unknown>;
  const path = route.path.replace(/:(\w+)/g, (_place, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Calls the route and returns its reply as the contract describes it.
 * Throws `ApiError` where the server refuses, the network is lost or the reply is not what the contract says.
 */
export async function call<R extends AnyRoute>(route: R, options: CallOptions<R> = {}): Promise<Answer<R>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (options.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(options.body);
  }
  if (options.signal !== undefined) init.signal = options.signal;
  if (options.keepalive === true) init.keepalive = true;
  const response = await send(addressOf(route, options.params, options.query), init);
  return readReply(route, response.status, await bodyOf(response));
}

/** Asks for a file and hands it to the browser to keep, under the name the server gives it. Throws as `call`. */
export async function download<R extends AnyRoute>(route: R, options: CallOptions<R>): Promise<void> {
  const init: RequestInit = { method: route.method, credentials: 'same-origin' };
  if (options.body !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(options.body);
  }
  const response = await send(addressOf(route, options.params, options.query), init);
  if (!response.ok) throw readRefusal(response.status, await bodyOf(response));
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = decodeURIComponent(named ?? 'file');
  link.click();
  URL.revokeObjectURL(address);
}

/** Parses a reply against the route's schema, or throws the refusal it carries. */
export function readReply<R extends AnyRoute>(route: R, status: number, reply: unknown): Answer<R> {
  if (status >= 400) throw readRefusal(status, reply);
  if (route.reply === undefined) return undefined as Answer<R>;
  const parsed = (route.reply as z.ZodType).safeParse(reply);
  if (parsed.success) return parsed.data as Answer<R>;
  throw new ApiError(
    UNREADABLE_REPLY,
    status,
    t('The server and this page do not understand each other.'),
    t('Load the page again: the program may have been updated in the meantime.'),
    { route: route.id, issues: parsed.error.issues.slice(0, 5) },
  );
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    const ahead = init.method === 'GET' ? takeAhead(address) : undefined;
    const response = await (ahead ?? fetch(address, init));
    if (isFromServer(response)) {
      reportAnswered();
      return response;
    }
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
  }
  reportLost();
  throw networkLost();
}

export function networkLost(): ApiError {
  return new ApiError(
    NETWORK_LOST,
    0,
    t('Footpath does not answer.'),
    t('Check that it is running and that this device can reach it. This page tries again by itself.'),
  );
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
