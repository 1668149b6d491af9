/**
 * Which answers go out compressed, and how: what members read as JSON or CSV, on a slow line mostly waiting. Lightly, for the work is done
 * while others wait for theirs.
 */
import type { RouteOptions } from 'fastify';
import type { AnyRoute } from '../../kernel/route.ts';

type Packing = NonNullable<RouteOptions['compress']>;

const PACKED: Packing = {
  encodings: ['gzip'],
  zlibOptions: { level: 1 },
  // Smaller ones fit into one packet as they are.
  threshold: 1024,
  customTypes: /^(application\/json|text\/csv)\b/,
};

const MEMBERS: ReadonlySet<string> = new Set(['viewer', 'editor', 'owner']);

/**
 * Not what strangers are told, nor answers that hold a secret: the size of a compressed answer tells something of what is in it to whoever can
 * see the line and put words of their own beside it.
 */
export function packingOf({ method, access, replyAs, holdsSecret }: AnyRoute): Packing {
  const isEndless = replyAs === 'text/event-stream';
  return method === 'GET' && MEMBERS.has(access) && holdsSecret !== true && !isEndless ? PACKED : false;
}
