/** Puts the beginning and the end of a found span of time on days, as sharply as the data allow, and says how sharply that is. */

import { deviance } from './deviance.ts';
import type { Span } from './finding.ts';
import type { Cell, Field } from './scan.ts';
import { dayNumber } from './world.ts';

/** Half the chi-squared quantile of 0.95: days whose log-likelihood is within this of the best are as good as the best. */
const AS_GOOD = 3.84;

interface Days {
  readonly first: number;
  readonly of: Float64Array;
  readonly bad: Float64Array;
  readonly expected: Float64Array;
}

/** @param members trials of the cell's circumstance, whatever their time */
export function sharpSpan(
  field: Field,
  cell: Cell,
  members: readonly number[],
  expected: Float64Array,
  dayStarts: Float64Array,
): Span {
  const { spans, spanStarts, trials } = field;
  const hasFrom = cell.from > 0;
  const hasTo = cell.to < spans;
  if (!hasFrom && !hasTo) return { fromMs: null, toMs: null, fromBetween: null };
  const days = dailySums(field, members, expected, dayStarts);
  const all = totals(field, expected);
  const dayOf = (time: number) => Math.max(0, dayNumber(dayStarts, time) - days.first);
  const lastDay = days.of.length;
  const reach = Math.ceil(dayOf(spanStarts[1] ?? 0) * 1.5) + 2;
  const start = hasFrom ? dayOf(spanStarts[cell.from] ?? 0) : 0;
  const end = hasTo ? dayOf(spanStarts[cell.to] ?? 0) : lastDay;
  const worth = (from: number, to: number) => between(days, from, to, all);
  let [bestFrom, bestTo] = [start, end];
  const froms = hasFrom ? around(start, reach, 1, lastDay - 1) : [0];
  const tos = hasTo ? around(end, reach, 1, lastDay) : [lastDay];
  let best = Number.NEGATIVE_INFINITY;
  for (const from of froms) {
    for (const to of tos) {
      const value = to > from ? worth(from, to) : Number.NEGATIVE_INFINITY;
      if (value > best) [best, bestFrom, bestTo] = [value, from, to];
    }
  }
  const instant = (day: number) => dayStarts[days.first + day] ?? trials.times.at(-1) ?? 0;
  // Then each edge with the other one held, over all its days.
  const begins = hasFrom ? settled(1, bestTo - 1, (from) => worth(from, bestTo)) : null;
  const ends = hasTo ? settled(bestFrom + 1, lastDay, (to) => worth(bestFrom, to)) : null;
  return {
    fromMs: begins && instant(begins.day),
    toMs: ends && instant(Math.max(ends.day, (begins?.day ?? 0) + 1)),
    fromBetween: begins && [instant(begins.first), instant(begins.last)],
  };
}

/**
 * The day before which the edge lies as likely as after it, every day being as likely beforehand (the median of the posterior
 * of a change point; Smith 1975, Biometrika 62:407). With few tries many days are nearly as good as the best; the best alone
 * is often the first of them. `first` and `last`: as likely as the best, but for 3.84.
 * @param worth twice the log-likelihood, by day
 */
function settled(low: number, high: number, worth: (day: number) => number) {
  const values = Array.from({ length: Math.max(1, high - low + 1) }, (_, i) => worth(low + i));
  const best = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const weights = values.map((value) => Math.exp((value - best) / 2));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let [middle, sum] = [0, 0];
  while (middle < weights.length - 1 && sum + (weights[middle] ?? 0) < half) {
    sum += weights[middle] ?? 0;
    middle++;
  }
  const first = values.findIndex((value) => value >= best - AS_GOOD);
  const last = values.findLastIndex((value) => value >= best - AS_GOOD);
  return { day: low + middle, first: low + Math.min(first, middle), last: low + Math.max(last, middle) };
}

function around(day: number, reach: number, low: number, high: number): number[] {
  const from = Math.max(low, day - reach);
  return Array.from({ length: Math.max(1, Math.min(high, day + reach) - from + 1) }, (_, i) => from + i);
}

function totals({ trials }: Field, expected: Float64Array) {
  let [bad, sum] = [0, 0];
  trials.bad.forEach((value, trial) => {
    bad += value;
    sum += expected[trial] ?? 0;
  });
  return { of: trials.count, bad, expected: sum };
}

function dailySums(
  { trials }: Field,
  members: readonly number[],
  expected: Float64Array,
  dayStarts: Float64Array,
): Days {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const time of trials.times) {
    const day = dayNumber(dayStarts, time);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  first = Math.max(0, first);
  const size = Math.max(1, last - first + 1);
  const sums = {
    of: new Float64Array(size + 1),
    bad: new Float64Array(size + 1),
    expected: new Float64Array(size + 1),
  };
  for (const trial of members) {
    const day = Math.max(0, dayNumber(dayStarts, trials.times[trial] ?? 0) - first) + 1;
    sums.of[day] = (sums.of[day] ?? 0) + 1;
    sums.bad[day] = (sums.bad[day] ?? 0) + (trials.bad[trial] ?? 0);
    sums.expected[day] = (sums.expected[day] ?? 0) + (expected[trial] ?? 0);
  }
  for (const sum of [sums.of, sums.bad, sums.expected]) {
    for (let day = 1; day <= size; day++) sum[day] = (sum[day] ?? 0) + (sum[day - 1] ?? 0);
  }
  return { first, ...sums };
}

function between(
  days: Days,
  from: number,
  to: number,
  all: { of: number; bad: number; expected: number },
): number {
  const sum = (totalsByDay: Float64Array) =>
    (totalsByDay[to] ?? totalsByDay.at(-1) ?? 0) - (totalsByDay[from] ?? 0);
  const [of, bad, expected] = [sum(days.of), sum(days.bad), sum(days.expected)];
  if (of === 0 || of === all.of) return 0;
  return deviance(bad, expected, of, all.bad, all.expected, all.of);
}
