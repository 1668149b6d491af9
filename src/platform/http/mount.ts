/** Puts a bound route on Fastify: admits the caller, parses what comes in, calls the handler, parses what goes out. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { z } from 'zod';
import type { AnyRoute } from '../../kernel/route.ts';
import { includesRole, type Role } from '../../kernel/workspace.ts';
import { AppError } from '../errors/app-error.ts';
import { asking } from '../eventdb/asking.ts';
import type { Guard } from './guard.ts';
import type { BoundRoute } from './handler.ts';
import type { Metrics } from './metrics.ts';
import { checkOrigin } from './origin.ts';
import { packingOf } from './packing.ts';
import type { RateLimit } from './rate-limit.ts';
import { InvalidInput } from './refusal.ts';
import { isCustom, ServerCall } from './server-call.ts';
import type { UnderWay } from './under-way.ts';

export interface MountParts {
  readonly guard: Guard;
  readonly metrics: Metrics;
  readonly publicUrl: string | null;
  /** Null lifts the limits. */
  readonly limits: RouteLimits | null;
  readonly underWay: UnderWay;
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal;
}

export interface RouteLimits {
  /** Sign-in, set-up, joining: where guessing pays. */
  readonly guessable: RateLimit;
  readonly ordinary: RateLimit;
  /** What several people behind one address call many times a minute. */
  readonly frequent: RateLimit;
  /** What costs much and is open to strangers. */
  readonly costly: RateLimit;
}

/** An answer that goes on until one of the two leaves: its time says nothing. */
const EVENT_STREAM = 'text/event-stream';

const ACCESS = new Set(['public', 'writeKey', 'account', 'viewer', 'editor', 'owner']);

/** @throws Error when a route says nothing of who may call it, or clashes with another: then nothing is to start */
export function checkRoutes(routes: readonly BoundRoute[]): void {
  const ids = new Set<string>();
  for (const { route } of routes) {
    if (!ACCESS.has(route.access)) throw new Error(`Route ${route.id} does not say who may call it.`);
    if (ids.has(route.id)) throw new Error(`Two routes have the id ${route.id}.`);
    ids.add(route.id);
    const inWorkspace = route.path.includes('/:workspace');
    if (isRole(route.access) !== inWorkspace) {
      throw new Error(`Route ${route.id}: roles go with a “:workspace” in the path, and only with one.`);
    }
  }
}

export function mount(app: FastifyInstance, bound: BoundRoute, parts: MountParts): void {
  const { route } = bound;
  const seconds = parts.metrics.histogram('footpath_http_seconds', 'Time to answer by route.', {
    route: route.id,
  });
  const isEndless = route.replyAs === EVENT_STREAM;
  app.route({
    method: route.method,
    url: route.path,
    config: { quiet: route.access === 'writeKey', isEndless },
    compress: packingOf(route),
    handler: handlerOf(bound, parts),
    onResponse: (_request, reply, done) => {
      if (!isEndless) seconds.observe(reply.elapsedTime / 1000);
      done();
    },
  });
}

function handlerOf(bound: BoundRoute, parts: MountParts): RouteHandlerMethod {
  const { route } = bound;
  const {
    params,
    query,
    body,
    reply: replySchema,
  } = route as Partial<Record<'params' | 'query' | 'body' | 'reply', z.ZodType>>;
  const streams = route.bodyAs === 'stream';
  const isPlain = route.isPlainBody ?? (() => false);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    limit(route, request, parts.limits);
    const call = new ServerCall(request, reply, streams, parts.closing);
    if (route.access !== 'writeKey') {
      await admit(call, route, request, parts);
      call.isStillAdmitted = () =>
        admit(call, route, request, parts).then(
          () => true,
          () => false,
        );
    }
    if (params) call.params = parse(params, 'params', request.params);
    if (query) call.query = parse(query, 'query', request.query);
    if (body) call.body = isPlain(request.body) ? (request.body as never) : parse(body, 'body', request.body);
    const answer = await parts.underWay.during(() => answered(bound, call));
    if (isCustom(answer)) {
      reply.code(answer.status).headers(answer.headers);
      return reply.send(answer.body ?? undefined);
    }
    return reply.send(replySchema ? replySchema.parse(answer) : {});
  };
}

/** Who only looks is asked for by name: their questions wait in line, and are dropped when they go away. Changes are done to the end. */
function answered({ route, handle }: BoundRoute, call: ServerCall): Promise<unknown> {
  if (route.method !== 'GET' || !isRole(route.access)) return handle(call);
  const { workspace, signal } = call;
  return asking({ business: workspace.id, name: route.id, rank: 'page', signal }, () => handle(call));
}

function parse(schema: z.ZodType, part: 'params' | 'query' | 'body', given: unknown): never {
  const parsed = schema.safeParse(given ?? {});
  if (!parsed.success) throw new InvalidInput(part, parsed.error);
  return parsed.data as never;
}

function limit(route: AnyRoute, request: FastifyRequest, limits: RouteLimits | null): void {
  // The tracking API is called by whole shops from one address; its slice limits by source.
  if (!limits || route.access === 'writeKey') return;
  const guessable = route.access === 'public' && route.method !== 'GET' && !route.isBehindSecret;
  const usual = route.isFrequent ? limits.frequent : route.isCostly ? limits.costly : limits.ordinary;
  (guessable ? limits.guessable : usual).take(request.ip);
}

async function admit(
  call: ServerCall,
  route: AnyRoute,
  request: FastifyRequest,
  parts: MountParts,
): Promise<void> {
  const { headers } = request;
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
  const cookie = headers.cookie ?? null;
  if (route.method !== 'GET' && bearer === null) checkOrigin(headers, parts.publicUrl, cookie !== null);
  if (route.access === 'public') return;
  const principal =
    cookie === null && bearer === null ? null : await parts.guard.identify({ cookie, bearer });
  if (!principal) throw new AppError('not_signed_in');
  if (!isRole(route.access)) {
    call.admit(principal, null);
    return;
  }
  const { workspace: asked = '' } = request.params as { workspace?: string };
  const workspace = await parts.guard.enter(principal, asked);
  if (!workspace) throw new AppError('not_a_member');
  if (!includesRole(workspace.role, route.access)) throw new AppError('not_allowed', { role: route.access });
  call.admit(principal, workspace);
}

function isRole(access: string): access is Role {
  return access === 'viewer' || access === 'editor' || access === 'owner';
}
