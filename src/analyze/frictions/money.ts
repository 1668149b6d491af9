/** What a finding costs (or brings) per month: people affected × gap × what going well is worth, with a range. */
import { shareDifference } from '../../kernel/statistics/intervals.ts';
import type { Finding } from './finding.ts';
import type { Question } from './trials.ts';
import { DAY_MS, DAYS_OF_MONTH, type World } from './world.ts';

/** Per month, minor units; `low` and `high` hold the truth in about 95 of 100 cases. */
export interface MonthlyMoney {
  readonly amount: number;
  readonly low: number;
  readonly high: number;
}

/** Revenue that follows when it goes well, less what follows when it does not; per person, minor units. */
export interface Worth {
  readonly mean: number;
  readonly error: number;
  /** How long after was counted, ms. */
  readonly afterMs: number;
}

const LONGEST_MS = 90 * DAY_MS;
const FEWEST_EACH = 10;
/** From fewer purchases than this nothing is said of money. */
const FEWEST_SPENDING = 20;
const Z95 = 1.96;

/** Null where too few of either kind have been followed for long enough. */
export function worthOf(world: World, question: Question): Worth | null {
  for (const afterMs of [LONGEST_MS, 30 * DAY_MS, 7 * DAY_MS]) {
    const longest = Math.max(afterMs, question.horizonMs);
    const [well, badly] = revenues(world, question, longest);
    if (well.of < FEWEST_EACH || badly.of < FEWEST_EACH || well.spending + badly.spending < FEWEST_SPENDING)
      continue;
    const error = Math.sqrt(variance(well) / well.of + variance(badly) / badly.of);
    return { mean: well.sum / well.of - badly.sum / badly.of, error, afterMs: longest };
  }
  return null;
}

interface Sums {
  of: number;
  sum: number;
  squares: number;
  /** How many spent anything. */
  spending: number;
}

function variance({ of, sum, squares }: Sums): number {
  return of < 2 ? 0 : Math.max(0, (squares - (sum * sum) / of) / (of - 1));
}

function revenues({ walks, until }: World, { trials }: Question, afterMs: number): [Sums, Sums] {
  const [well, badly] = [
    { of: 0, sum: 0, squares: 0, spending: 0 },
    { of: 0, sum: 0, squares: 0, spending: 0 },
  ];
  for (let trial = 0; trial < trials.count; trial++) {
    const began = trials.times[trial] ?? 0;
    if (began + afterMs > until) continue;
    const end = walks.starts[(trials.people[trial] ?? 0) + 1] ?? 0;
    let spent = 0;
    for (let i = (trials.touches[trial] ?? 0) + 1; i < end && (walks.times[i] ?? 0) <= began + afterMs; i++) {
      spent += walks.amounts[i] ?? 0;
    }
    const sums = trials.bad[trial] === 1 ? badly : well;
    sums.of++;
    sums.sum += spent;
    sums.squares += spent * spent;
    if (spent !== 0) sums.spending++;
  }
  return [well, badly];
}

/** @returns null where the money that follows cannot be told, or does not depend on how it goes */
export function moneyOf(world: World, finding: Finding, worth: Worth | null): MonthlyMoney | null {
  if (!worth || worth.mean <= 0) return null;
  const { observed, others, shrunk, expected } = finding;
  const monthly = perMonth(finding, observed.of) * world.scale;
  const gap = Math.abs(shrunk - expected);
  // The standard error of the gap, from Newcombe's interval.
  const { low, high } = shareDifference(observed.count, observed.of, others.count, others.of);
  const gapError = (high - low) / (2 * Z95);
  const amount = monthly * gap * worth.mean;
  // Error of a product of two independent factors (Goodman 1960).
  const error =
    monthly *
    Math.sqrt((gap * worth.error) ** 2 + (worth.mean * gapError) ** 2 + (gapError * worth.error) ** 2);
  return {
    amount: Math.round(amount),
    low: Math.round(Math.max(0, amount - Z95 * error)),
    high: Math.round(amount + Z95 * error),
  };
}

/** So many of these a month, as long as it lasted; what lasted less than a month is told as it was. */
export function perMonth({ lengthMs }: Finding, count: number): number {
  return (count / Math.max(DAYS_OF_MONTH, lengthMs / DAY_MS)) * DAYS_OF_MONTH;
}
