/** What a route is, without a server: its address, who may call it, what goes in and out. Contracts are lists of these. */
import type { z } from 'zod';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route. `public`: anyone. `writeKey`: a source's key (tracking API). `account`: anyone signed in.
 * `viewer`, `editor`, `owner`: a member of the `:workspace` in the path with at least that role, or an API key of
 * that workspace with the matching scope (`read`, `write`, `admin`).
 */
export type Access = 'public' | 'writeKey' | 'account' | 'viewer' | 'editor' | 'owner';

export interface RouteDefinition<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** Unique, dotted, stable: `map.stages.list`. Becomes the OpenAPI operation id. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Path with `:name` parameters, always absolute: `/api/workspaces/:workspace/stages`. */
  readonly path: string;
  readonly access: Access;
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply?: Reply;
  /** `stream`: the request body is not parsed; the handler reads it as it comes. Default `json`. */
  readonly bodyAs?: 'json' | 'stream';
  /** Anything but JSON that the route answers with, for example `text/csv`. */
  readonly replyAs?: string;
}

/** Declares a route; exists so that literal types are kept and every contract reads alike. */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
>(definition: RouteDefinition<Params, Query, Body, Reply>): RouteDefinition<Params, Query, Body, Reply> {
  return definition;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

// biome-ignore lint/suspicious/noExplicitAny: the only way to say "a route of whatever schemas"
export type AnyRoute = RouteDefinition<any, any, any, any>;
export type ParamsOf<R extends AnyRoute> = Parsed<R['params']>;
export type QueryOf<R extends AnyRoute> = Parsed<R['query']>;
export type BodyOf<R extends AnyRoute> = Parsed<R['body']>;
/** What a handler returns: the reply before the schema's defaults are applied. */
export type ReplyInputOf<R extends AnyRoute> = Given<R['reply']>;
/** What a client receives. */
export type ReplyOf<R extends AnyRoute> = Parsed<R['reply']>;
