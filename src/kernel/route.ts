/** What a route is, without a server: its address, who may call it, what goes in and out. Contracts are lists of these. */
import type { z } from 'zod';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route. `public`: anyone. `writeKey`: a source's key (tracking API). `account`: anyone signed in.
 * `viewer`, `editor`, `owner`: a member of the `:workspace` in the path with at least that role, or an API key of
 * that workspace with the matching scope (`read`, `write`, `admin`).
 */
export type Access = 'public' | 'writeKey' | 'account' | 'viewer' | 'editor' | 'owner';

export interface RouteDefinition {
  /** Unique, dotted, stable: `map.stages.list`. Becomes the OpenAPI operation id. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Path with `:name` parameters, always absolute: `/api/workspaces/:workspace/stages`. */
  readonly path: string;
  readonly access: Access;
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** A quick yes for bodies the schema would take and leave as they are; the others go to the schema. For routes called the most. */
  readonly isPlainBody?: (body: unknown) => boolean;
  readonly reply?: z.ZodType;
  /** Called many times a minute by each of several people behind one address; its limit is wider. */
  readonly isFrequent?: boolean;
  /** Makes the server read and write much for anybody at all; its limit is narrower. */
  readonly isCostly?: boolean;
  /** Opens only with a secret too long to be guessed, so that a public route needs no limit against guessing. */
  readonly isBehindSecret?: boolean;
  /** Its answer lets somebody in elsewhere (a key, a code): never compressed, for the size would tell of it. */
  readonly holdsSecret?: boolean;
  /** `stream`: the request body is not parsed; the handler reads it as it comes. Default `json`. */
  readonly bodyAs?: 'json' | 'stream';
  /** Anything but JSON that the route answers with, for example `text/csv`. */
  readonly replyAs?: string;
}

/** Declares a route; exists so that its exact schemas are kept and every contract reads alike. */
export function route<const R extends RouteDefinition>(definition: R): R {
  return definition;
}

export type AnyRoute = RouteDefinition;
export type ParamsOf<R extends AnyRoute> = R extends { params: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;
export type QueryOf<R extends AnyRoute> = R extends { query: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;
export type BodyOf<R extends AnyRoute> = R extends { body: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;
/** What a handler returns: the reply before the schema's defaults are applied. */
export type ReplyInputOf<R extends AnyRoute> = R extends { reply: infer S extends z.ZodType }
  ? z.input<S>
  : undefined;
/** What a client receives. */
export type ReplyOf<R extends AnyRoute> = R extends { reply: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;
