/** The retention report: who comes back, when, and how that differs by when people first came. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Difference, Duration, ReportQuery, reportHead, Share } from '../engine/contract.ts';

export const cohortUnits = ['day', 'week', 'month'] as const;

export const RetentionQuery = ReportQuery.extend({
  unit: z.enum(cohortUnits).default('month'),
  /** What begins a person's time: the first order, the first touch of any kind, or the first at a touchpoint (its id). */
  start: z.string().default('first_order'),
  /** What counts as coming back: an order, any touch, or one at a touchpoint (its id). */
  comeback: z.string().default('order'),
});
export type RetentionQuery = z.output<typeof RetentionQuery>;

export const Cell = z.object({
  /** Whole units after the cohort's own; 0 is the cohort's. */
  after: z.number().int(),
  people: Share,
  /** Revenue of the cohort in that unit, refunds taken off; null where coming back is not ordering. */
  revenueMinor: z.number().int().nullable(),
  /** False for the unit that is not over yet. */
  complete: z.boolean(),
});
export type Cell = z.output<typeof Cell>;

export const Cohort = z.object({
  /** First day of the unit in business time. */
  fromDay: z.string(),
  people: z.number().int(),
  cells: z.array(Cell),
});
export type Cohort = z.output<typeof Cohort>;

const shown = {
  /** Over all cohorts that were watched that long: back in exactly that unit. */
  curve: z.array(z.object({ after: z.number().int(), people: Share })),
  /** Between two days on which people came back, and until they first did; days as milliseconds. */
  interval: Duration,
  /** Share that has come back by so many days, people still waiting taken into account (Kaplan–Meier). */
  returned: z.array(
    z.object({ days: z.number().int(), share: z.number(), low: z.number(), high: z.number() }),
  ),
  /** Days by which half have come back; null where fewer than half ever did. */
  halfBackByDays: z.number().nullable(),
};
/** Back on day n, within n days, or at any time from day n on, of those watched for at least n days. */
const byDay = { days: z.number().int(), exact: Share, within: Share, later: Share };

/** The same figures of the period before or of other people. */
export const ComparedRetention = z.object({
  people: z.number().int(),
  ...shown,
  /** `difference`: the share back within n days, less the one here. */
  byDay: z.array(z.object({ ...byDay, difference: Difference.nullable() })),
  /** Whether it takes differently long to come back (log-rank test); null with fewer than thirty on either side. */
  takesDifferentlyLong: z.boolean().nullable(),
});
export type ComparedRetention = z.output<typeof ComparedRetention>;

export const retentionReport = route({
  id: 'reports.retention',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/retention',
  access: 'viewer',
  summary:
    'Cohorts by first purchase (or another start), who comes back in each unit after, and how long it takes.',
  params: z.object({ workspace: z.string() }),
  query: RetentionQuery,
  reply: z.object({
    ...reportHead,
    unit: z.enum(cohortUnits),
    start: z.string(),
    comeback: z.string(),
    /** People whose time began in the period. */
    people: z.number().int(),
    cohorts: z.array(Cohort),
    ...shown,
    byDay: z.array(z.object(byDay)),
    compared: ComparedRetention.nullable(),
    /** The last day anything was seen; what lies after it is not known. */
    watchedUntilDay: z.string(),
  }),
});
export type RetentionReport = z.output<typeof retentionReport.reply>;

export const retentionFile = route({
  id: 'reports.retention.csv',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/retention.csv',
  access: 'viewer',
  summary:
    'The cohorts as a table (CSV), a line for each and each unit after, with those of all cohorts together.',
  params: z.object({ workspace: z.string() }),
  query: RetentionQuery,
  replyAs: 'text/csv',
});
