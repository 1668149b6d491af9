/**
 * Differences between the figures of a report and those beside them. One is called real only where a test says so; with fewer than
 * thirty on either side there is none at all. Where the same person is on both sides the tests take too little for real, never too much.
 */
import { normalTwoSided } from '../../kernel/statistics/distributions.ts';
import { benjaminiHochberg } from '../../kernel/statistics/false-discoveries.ts';
import { shareDifference, Z95 } from '../../kernel/statistics/intervals.ts';
import { fisherExact, zTest } from '../../kernel/statistics/two-shares.ts';
import type { Difference } from './contract.ts';
import { FEWEST_FOR_TREND } from './figures.ts';

export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** Of `n` values. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export const FALSE_DISCOVERIES = 0.1;
const CHANCE = 0.05;
/** Below so many in a cell the normal approximation does not hold. */
const FEW = 5;

type Tested = Omit<Difference, 'isReal'> & { readonly p: number };

/** First less second of each pair; all of them are tested at once. Newcombe's interval; z test or Fisher's exact test. */
export function shareDifferences(
  pairs: readonly (readonly [Counted, Counted] | null)[],
): (Difference | null)[] {
  return judged(
    pairs.map((pair) => {
      const [now, beside] = pair ?? [];
      if (!now || !beside || Math.min(now.of, beside.of) < FEWEST_FOR_TREND) return null;
      const { difference, low, high } = shareDifference(now.count, now.of, beside.count, beside.of);
      return { difference, low, high, p: chanceOfShares(now, beside) };
    }),
  );
}

/** As `shareDifferences`, of means: Welch's test and interval with the normal approximation. */
export function meanDifferences(pairs: readonly (readonly [Sums, Sums] | null)[]): (Difference | null)[] {
  return judged(
    pairs.map((pair) => {
      const [now, beside] = pair ?? [];
      if (!now || !beside || Math.min(now.n, beside.n) < FEWEST_FOR_TREND) return null;
      const difference = now.sum / now.n - beside.sum / beside.n;
      const error = Math.sqrt(varianceOfMean(now) + varianceOfMean(beside));
      const p = error > 0 ? normalTwoSided(difference / error) : 1;
      return { difference, low: difference - Z95 * error, high: difference + Z95 * error, p };
    }),
  );
}

/** How likely chance alone makes two shares of the same truth differ so much; two-sided. */
export function chanceOfShares(now: Counted, beside: Counted): number {
  const smallest = Math.min(now.count, now.of - now.count, beside.count, beside.of - beside.count);
  const test = [now.count, now.of, beside.count, beside.of] as const;
  return smallest < FEW ? fisherExact(...test) : zTest(...test).p;
}

function varianceOfMean({ n, sum, squares }: Sums): number {
  return Math.max(0, squares - sum ** 2 / n) / (n - 1) / n;
}

function judged(tested: readonly (Tested | null)[]): (Difference | null)[] {
  const all = tested.filter((each) => each !== null);
  const adjusted = benjaminiHochberg(all.map(({ p }) => p));
  const isReal = new Map(
    all.map((each, i) => [each, each.p < CHANCE && (adjusted[i] ?? 1) <= FALSE_DISCOVERIES]),
  );
  return tested.map((each) => {
    if (each === null) return null;
    const { p: _, ...range } = each;
    return { ...range, isReal: isReal.get(each) ?? false };
  });
}
