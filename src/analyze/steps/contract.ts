/** The funnel report: how many people go from step to step, how long it takes them, and what those who go on have in common. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Difference, Duration, ReportQuery, reportHead, Share } from '../engine/contract.ts';

export const FEWEST_STEPS = 2;
export const MOST_STEPS = 20;
export const orders = ['open', 'ordered', 'strict'] as const;
/** By the first and the last touch of the period, by the touch at a step, and by what is known of the people. */
export const breakdowns = [
  'none',
  'first_touch',
  'first_channel',
  'last_touch',
  'last_channel',
  'touchpoint',
  'channel',
  'device',
  'campaign',
  'page',
  'trait',
  'segment',
] as const;

/** Into which parts people are split; other questions about its people take the same. */
export const breakdownFields = {
  /** `touchpoint`, `channel`, `device`, `campaign`, `page` are those of the touch at `atStep`. `segment`: all saved ones side by side. */
  by: z.enum(breakdowns).default('none'),
  /** Which step's touch (1-based); only people who came there are split then. */
  atStep: z.coerce.number().int().min(1).max(MOST_STEPS).default(1),
  /** With `by=trait`: its name. */
  trait: z.string().max(200).optional(),
};

/** What makes a funnel; other questions about its people take the same. */
export const funnelFields = {
  /** Touchpoint ids, or `stage:` and a stage's id for any touchpoint of it; comma separated, in order. Left out: the stages. */
  steps: z.string().optional(),
  /**
   * `open`: whoever met a step or any later one has reached it. `ordered`: steps one after the other, others may lie between.
   * `strict`: no other touchpoint between.
   */
  order: z.enum(orders).default('ordered'),
  /** Minutes from the first step within which the others must be met; not for `open`. At most a year. */
  windowMinutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(527_040)
    .default(90 * 1440),
  /** Touchpoint ids, comma separated: who meets one of them between two steps has not gone on. */
  without: z.string().optional(),
};

export const FunnelQuery = ReportQuery.extend({
  ...funnelFields,
  ...breakdownFields,
});
export type FunnelQuery = z.output<typeof FunnelQuery>;

export const FunnelStep = z.object({
  id: z.string(),
  name: z.string(),
  people: z.number().int(),
  previousPeople: z.number().int().nullable(),
  /** Of those at the first step; null for the first. */
  ofFirst: Share.nullable(),
  /** Of those at the step before; null for the first. */
  ofBefore: Share.nullable(),
  /** `ofBefore` less the same share beside it. */
  difference: Difference.nullable(),
  /** From the step before. */
  took: Duration.nullable(),
});
export type FunnelStep = z.output<typeof FunnelStep>;

/** A touchpoint beside the steps, and how much more or less people who met it go all the way. */
export const GoesOn = z.object({
  touchpointId: z.string(),
  name: z.string(),
  withIt: Share,
  withoutIt: Share,
  /** Difference of the two shares with its 95 % Newcombe interval. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
});

export const funnelReport = route({
  id: 'reports.funnel',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/funnel',
  access: 'viewer',
  summary:
    'People per step, shares that go on with ranges, times, trend, breakdown, and what those who go on did before.',
  params: z.object({ workspace: z.string() }),
  query: FunnelQuery,
  reply: z.object({
    ...reportHead,
    order: z.enum(orders),
    windowMinutes: z.number().int(),
    without: z.string(),
    steps: z.array(FunnelStep),
    /** From the first step to the last. */
    whole: Duration,
    /** People by how long they took to the last step: up to so many milliseconds; null is longer. */
    histogram: z.array(z.object({ upToMs: z.number().nullable(), people: z.number().int() })),
    /** Share that has got to the last step by so many days, those still on the way taken into account (Kaplan–Meier). */
    arrived: z.array(
      z.object({ days: z.number().int(), share: z.number(), low: z.number(), high: z.number() }),
    ),
    trend: z.object({
      unit: z.enum(['day', 'week', 'month']),
      points: z.array(
        z.object({ fromDay: z.string(), began: z.number().int(), arrived: Share, complete: z.boolean() }),
      ),
    }),
    by: z.enum(breakdowns),
    atStep: z.number().int(),
    trait: z.string().nullable(),
    /** Empty without a breakdown; largest first. In a breakdown by segment one person may be in several. */
    parts: z.array(
      z.object({ value: z.string(), name: z.string(), people: z.array(z.number().int()), arrived: Share }),
    ),
    goesOn: z.array(GoesOn),
  }),
});
export type FunnelReport = z.output<typeof funnelReport.reply>;

export const funnelFile = route({
  id: 'reports.funnel.csv',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/funnel.csv',
  access: 'viewer',
  summary: 'The steps as a table (CSV), a line for each, and for each part of a breakdown.',
  params: z.object({ workspace: z.string() }),
  query: FunnelQuery,
  replyAs: 'text/csv',
});
