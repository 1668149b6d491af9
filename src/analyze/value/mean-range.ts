/** A mean with its 95 % range. */
import { randomFrom } from '../../kernel/random.ts';
import { bootstrapInterval } from '../../kernel/statistics/bootstrap.ts';
import { Z95 } from '../../kernel/statistics/intervals.ts';
import { FEWEST_FOR_SHARE } from '../engine/public.ts';

export interface MeanRange {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly by: 'bootstrap' | 'normal';
}

/** Beyond this many values the normal formula and the bootstrap agree, and the bootstrap only takes time. */
const MOST_FOR_BOOTSTRAP = 1000;

/** Null below five values. Amounts are skewed, so that few of them get a bootstrap range. */
export function meanRange(values: readonly number[]): MeanRange | null {
  const n = values.length;
  if (n < FEWEST_FOR_SHARE) return null;
  const mean = meanOf(values);
  if (n <= MOST_FOR_BOOTSTRAP) {
    // The engine gives people in any order; the draws must not depend on it.
    const range = bootstrapInterval(
      [...values].sort((a, b) => a - b),
      meanOf,
      randomFrom('mean'),
      { draws: 499 },
    );
    return range && { mean, ...range, by: 'bootstrap' };
  }
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const spread = Z95 * Math.sqrt(variance / n);
  return { mean, low: mean - spread, high: mean + spread, by: 'normal' };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
