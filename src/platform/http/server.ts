/** The HTTP server: every route of every feature behind one admission, one error handler, one set of headers. */

import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import fastifyCompress from '@fastify/compress';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';
import type { Log } from '../log/log.ts';
import { docsPages } from './docs-pages.ts';
import type { Guard } from './guard.ts';
import type { BoundRoute } from './handler.ts';
import { type Health, healthPages } from './health-pages.ts';
import type { Metrics } from './metrics.ts';
import { checkRoutes, type MountParts, mount } from './mount.ts';
import { RateLimit } from './rate-limit.ts';
import { refusalOf } from './refusal.ts';
import { mayBeFramed, securityHeaders } from './security-headers.ts';
import { SilentConnections } from './silent-connections.ts';
import { UnderWay } from './under-way.ts';
import { addWebPages } from './web-pages.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Not logged one by one: too many. */
    quiet?: boolean;
    /** Goes on for as long as the caller stays: slow is what it is meant to be. */
    isEndless?: boolean;
  }
}

export interface HttpParts {
  readonly routes: readonly BoundRoute[];
  readonly guard: Guard;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly clock: Clock;
  readonly health: Health;
  readonly version: string;
  /** Where people reach the server; null when it is what they typed. */
  readonly publicUrl: string | null;
  readonly rateLimits: boolean;
  readonly trustedProxies: readonly string[];
  /** The built web app; null or missing shows a page that says how to build it. */
  readonly webFolder: string | null;
}

const FAREWELL_MS = 150;
const JSON_LIMIT_BYTES = 1_000_000;
/** The largest batch the tracking API takes is 500 KB; its owner says so in better words than a cut connection. */
const TRACKING_LIMIT_BYTES = 600_000;

/**
 * Builds the server without listening; tests call `inject` on it.
 * @throws Error when a route has no access or clashes with another
 */
export async function buildServer(parts: HttpParts): Promise<FastifyInstance> {
  checkRoutes(parts.routes);
  const app = newFastify(parts);
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply, parts.log));
  const headers = securityHeaders(parts.publicUrl);
  const framed = securityHeaders(parts.publicUrl, { framed: true });
  // Hooks with a callback and not a promise, and no page headers for the tracking API: it is called the most.
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.routeOptions.config.quiet) reply.headers(mayBeFramed(request.url) ? framed : headers);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    if (!request.routeOptions.config.quiet) logAnswer(parts.log, request, reply);
    done();
  });
  const closing = new AbortController();
  // Every stream listens; that many are no leak, as Node would warn from eleven on.
  setMaxListeners(0, closing.signal);
  const silent = new SilentConnections(app.server);
  const mounting: MountParts = {
    guard: parts.guard,
    metrics: parts.metrics,
    publicUrl: parts.publicUrl,
    limits: parts.rateLimits
      ? {
          guessable: new RateLimit(10, parts.clock),
          ordinary: new RateLimit(1_200, parts.clock),
          frequent: new RateLimit(12_000, parts.clock),
          costly: new RateLimit(60, parts.clock),
        }
      : null,
    underWay: new UnderWay(),
    closing: closing.signal,
  };
  app.addHook('preClose', async () => {
    closing.abort();
    if (app.server.listening) await farewell();
    silent.cutSoon();
  });
  app.addHook('onClose', () => mounting.underWay.ended());
  await app.register(async (scope) => mountAll(scope, parts.routes, mounting));
  await app.register(healthPages(parts));
  await app.register(docsPages(parts));
  await addWebPages(app, parts.webFolder);
  return app;
}

function newFastify(parts: HttpParts): FastifyInstance {
  const process = randomBytes(4).toString('hex');
  let requests = 0;
  return Fastify({
    logger: false,
    bodyLimit: JSON_LIMIT_BYTES,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // What a connection still brings while the server closes is answered like the rest.
    return503OnClosing: false,
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    genReqId: () => `${process}-${(++requests).toString(36)}`,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error, request, reply) => refuse(error, request, reply, parts.log),
  });
}

/**
 * Between the wish to close and the end of listening: answers now say `Connection: close`, so callers who keep their
 * connection learn of it from an answer and not from a connection cut under a call on its way.
 */
async function farewell(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS));
  // What has arrived is read between a timer and an immediate.
  await new Promise((resolve) => setImmediate(resolve));
}

/** Bodies are read in three ways, and Fastify keeps its parsers by scope. */
async function mountAll(
  app: FastifyInstance,
  routes: readonly BoundRoute[],
  parts: MountParts,
): Promise<void> {
  const streams = routes.filter(({ route }) => route.bodyAs === 'stream');
  const tracking = routes.filter(({ route }) => route.bodyAs !== 'stream' && route.access === 'writeKey');
  const ordinary = routes.filter((bound) => !streams.includes(bound) && !tracking.includes(bound));
  await app.register(async (scope) => {
    jsonBodies(scope, ['application/json'], JSON_LIMIT_BYTES);
    // Each route says for itself whether it does so.
    await scope.register(fastifyCompress, { global: false });
    for (const bound of ordinary) mount(scope, bound, parts);
  });
  await app.register(async (scope) => {
    // Browsers send beacons as text/plain.
    jsonBodies(scope, ['application/json', 'text/plain'], TRACKING_LIMIT_BYTES);
    for (const bound of tracking) mount(scope, bound, parts);
  });
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const bound of streams) mount(scope, bound, parts);
  });
}

function jsonBodies(scope: FastifyInstance, types: string[], bodyLimit: number): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(types, { parseAs: 'string', bodyLimit }, (request, text, done) => {
    if (text === '') done(null, undefined);
    else void parse(request, text as string, done);
  });
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const refusal = refusalOf(error, request.id);
  if (refusal.fault)
    log.error({ err: error, request: request.id, route: request.routeOptions?.url }, 'a request failed');
  const seconds = error instanceof AppError ? error.details.seconds : undefined;
  if (refusal.status === 429 && seconds !== undefined) void reply.header('retry-after', String(seconds));
  void reply.code(refusal.status).send(refusal.body);
}

/** The route's pattern, never the address: that could name a person or hold a secret. */
function logAnswer(log: Log, request: FastifyRequest, reply: FastifyReply): void {
  const { method, id, routeOptions } = request;
  const ms = Math.round(reply.elapsedTime);
  const fields = { request: id, method, route: routeOptions.url ?? null, status: reply.statusCode, ms };
  const slow = ms > 1000 && request.routeOptions.config.isEndless !== true;
  if (reply.statusCode >= 500 || slow) log.info(fields, 'answered');
  else log.debug(fields, 'answered');
}
