/** `/health` says what is up; `/metrics` speaks Prometheus, to this machine or to whoever has a key. */
import type { FastifyPluginAsync } from 'fastify';
import { AppError } from '../errors/app-error.ts';
import type { Guard } from './guard.ts';
import type { Metrics } from './metrics.ts';
import { isFromThisMachine } from './origin.ts';

/** Each resolves when the part answers and rejects when it does not. */
export interface Health {
  readonly state: () => Promise<unknown>;
  readonly events: () => Promise<unknown>;
}

interface HealthParts {
  readonly health: Health;
  readonly version: string;
  readonly metrics: Metrics;
  readonly guard: Guard;
}

const PATIENCE_MS = 2_000;

export function healthPages({ health, version, metrics, guard }: HealthParts): FastifyPluginAsync {
  return async (app) => {
    app.get('/health', async (_request, reply) => {
      const [state, events] = await Promise.all([isUp(health.state), isUp(health.events)]);
      // Without the event engine everything is still accepted and kept in the inbox.
      const status = state === 'down' ? 'down' : events === 'down' ? 'degraded' : 'ok';
      return reply.code(status === 'down' ? 503 : 200).send({ status, version, state, events });
    });
    app.get('/metrics', async (request, reply) => {
      if (!isFromThisMachine(request.raw.socket.remoteAddress, request.headers)) {
        const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
        const principal = bearer ? await guard.identify({ cookie: null, bearer }) : null;
        if (!principal) throw new AppError('not_signed_in');
      }
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.page());
    });
  };
}

async function isUp(check: () => Promise<unknown>): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'down'>((resolve) => {
    timer = setTimeout(() => resolve('down'), PATIENCE_MS);
  });
  try {
    return await Promise.race([check().then(() => 'up' as const), late]);
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}
