/** What is known of one person: traits, the keys that identify them, and why those keys are one person. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const Profile = z.object({
  person: z.string(),
  label: z.string().nullable(),
  traits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  keys: z.array(z.object({ kind: z.string(), value: z.string(), firstSeenAt: z.number().int() })),
  links: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      /** In a sentence: "Both stood on one order of shopify-orders.csv". */
      reason: z.string(),
      origin: z.object({ kind: z.string(), id: z.string() }),
      at: z.number().int(),
    }),
  ),
});
export type Profile = z.output<typeof Profile>;

export const getProfile = route({
  id: 'people.customers.profile',
  method: 'GET',
  path: '/api/workspaces/:workspace/customers/:person',
  access: 'viewer',
  summary: 'Traits, keys and links of one person.',
  params: z.object({ workspace: z.string(), person: z.string() }),
  reply: Profile,
});
