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
  }),
});
