/** Pain points: where journeys go worse than they should, what that costs, since when, and how sure that is; and what works. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Period, ReportQuery, reportHead, Share } from '../engine/contract.ts';

/** What an owner said of one: `known` stays on the list, `not_a_problem` leaves it. Both stick from run to run. */
export const FrictionMark = z.enum(['open', 'known', 'not_a_problem']);
export type FrictionMark = z.output<typeof FrictionMark>;

export const Confidence = z.enum(['guess', 'some_signs', 'solid']);
export type Confidence = z.output<typeof Confidence>;

/** Per month while it lasts, minor units; the range holds the truth in about 95 of 100 such cases. */
export const MoneyRange = z.object({
  amountMinor: z.number().int(),
  lowMinor: z.number().int(),
  highMinor: z.number().int(),
});
export type MoneyRange = z.output<typeof MoneyRange>;

export const Quote = z.object({
  person: z.string(),
  at: z.number().int(),
  /** Name of the event it was said in. */
  name: z.string(),
  words: z.string(),
  score: z.number().nullable(),
});
export type Quote = z.output<typeof Quote>;

export const Friction = z.object({
  /** Made of place, circumstances and what is feared: the same in every run. */
  id: z.string(),
  effect: z.enum(['harm', 'help']),
  /** As an owner would say it to a friend. */
  sentence: z.string(),
  detector: z.string(),
  place: z.object({
    touchpointId: z.string(),
    title: z.string(),
    stageId: z.string(),
    stage: z.string(),
    /** Where the way leads or came from, where that says something. */
    other: z.string().nullable(),
  }),
  circumstances: z.array(z.object({ dimension: z.string(), value: z.string(), words: z.string() })),
  /** The share of the sentence, of so many tries of the period. */
  observed: Share,
  /** The same among people alike elsewhere. */
  expected: z.number(),
  /** Shrunk difference of the two, with its 95 % range; as shares, positive. */
  gap: z.object({ share: z.number(), low: z.number(), high: z.number() }),
  /** People it happened to beyond what is usual (for `help`: whom it went well for), per month. */
  peoplePerMonth: z.number(),
  /** Days in business time; null: always so, or still so. `toDay` is the first day on which it was over. */
  since: z.object({
    fromDay: z.string().nullable(),
    toDay: z.string().nullable(),
    fromBetween: z.tuple([z.string(), z.string()]).nullable(),
  }),
  money: MoneyRange.nullable(),
  confidence: Confidence,
  /** The other signs that tell of the same. */
  evidence: z.array(z.string()),
  quotes: z.array(Quote),
  /** Test and figures, in a sentence. */
  how: z.string(),
  /** Those concerned, latest first: everybody while a search runs, some of them as it is kept. */
  people: z.array(z.string()),
  /** How many they are; 0 in a search of a program that did not count them. */
  peopleTotal: z.number().int().default(0),
  /** Against the run before; `same` where there was none. */
  change: z.enum(['new', 'worse', 'better', 'same']),
});
export type Friction = z.output<typeof Friction>;

const GoneFriction = z.object({
  id: z.string(),
  effect: z.enum(['harm', 'help']),
  sentence: z.string(),
  money: MoneyRange.nullable(),
});

export const BlindSpot = z.object({
  kind: z.enum(['stage_without_touchpoint', 'stage_without_data', 'touchpoint_fell_silent']),
  stageId: z.string(),
  touchpointId: z.string().nullable(),
  sentence: z.string(),
});
export type BlindSpot = z.output<typeof BlindSpot>;

export const LookedAt = z.object({
  people: z.number().int(),
  /** 1: everybody; 3: every third person, figures scaled up. */
  every: z.number().int(),
  touchpoints: z.number().int(),
  questions: z.number().int(),
  circumstances: z.number().int(),
  /** Tries at one place that are needed to see ten more of a hundred failing in a quarter of them. */
  triesNeeded: z.number().int(),
  /** Tries at the busiest place. */
  triesSeen: z.number().int(),
});
export type LookedAt = z.output<typeof LookedAt>;

/** One run as it is kept. */
export const SearchResult = z.object({
  period: Period,
  harm: z.array(Friction),
  help: z.array(Friction),
  gone: z.array(GoneFriction),
  blindSpots: z.array(BlindSpot),
  lookedAt: LookedAt,
});
export type SearchResult = z.output<typeof SearchResult>;

const ListedFriction = Friction.extend({
  mark: FrictionMark,
  people: z.array(z.object({ person: z.string(), label: z.string() })),
});
export type ListedFriction = z.output<typeof ListedFriction>;

export const SearchRun = z.object({
  status: z.enum(['waiting', 'running', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  problem: z.string().nullable(),
});
export type SearchRun = z.output<typeof SearchRun>;

const params = z.object({ workspace: z.string() });
const base = '/api/workspaces/:workspace/reports/pain-points';

/** Asked nothing: the newest search about everybody. Asked for days, touches or people: a search of its own, made now and compared with nothing. */
export const PainPointsQuery = ReportQuery.omit({ compare: true, with: true });
export type PainPointsQuery = z.output<typeof PainPointsQuery>;

export const painPointsReport = route({
  id: 'reports.pain-points',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary:
    'Pain points: at most ten, with place, people, money, since when, and how sure; and what works. Asked nothing, those of the newest search about everybody; asked for days, touches or people, a search of its own.',
  params,
  query: PainPointsQuery,
  reply: z.object({
    ...reportHead,
    /** Null while nobody has searched yet. */
    ranAt: z.number().int().nullable(),
    /** The search under way, or the last one where it did not end well. */
    run: SearchRun.nullable(),
    /** A search of its own, about the days, touches or people that were asked for. */
    isAsked: z.boolean(),
    items: z.array(ListedFriction),
    works: z.array(ListedFriction),
    /** Marked "not a problem", and still found. */
    setAside: z.array(ListedFriction),
    gone: z.array(GoneFriction),
    blindSpots: z.array(BlindSpot),
    lookedAt: LookedAt.nullable(),
    /** On the map now; a search before it was drafted saw none. */
    touchpoints: z.number().int(),
  }),
});
export type PainPointsReport = z.output<typeof painPointsReport.reply>;

export const painPointsFile = route({
  id: 'reports.pain-points.csv',
  method: 'GET',
  path: `${base}.csv`,
  access: 'viewer',
  summary: 'The same pain points as a table (CSV), a line for each, with what works and what was set aside.',
  params,
  query: PainPointsQuery,
  replyAs: 'text/csv',
});

export const runPainPoints = route({
  id: 'reports.pain-points.run',
  method: 'POST',
  path: `${base}/run`,
  access: 'editor',
  summary: 'Searches for pain points now; the search that runs already is given back.',
  params,
  reply: SearchRun,
});

export const cancelPainPoints = route({
  id: 'reports.pain-points.cancel',
  method: 'DELETE',
  path: `${base}/run`,
  access: 'editor',
  summary: 'Stops the search under way; the result before it stays.',
  params,
  reply: z.object({ cancelled: z.boolean() }),
});

export const markPainPoint = route({
  id: 'reports.pain-points.mark',
  method: 'PUT',
  path: `${base}/:friction/mark`,
  access: 'editor',
  summary: 'Says of a pain point that it is known, no problem, or open again; that holds in later runs too.',
  params: z.object({ workspace: z.string(), friction: z.string().regex(/^[0-9a-f]{16}$/) }),
  body: z.object({ mark: FrictionMark }),
  reply: z.object({ mark: FrictionMark }),
});
