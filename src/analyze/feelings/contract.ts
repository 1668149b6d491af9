/** The feelings report: what customers reported and what was observed, per touchpoint and stage, beside what a map assumes. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Difference, ReportQuery, reportHead, Share } from '../engine/contract.ts';
import { layers } from './parting.ts';

/** From −2 to +2 with its 95 % range; all null where too little is known to say. */
const felt = {
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
};

export const Reported = z.object({
  ...felt,
  answers: z.number().int(),
  /** Of the answers those in words, whose mood was read. */
  inWords: z.number().int(),
  people: z.number().int(),
  /** How many people of equal weight it is as sure as: what is old, and several answers of one person, count less. */
  effective: z.number(),
});
export type Reported = z.output<typeof Reported>;

/** Answers in words without one on a known scale, wherever they were given. */
export const WrittenAnswers = z.object({
  read: z.number().int(),
  /** Left out: not surely English; no word in them that tells of a mood. */
  otherLanguage: z.number().int(),
  noMood: z.number().int(),
  /** There are more, older ones, which were not read. */
  newestOnly: z.boolean(),
});
export type WrittenAnswers = z.output<typeof WrittenAnswers>;

export const Observed = z.object({
  ...felt,
  /** Met it during their first stay at its stage, long enough ago; of a stage the sum over its touchpoints that can be told. */
  people: z.number().int(),
  wentOn: z.number().int(),
  /** People who had come as far without it. */
  others: z.number().int(),
  /** Shares that go on, made comparable; null for stages, and where too few are on either side. */
  after: z.number().nullable(),
  without: z.number().nullable(),
  struggled: Share,
  /** The same step again and again is among the signs. */
  countsRepeats: z.boolean(),
  /** The step at which comparison begins, of people who had not and who had bought before (0: of none): names the others, for the list of them. */
  othersFrom: z.object({ new: z.number().int(), returning: z.number().int() }),
});
export type Observed = z.output<typeof Observed>;

export const Parting = z.object({
  between: z.tuple([z.enum(layers), z.enum(layers)]),
  /** The second less the first. */
  by: z.number(),
});

export const FeelingFigures = z.object({
  /** Of the touchpoint or stage. */
  id: z.string(),
  name: z.string(),
  stageId: z.string(),
  /** Null where the map says nothing of it, or there is none. */
  assumed: z.number().nullable(),
  reported: Reported,
  observed: Observed,
  /** Beside it: the period before, or other people. */
  previous: z.object({ reported: Reported, observed: Observed }).nullable(),
  /** What is reported less the same beside it; null below thirty people of equal weight on either side. */
  reportedDifference: Difference.nullable(),
  /** Layers more than a point apart, and by more than chance explains; widest first. */
  partings: z.array(Parting),
});
export type FeelingFigures = z.output<typeof FeelingFigures>;

export const FeelingsQuery = ReportQuery.extend({
  /** Id of the journey map whose curve is what is assumed; left out: the as-is map of these people that was changed last. */
  map: z.string().max(200).optional(),
});
export type FeelingsQuery = z.output<typeof FeelingsQuery>;

export const feelingsReport = route({
  id: 'reports.feelings',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/feelings',
  access: 'viewer',
  summary:
    'Feeling on −2 … +2 per touchpoint and stage: assumed on a map, reported in answers, observed in behaviour; and where they part.',
  params: z.object({ workspace: z.string() }),
  query: FeelingsQuery,
  reply: z.object({
    ...reportHead,
    /** The map whose curve is taken; null where there is none. */
    assumedOn: z.object({ mapId: z.string(), title: z.string() }).nullable(),
    written: WrittenAnswers,
    stages: z.array(FeelingFigures),
    touchpoints: z.array(FeelingFigures),
  }),
});
export type FeelingsReport = z.output<typeof feelingsReport.reply>;

export const feelingsFile = route({
  id: 'reports.feelings.csv',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/feelings.csv',
  access: 'viewer',
  summary: 'The same as a table (CSV), a line for each stage and touchpoint.',
  params: z.object({ workspace: z.string() }),
  query: FeelingsQuery,
  replyAs: 'text/csv',
});
