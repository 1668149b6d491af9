/** A route with the function that answers it. Knows nothing of the HTTP library underneath. */
import type { Readable } from 'node:stream';
import type { AnyRoute, BodyOf, ParamsOf, QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Principal } from './guard.ts';

/** An answer that is not the route's JSON reply: a file, a stream, another status. Made by `call.respond`. */
export interface CustomAnswer {
  readonly custom: true;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Readable | null;
}

export interface Call<R extends AnyRoute = AnyRoute> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  /** Parsed by the route's schema; undefined for `bodyAs: 'stream'`. */
  readonly body: BodyOf<R>;
  /** Who calls. Reading it on a `public` or `writeKey` route is a bug and throws. */
  readonly principal: Principal;
  /** Where they act. Reading it on anything but a `viewer`, `editor` or `owner` route is a bug and throws. */
  readonly workspace: WorkspaceScope;
  readonly requestId: string;
  /** Aborted when the caller goes away before the answer. */
  readonly signal: AbortSignal;
  /** Aborted when the server begins to close: an answer without an end of its own ends then. */
  readonly closing: AbortSignal;
  /** The request body as it comes, on `bodyAs: 'stream'` routes; reading it elsewhere throws. */
  readonly stream: Readable;
  /** True when the caller sits at this machine and no proxy stands between. */
  readonly fromThisMachine: boolean;
  /** Whether the caller would be let in now too; for answers that go on for long. */
  isStillAdmitted(): Promise<boolean>;
  /** A request header by its lower-case name. */
  header(name: string): string | undefined;
  /** Adds a reply header; `set-cookie` may be added several times. */
  addHeader(name: string, value: string): void;
  /** Answers with something else than the route's JSON reply; return what it returns. */
  respond(answer: {
    status?: number;
    headers?: Readonly<Record<string, string>>;
    body?: string | Uint8Array | Readable | null;
  }): CustomAnswer;
}

export type Handler<R extends AnyRoute> = (call: Call<R>) => Promise<ReplyInputOf<R> | CustomAnswer>;

export interface BoundRoute {
  readonly route: AnyRoute;
  readonly handle: (call: Call) => Promise<unknown>;
}

/** Ties a handler to its contract; the server parses what comes in and what goes out by the contract. */
export function bind<R extends AnyRoute>(route: R, handle: Handler<R>): BoundRoute {
  return { route, handle: handle as (call: Call) => Promise<unknown> };
}
