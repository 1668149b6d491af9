/** The paths report: which ways people really take, how long each leg takes, and where ways lead round in circles. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Difference, Duration, ReportQuery, reportHead, Share } from '../engine/contract.ts';

export const MOST_STEPS = 20;

/** What the stations of a path are. */
export const stationKinds = ['touchpoint', 'channel', 'name', 'page'] as const;

export const PathsQuery = ReportQuery.extend({
  by: z.enum(stationKinds).default('touchpoint'),
  /** `start`: from the first touch on; `forward` or `back` from `at`; `between` `at` and `until`. */
  direction: z.enum(['start', 'forward', 'back', 'between']).default('start'),
  /** A station's id: of a touchpoint or channel, or the word itself. */
  at: z.string().optional(),
  until: z.string().optional(),
  steps: z.coerce.number().int().min(1).max(MOST_STEPS).default(5),
  /** `once`: the same station several times in a row counts once. */
  repeats: z.enum(['once', 'each']).default('once'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PathsQuery = z.output<typeof PathsQuery>;

export const Station = z.object({ id: z.string(), name: z.string() });
export type Station = z.output<typeof Station>;

/** The same beside it: people of the period before, or other people; and the share of people here less the one there. */
const beside = { before: Share.nullable(), difference: Difference.nullable() };

export const Leg = z.object({
  from: z.string(),
  to: z.string(),
  /** How often somebody went this leg, and how many did. */
  times: z.number().int(),
  people: z.number().int(),
  /** Of all people with a station. */
  share: Share,
  ...beside,
  /** Over all times it was gone. */
  took: Duration,
  meanMs: z.number().nullable(),
});
export type Leg = z.output<typeof Leg>;

export const Variant = z.object({ stations: z.array(z.string()), people: Share, ...beside });
export type Variant = z.output<typeof Variant>;

/** People at a station at one step of the picture; null stands for “the path ends here”. */
export const FlowLink = z.object({
  step: z.number().int(),
  from: z.string(),
  to: z.string().nullable(),
  people: z.number().int(),
});
export type FlowLink = z.output<typeof FlowLink>;

export const pathsReport = route({
  id: 'reports.paths',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/paths',
  access: 'viewer',
  summary:
    'Legs between touchpoints with times, whole paths, loops, and the flow from, to or between touchpoints.',
  params: z.object({ workspace: z.string() }),
  query: PathsQuery,
  reply: z.object({
    ...reportHead,
    by: z.enum(stationKinds),
    /** Every station that occurs below. */
    stations: z.array(Station),
    /** People with at least one station in the period. */
    people: z.number().int(),
    /** The same beside them; null without comparison. */
    peopleBefore: z.number().int().nullable(),
    /** Legs, most gone first, and how many different ones there are. */
    legs: z.array(Leg),
    legsTotal: z.number().int(),
    /** Whole paths, most taken first, and how many different ones there are. */
    variants: z.array(Variant),
    variantsTotal: z.number().int(),
    /** The fewest different paths that together are those of 80 % of the people. */
    variantsFor80: z.number().int(),
    /** People whose path comes back to a station after another one. */
    loops: Share,
    /** Stations come back to, by people. These three lists have the same most frequent stations, as far as anybody is in them. */
    returnsTo: z.array(z.object({ station: z.string(), people: z.number().int() })),
    /** People who went to and fro between two stations (A B A B). */
    pingPong: Share,
    starts: z.array(z.object({ station: z.string(), people: Share })),
    ends: z.array(z.object({ station: z.string(), people: Share })),
    /** The picture: people per step from one station to the next, for the direction asked. */
    flow: z.object({ people: z.number().int(), links: z.array(FlowLink) }),
  }),
});
export type PathsReport = z.output<typeof pathsReport.reply>;

export const MOST_IN_FILE = 2000;

export const pathsFile = route({
  id: 'reports.paths.csv',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/paths.csv',
  access: 'viewer',
  summary: 'Legs, whole ways and the picture’s bands as one table (CSV), a line for each.',
  params: z.object({ workspace: z.string() }),
  query: PathsQuery.extend({ limit: z.coerce.number().int().min(1).max(MOST_IN_FILE).default(MOST_IN_FILE) }),
  replyAs: 'text/csv',
});
