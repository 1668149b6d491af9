/** The test of the forecast: fitted to the first half of the time, compared with what was bought in the second. */
import type { Buyers } from './buyers.ts';
import { FEWEST_BUYERS } from './forecast.ts';
import { fitRepeatBuying } from './model/fit-repeat-buying.ts';
import { expectedPurchases } from './model/repeat-buying.ts';
import type { Rhythm } from './model/rhythms.ts';

export interface CalibrationFigures {
  readonly customers: number;
  readonly days: number;
  readonly predicted: number;
  readonly actual: number;
  readonly groups: readonly { repeats: number; customers: number; predicted: number; actual: number }[];
}

/** Customers with this many repeats and more are one group. */
const LAST_GROUP = 7;

/** Null where the first half has too few buyers or no model fits it. */
export function calibrationOf(buyers: Buyers, splitDay: number, lastDay: number): CalibrationFigures | null {
  const known: { rhythm: Rhythm; after: number }[] = [];
  buyers.firstDay.forEach((first, i) => {
    const before = buyers.boughtBefore[i] ?? 0;
    if (before === 0) return;
    const recency = ((buyers.lastDayBefore[i] ?? first) - first) / 7;
    const rhythm = { repeats: before - 1, recency, age: (splitDay - first) / 7 };
    known.push({ rhythm, after: (buyers.bought[i] ?? before) - before });
  });
  const days = lastDay - splitDay;
  if (known.length < FEWEST_BUYERS || days < 1) return null;
  const fit = fitRepeatBuying(
    'BG/NBD',
    known.map(({ rhythm }) => rhythm),
  );
  if (fit.status !== 'fitted') return null;
  const groups = new Map<number, { repeats: number; customers: number; predicted: number; actual: number }>();
  for (const { rhythm, after } of known) {
    const repeats = Math.min(rhythm.repeats, LAST_GROUP);
    const group = groups.get(repeats) ?? { repeats, customers: 0, predicted: 0, actual: 0 };
    group.customers++;
    group.predicted += expectedPurchases('BG/NBD', fit.params, rhythm, days / 7);
    group.actual += after;
    groups.set(repeats, group);
  }
  const sorted = [...groups.values()].sort((a, b) => a.repeats - b.repeats);
  return {
    customers: known.length,
    days,
    predicted: sorted.reduce((sum, group) => sum + group.predicted, 0),
    actual: sorted.reduce((sum, group) => sum + group.actual, 0),
    groups: sorted.map((group) => ({
      ...group,
      predicted: group.predicted / group.customers,
      actual: group.actual / group.customers,
    })),
  };
}
