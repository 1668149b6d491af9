/** What every report shares: period, filters, ranges, and the words that explain a number. */
import { z } from 'zod';

/** A day of the calendar in business time. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * The question part of every report. `from` and `to` are days in business time, `to` exclusive; left out: from the first
 * event, to now. `compare=previous` adds the figures of the period of equal length just before, `compare=segment` those of the
 * people of another segment (`with`) in the same period.
 */
export const ReportQuery = z.object({
  from: Day.optional(),
  to: Day.optional(),
  compare: z.enum(['previous', 'segment', 'none']).default('none'),
  /** Id of a segment. */
  with: z.string().optional(),
  /** Channel ids, comma separated; only touches through these count. */
  channel: z.string().optional(),
  /** Device classes, comma separated; only touches on these count. */
  device: z.string().optional(),
  /** A campaign as received; only its touches count. */
  campaign: z.string().max(500).optional(),
  /** Id of a touchpoint: only people whose path began there. */
  firstTouch: z.string().optional(),
  /** Id of a segment: only its people. */
  segment: z.string().optional(),
  /** Id of a persona: only people whom its rule selects; a persona without a rule is refused. */
  persona: z.string().optional(),
});
export type ReportQuery = z.output<typeof ReportQuery>;

export const Period = z.object({
  /** Instants, half open, ms UTC. */
  fromMs: z.number().int(),
  toMs: z.number().int(),
  fromDay: Day,
  /** First day after the period. */
  toDay: Day,
  days: z.number().int(),
  timezone: z.string(),
});
export type Period = z.output<typeof Period>;

/** A share with its 95 % Wilson interval; `share` is null where n < 5 ("not enough yet"), the counts are always there. */
export const Share = z.object({
  count: z.number().int(),
  of: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Share = z.output<typeof Share>;

/**
 * A figure less the one beside it, with its 95 % range. `isReal`: a test says that chance alone does not explain it, ten false ones in a
 * hundred allowed where many are tested at once.
 */
export const Difference = z.object({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  isReal: z.boolean(),
});
export type Difference = z.output<typeof Difference>;

/** A duration summarised over the people it was measured on; null where n < 5. Milliseconds. */
export const Duration = z.object({
  n: z.number().int(),
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
});
export type Duration = z.output<typeof Duration>;

export const Definition = z.object({ term: z.string(), text: z.string(), formula: z.string().nullable() });
export type Definition = z.output<typeof Definition>;

/** Fields every report reply begins with. */
export const reportHead = {
  /** The answer in plain words. */
  sentence: z.string(),
  caveats: z.array(z.string()),
  period: Period,
  comparedWith: Period.nullable(),
  /** Names of the segments the figures, and those beside them, are about; null for everybody. */
  segment: z.string().nullable(),
  comparedSegment: z.string().nullable(),
  /** Name of the persona whose people the figures are about; null where none was chosen. */
  persona: z.string().nullable(),
  channels: z.array(z.string()),
  currency: z.string(),
  /** Everything accepted before this instant is in the figures; ms UTC. */
  freshAt: z.number().int(),
  /** By figure name: what it means and how it is computed. */
  definitions: z.record(z.string(), Definition),
};
