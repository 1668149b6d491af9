/** The ledger: what came in, from where, and what became of it. Accepted = stored + duplicate + rejected. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const LedgerRow = z.object({
  origin: z.object({ kind: z.enum(['import', 'source', 'demo']), id: z.string(), name: z.string() }),
  /** Start of the hour, ms UTC. */
  hour: z.number().int(),
  accepted: z.number().int(),
  stored: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  /** Still in the inbox, not yet counted as stored or duplicate. */
  waiting: z.number().int(),
  /** Rejected by reason. */
  reasons: z.record(z.string(), z.number().int()),
});
export type LedgerRow = z.output<typeof LedgerRow>;

/** What the databases would not take: counted as rejected, kept to be tried again. */
export const PutAside = z.object({
  id: z.string(),
  /** Which import or source brought it. */
  origin: z.string(),
  events: z.number().int(),
  /** Things said of people, which are no events. */
  statements: z.number().int(),
  /** In the database's own words. */
  reason: z.string(),
  /** ms UTC. */
  at: z.number().int(),
});
export type PutAside = z.output<typeof PutAside>;

export const ledgerReport = route({
  id: 'reports.ledger',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/ledger',
  access: 'viewer',
  summary: 'Accepted, stored, duplicate and rejected events by origin and hour, newest first.',
  params: z.object({ workspace: z.string() }),
  query: z.object({
    origin: z.string().optional(),
    /** Sum the hours of each origin into one row. */
    by: z.enum(['hour', 'origin']).default('hour'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    before: z.coerce.number().int().optional(),
  }),
  reply: z.object({
    items: z.array(LedgerRow),
    totals: LedgerRow.pick({ accepted: true, stored: true, duplicate: true, rejected: true, waiting: true }),
    /** Why accepted events wait at the moment, and what to do; null when all is well. */
    trouble: z.object({ message: z.string(), advice: z.string() }).nullable(),
    putAside: z.array(PutAside),
  }),
});

const putAsideParams = z.object({ workspace: z.string(), id: z.string() });
const putAsidePath = '/api/workspaces/:workspace/put-aside/:id';

export const tryAgain = route({
  id: 'gather.ledger.tryAgain',
  method: 'POST',
  path: putAsidePath,
  access: 'editor',
  summary: 'Sends what the databases would not take through once more; until then it counts as waiting.',
  params: putAsideParams,
  reply: z.object({ sent: z.literal(true) }),
});

export const dropPutAside = route({
  id: 'gather.ledger.drop',
  method: 'DELETE',
  path: putAsidePath,
  access: 'editor',
  summary: 'Gives up what the databases would not take. The ledger goes on counting it as rejected.',
  params: putAsideParams,
  reply: z.object({ deleted: z.literal(true) }),
});
