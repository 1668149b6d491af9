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
  const asGood = hasFrom
    ? froms.filter((from) => from < bestTo && worth(from, bestTo) >= best - AS_GOOD)
    : [];
  return {
    fromMs: hasFrom ? instant(bestFrom) : null,
    toMs: hasTo ? instant(bestTo) : null,
    fromBetween: hasFrom ? [instant(asGood[0] ?? bestFrom), instant(asGood.at(-1) ?? bestFrom)] : null,
  };
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
