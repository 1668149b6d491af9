/** One person's whole path: every event in time order, with the touchpoint it met. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const PathStep = z.object({
  at: z.number().int(),
  precision: z.enum(['instant', 'date']),
  name: z.string(),
  touchpointId: z.string().nullable(),
  channel: z.string().nullable(),
  page: z.string(),
  source: z.string(),
  campaign: z.string(),
  device: z.string(),
  amountMinor: z.number().int(),
  currency: z.string(),
  properties: z.record(z.string(), z.string()),
  /** Which key it came in under, for instance `email:ana@example.org`. */
  identity: z.string(),
  /** Where it came from: kind and id of the import or source, and its name. */
  origin: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
});
export type PathStep = z.output<typeof PathStep>;

export const personPath = route({
  id: 'journeys.path',
  method: 'GET',
  path: '/api/workspaces/:workspace/journeys/:person',
  access: 'viewer',
  summary: "One person's whole path, newest last; long paths come in pages.",
  params: z.object({ workspace: z.string(), person: z.string() }),
  query: z.object({
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    cursor: z.string().optional(),
  }),
  reply: z.object({
    person: z.string(),
    events: z.number().int(),
    orders: z.number().int(),
    revenueMinor: z.number().int(),
    currency: z.string(),
    firstSeenAt: z.number().int().nullable(),
    lastSeenAt: z.number().int().nullable(),
    items: z.array(PathStep),
    next: z.string().nullable(),
  }),
});
