/** An HTTP server with made-up routes and callers, for tests of the server itself. */
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { route } from '../../src/kernel/route.ts';
import type { Guard } from '../../src/platform/http/guard.ts';
import { type BoundRoute, bind } from '../../src/platform/http/handler.ts';
import { Metrics } from '../../src/platform/http/metrics.ts';
import { buildServer, type HttpParts } from '../../src/platform/http/server.ts';
import { openLog } from '../../src/platform/log/log.ts';

/** What was logged during this test. */
export const lines: string[] = [];

/** Bearer `viewer-w1` is a viewer of workspace w1, and so on. */
const guard: Guard = {
  async identify({ bearer, cookie }) {
    const name = bearer ?? cookie?.replace('session=', '') ?? '';
    const [role = ''] = name.split('-');
    if (!['viewer', 'editor', 'owner'].includes(role)) return null;
    return { kind: 'account', id: name, email: 'a@example.com', name: '' };
  },
  async enter(principal, asked) {
    const [role, workspace] = principal.id.split('-');
    if (workspace !== asked) return null;
    const place = {
      id: asked,
      number: 1,
      name: 'Café',
      timezone: 'UTC',
      currency: 'EUR',
      weekStart: 1,
    } as const;
    return { ...place, role: role as 'viewer' | 'editor' | 'owner' };
  },
};

export async function serve(routes: BoundRoute[], more: Partial<HttpParts> = {}) {
  lines.length = 0;
  const app = await buildServer({
    routes,
    guard,
    metrics: new Metrics(),
    log: openLog('debug', (line) => lines.push(line)),
    clock: () => 0,
    health: { state: async () => 1, events: async () => 1 },
    version: '1.2.3',
    publicUrl: null,
    rateLimits: false,
    trustedProxies: [],
    webFolder: null,
    ...more,
  });
  onTestFinished(() => app.close());
  return app;
}

export const echo = route({
  id: 'test.echo.run',
  method: 'POST',
  path: '/api/workspaces/:workspace/echo',
  access: 'editor',
  summary: 'Says it again.',
  params: z.object({ workspace: z.string() }),
  query: z.object({ times: z.coerce.number().int().min(1).max(3).default(1) }),
  body: z.object({ text: z.string().min(1), list: z.array(z.object({ n: z.number() })).default([]) }),
  reply: z.object({ said: z.string() }),
});
export const echoBound = bind(echo, async ({ body, query }) => ({ said: body.text.repeat(query.times) }));
export const asEditor = { authorization: 'Bearer editor-w1' };
