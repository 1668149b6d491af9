/** The attribution report: which touches brought the conversions, by every model side by side, with cost and return. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Difference, ReportQuery, reportHead } from '../engine/contract.ts';

export const levels = ['channel', 'touchpoint', 'campaign'] as const;
export const modelIds = [
  'first',
  'last',
  'last_non_direct',
  'linear',
  'u_shaped',
  'j_shaped',
  'inverse_j',
  'time_decay',
  'participation',
  'markov',
  'shapley',
] as const;
export type ModelId = (typeof modelIds)[number];

export const AttributionQuery = ReportQuery.extend({
  /** What gets the credit. */
  level: z.enum(levels).default('channel'),
  /** Id of a touchpoint whose meetings are the conversions; left out: orders. */
  goal: z.string().optional(),
  /** Days before a conversion within which touches get credit. */
  lookBackDays: z.coerce.number().int().min(1).max(365).default(90),
  /** `net`: what was refunded before the next conversion is taken off the value. */
  value: z.enum(['gross', 'net']).default('gross'),
  halfLifeDays: z.coerce.number().min(0.1).max(365).default(7),
  /** How many touches in a row are one state of the Markov chain. */
  markovOrder: z.coerce.number().int().min(1).max(4).default(1),
});
export type AttributionQuery = z.output<typeof AttributionQuery>;

export const Credit = z.object({
  conversions: z.number(),
  /** Minor units. */
  valueMinor: z.number(),
  /** Cost of the period ÷ conversions credited; null without cost or credit. */
  costPerConversionMinor: z.number().nullable(),
  /** Value credited ÷ cost of the period; null without cost. */
  returnOnSpend: z.number().nullable(),
  /** By the same model in the period before, or of other people; null where nothing is compared or the model does not go there. */
  before: z.object({ conversions: z.number(), valueMinor: z.number() }).nullable(),
  /**
   * Part of the conversions with a known touch, less the part before; null without comparison, below thirty such conversions on
   * either side, and for models that do not look at one way at a time.
   */
  difference: Difference.nullable(),
});
export type Credit = z.output<typeof Credit>;

export const CreditRow = z.object({
  id: z.string(),
  name: z.string(),
  costMinor: z.number().int().nullable(),
  /** People who converted with this on their way, each once. */
  people: z.number().int(),
  /** In the order of `models`. */
  credits: z.array(Credit),
});
export type CreditRow = z.output<typeof CreditRow>;

export const Model = z.object({
  id: z.enum(modelIds),
  name: z.string(),
  /** What one believes who uses it, in a sentence. */
  assumes: z.string(),
  /** Whether the credits of all rows add up to the conversions with a known touch. */
  addsUp: z.boolean(),
});
export type Model = z.output<typeof Model>;

const Total = z.object({
  conversions: z.number().int(),
  valueMinor: z.number().int(),
  /** Each counted once. */
  people: z.number().int(),
});

const params = z.object({ workspace: z.string() });
const path = '/api/workspaces/:workspace/reports/attribution';

export const attributionReport = route({
  id: 'reports.attribution',
  method: 'GET',
  path,
  access: 'viewer',
  summary: 'Credit for conversions to the touches before them, by every model, with cost and return.',
  params,
  query: AttributionQuery,
  reply: z.object({
    ...reportHead,
    level: z.enum(levels),
    /** Name of the touchpoint whose meetings are the conversions; null: orders. */
    goal: z.string().nullable(),
    goalId: z.string().nullable(),
    lookBackDays: z.number().int(),
    markovOrder: z.number().int(),
    all: Total,
    /** Conversions without any known touch before them; no model can credit them. */
    unknown: Total,
    /** The same totals beside these; null without comparison. */
    before: z.object({ all: Total, unknown: Total }).nullable(),
    /** People with touches and without a conversion in the period. */
    without: z.number().int(),
    models: z.array(Model),
    /** Most credited by the last model first. */
    rows: z.array(CreditRow),
  }),
});
export type AttributionReport = z.output<typeof attributionReport.reply>;

export const attributionFile = route({
  id: 'reports.attribution.csv',
  method: 'GET',
  path: `${path}.csv`,
  access: 'viewer',
  summary: 'The same credits as a table (CSV), a line per model and row.',
  params,
  query: AttributionQuery,
  replyAs: 'text/csv',
});
