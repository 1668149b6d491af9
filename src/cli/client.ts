/** Calls routes of a server by their contracts. Knows no route of its own. */
import type { z } from 'zod';
import type { AnyRoute, ReplyOf } from '../kernel/route.ts';
import { AppError } from '../platform/errors/app-error.ts';

type Input<R extends AnyRoute, K extends 'params' | 'query' | 'body'> = R extends {
  [key in K]: infer S extends z.ZodType;
}
  ? z.input<S>
  : undefined;

export interface CallInput<R extends AnyRoute> {
  /** `workspace` may be left out: it is the key's own. */
  readonly params?: Omit<Input<R, 'params'>, 'workspace'> & { workspace?: string };
  readonly query?: Input<R, 'query'>;
  readonly body?: Input<R, 'body'>;
  /** For routes with `bodyAs: stream`. */
  readonly stream?: ReadableStream<Uint8Array> | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server said no: its words, to be shown as they are. */
export class Refused extends Error {
  readonly code: string;
  readonly advice: string;
  readonly status: number;

  constructor(status: number, error: { code: string; message: string; advice: string }) {
    super(error.message);
    this.name = 'Refused';
    this.code = error.code;
    this.advice = error.advice;
    this.status = status;
  }
}

interface FixedQuery {
  /** Id of the route. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

export class Client {
  readonly url: string;
  readonly #key: string | null;
  readonly #signal: AbortSignal | undefined;
  readonly #fixed: FixedQuery | undefined;

  constructor(url: string, key: string | null, more: { signal?: AbortSignal; fixed?: FixedQuery } = {}) {
    this.url = url;
    this.#key = key;
    this.#signal = more.signal;
    this.#fixed = more.fixed;
  }

  /** The same, whose calls end with the AppError `cancelled` once the signal is aborted. */
  until(signal: AbortSignal): Client {
    return new Client(this.url, this.#key, { signal, ...(this.#fixed ? { fixed: this.#fixed } : {}) });
  }

  /** The same, which asks this route this query and no other. */
  asking(route: AnyRoute, query: Readonly<Record<string, string>>): Client {
    const fixed = { id: route.id, query };
    return new Client(this.url, this.#key, { fixed, ...(this.#signal ? { signal: this.#signal } : {}) });
  }

  /** @throws Refused, AppError `no_server`, AppError `no_key` */
  async call<R extends AnyRoute>(route: R, input: CallInput<R> = {}): Promise<ReplyOf<R>> {
    const reply = await (await this.open(route, input)).json();
    return (route.reply ? route.reply.parse(reply) : undefined) as ReplyOf<R>;
  }

  /** As `call`, for routes that answer with a file. */
  async open<R extends AnyRoute>(route: R, input: CallInput<R> = {}): Promise<Response> {
    const headers: Record<string, string> = { ...input.headers };
    if (route.access !== 'public') {
      if (!this.#key) throw new AppError('no_key');
      headers.authorization = `Bearer ${this.#key}`;
    }
    const init: RequestInit & { duplex?: 'half' } = { method: route.method, headers };
    if (input.stream !== undefined) {
      init.body = input.stream as NonNullable<RequestInit['body']>;
      init.duplex = 'half';
      headers['content-type'] ??= 'application/octet-stream';
    } else if (route.body) {
      init.body = JSON.stringify(input.body ?? {});
      headers['content-type'] = 'application/json';
    }
    const asked = this.#fixed?.id === route.id ? { ...input, query: this.#fixed.query } : input;
    const response = await this.#fetch(this.url + addressOf(route, asked), init);
    if (!response.ok) throw await refusalOf(response);
    return response;
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, this.#signal ? { ...init, signal: this.#signal } : init);
    } catch (error) {
      if (this.#signal?.aborted) throw new AppError('cancelled', {}, error);
      throw new AppError('no_server', { url: this.url }, error);
    }
  }
}

function addressOf(route: AnyRoute, input: { params?: unknown; query?: unknown }): string {
  const params: Readonly<Record<string, unknown>> = {
    workspace: 'current',
    ...(input.params as object | undefined),
  };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) search.append(name, String(each));
    }
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

async function refusalOf(response: Response): Promise<Error> {
  try {
    const { error } = (await response.json()) as { error: { code: string; message: string; advice: string } };
    return new Refused(response.status, error);
  } catch {
    return new AppError('unavailable', {
      reason: `the server answered ${response.status} without saying why`,
    });
  }
}
