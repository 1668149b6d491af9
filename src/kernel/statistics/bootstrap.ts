/** Ranges for figures without a formula: what would come out if the same number of others had been asked. */
import type { Random } from '../random.ts';
import type { Interval } from './intervals.ts';
import { quantile } from './quantile.ts';

/**
 * Percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13). The same randomness gives the same interval.
 * @param statistic is given a sample of the same size, drawn with replacement, in an array that is used again
 * @returns null for no values
 */
export function bootstrapInterval(
  values: readonly number[],
  statistic: (sample: readonly number[]) => number,
  random: Random,
  { draws = 999, level = 0.95 }: { draws?: number; level?: number } = {},
): Interval | null {
  if (values.length === 0) return null;
  const sample = new Array<number>(values.length);
  const results: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < sample.length; i++)
      sample[i] = values[Math.floor(random.next() * values.length)] ?? 0;
    results.push(statistic(sample));
  }
  results.sort((a, b) => a - b);
  const low = quantile(results, (1 - level) / 2);
  const high = quantile(results, (1 + level) / 2);
  return low === null || high === null ? null : { low, high };
}
