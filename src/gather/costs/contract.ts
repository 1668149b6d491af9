/** What advertising cost: one amount per month, channel and campaign, typed in or brought as a table. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-11');
/** A channel id, and a campaign as it is named in events; '' is the channel as a whole. */
const key = { month: Month, channel: z.string(), campaign: z.string().trim().max(200).default('') };

/** Minor units of the workspace's currency. */
export const AdCost = z.object({ ...key, amountMinor: z.number().int().min(0).max(1e13) });
export type AdCost = z.output<typeof AdCost>;

const params = z.object({ workspace: z.string() });
const base = '/api/workspaces/:workspace/costs';

export const listCosts = route({
  id: 'gather.costs.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'What advertising cost, newest month first.',
  params,
  reply: z.object({ currency: z.string(), items: z.array(AdCost) }),
});

export const saveCost = route({
  id: 'gather.costs.save',
  method: 'PUT',
  path: base,
  access: 'editor',
  summary: 'Sets the cost of a month, channel and campaign; 0 takes it away.',
  params,
  body: AdCost,
  reply: AdCost,
});

export const importCosts = route({
  id: 'gather.costs.import',
  method: 'POST',
  path: `${base}/import`,
  access: 'editor',
  summary: 'Sets costs from a table (CSV) with the columns month, channel, amount and, if wanted, campaign.',
  params,
  body: z.object({ text: z.string().max(1_000_000) }),
  reply: z.object({
    saved: z.number().int(),
    rejected: z.array(z.object({ line: z.number().int(), reason: z.string() })),
  }),
});
