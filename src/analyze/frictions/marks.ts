/** Which properties of events are circumstances: those with few values, each as it is, and numbers in bands. Pure. */
import type { Mark } from './walks.ts';

/** What is seen of one property (or column) over all events. */
export interface Profile {
  readonly dimension: string;
  readonly name: string;
  readonly events: number;
  readonly distinct: number;
  /** Events in which it is a number. */
  readonly numeric: number;
  /** Quintiles of the numbers: 20, 40, 60, 80 of 100. */
  readonly quintiles: readonly number[];
  /** The most frequent values. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** Names of properties that hold an answer on a scale, most telling first. */
export const SCORE_PROPERTIES = ['score', 'rating', 'stars', 'nps', 'csat', 'ces'] as const;
/** Names of properties that hold what somebody wrote. */
export const TEXT_PROPERTIES = [
  'text',
  'comment',
  'message',
  'body',
  'review',
  'answer',
  'subject',
  'title',
  'note',
  'description',
  'reason',
] as const;

const MOST_VALUES = 60;
const MOST_KEPT = 30;
/** A number with more values than this is put into bands. */
const MOST_STEPS = 8;
const FEWEST_EVENTS = 20;
const LEAST_SHARE = 0.001;
/** The engine sends marks as 16 bits. */
const MOST_MARKS = 2000;

export function marksFrom(profiles: readonly Profile[]): Mark[] {
  return profiles.flatMap(marksOf).slice(0, MOST_MARKS);
}

function marksOf(profile: Profile): Mark[] {
  const { dimension, name, events, distinct, numeric, quintiles, values } = profile;
  if (saysItself(name) || distinct < 2) return [];
  if (numeric === events && distinct > MOST_STEPS) return bands(dimension, name, quintiles);
  if (distinct > MOST_VALUES) return [];
  return values
    .filter(
      ({ value, count }) =>
        value !== '' && value.length <= 60 && count >= Math.max(FEWEST_EVENTS, events * LEAST_SHARE),
    )
    .slice(0, MOST_KEPT)
    .map(({ value }) => ({ dimension, name, value }));
}

/** Scores, texts and what became of something in the end are outcomes, not circumstances; an id is a name. */
function saysItself(name: string): boolean {
  const lower = name.toLowerCase();
  const isOutcome =
    lower.endsWith('status') || [...SCORE_PROPERTIES, ...TEXT_PROPERTIES].some((each) => each === lower);
  return isOutcome || /(^|[_ -])(id|uuid|url|token|hash)$/.test(lower) || /[a-z]Id$/.test(name);
}

function bands(dimension: string, name: string, quintiles: readonly number[]): Mark[] {
  const edges = [...new Set(quintiles)];
  if (edges.length < 2) return [];
  return [null, ...edges].map((from, i) => ({
    dimension,
    name,
    value: String(i),
    band: { from, to: edges[i] ?? null },
  }));
}
