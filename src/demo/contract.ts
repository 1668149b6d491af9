/** The demo business: one believable shop to look around in, put into an empty workspace and taken out again. */
import { z } from 'zod';
import { route } from '../kernel/route.ts';

const FEWEST_DEMO_PEOPLE = 100;
const MOST_DEMO_PEOPLE = 1_000_000;
export const DEFAULT_DEMO_PEOPLE = 3_000;

export const DemoStatus = z.object({
  state: z.enum(['none', 'building', 'ready', 'removing', 'failed']),
  people: z.number().int(),
  done: z.number().int(),
  seed: z.number().int(),
  /** What is planted in it, so that everybody can check what the analyses find. */
  causes: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      where: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** What it costs (`harm`) or brings (`help`) a month while it lasts, minor units; chance has its part in a single story. */
      effect: z.enum(['harm', 'help']),
      monthlyMinor: z.number().int(),
    }),
  ),
});
export type DemoStatus = z.output<typeof DemoStatus>;

const params = z.object({ workspace: z.string() });
const path = '/api/workspaces/:workspace/demo';

export const getDemo = route({
  id: 'demo.status',
  method: 'GET',
  path,
  access: 'viewer',
  summary: 'Whether the demo business is here, and what is planted in it.',
  params,
  reply: DemoStatus,
});

export const startDemo = route({
  id: 'demo.start',
  method: 'POST',
  path,
  access: 'editor',
  summary: 'Fills an empty workspace with the demo business: a year of journeys and a map.',
  params,
  body: z.object({
    people: z.number().int().min(FEWEST_DEMO_PEOPLE).max(MOST_DEMO_PEOPLE).default(DEFAULT_DEMO_PEOPLE),
    seed: z.number().int().min(0).max(1_000_000).default(1),
    /** `none` leaves the planted causes out: nothing should be found then. */
    causes: z.enum(['planted', 'none']).default('planted'),
  }),
  reply: DemoStatus,
});

export const removeDemo = route({
  id: 'demo.remove',
  method: 'DELETE',
  path,
  access: 'editor',
  summary: 'Takes the demo business out again, wholly.',
  params,
  reply: DemoStatus,
});
