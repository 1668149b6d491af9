/** Figures with how sure they are: nothing is claimed that the sample does not support. */
import { wilson } from '../../kernel/statistics/intervals.ts';
import type { Duration, Share } from './contract.ts';

/** Below this many people a share is not shown, only the counts. */
export const FEWEST_FOR_SHARE = 5;
/** Below this many people there is a range but no trend. */
export const FEWEST_FOR_TREND = 30;

export function shareOf(count: number, of: number): Share {
  if (of < FEWEST_FOR_SHARE) return { count, of, share: null, low: null, high: null };
  const { low, high } = wilson(count, of);
  return { count, of, share: count / of, low, high };
}

/** Milliseconds in, null where the sample is too small. */
export function durationOf(n: number, medianMs: number | null, p90Ms: number | null): Duration {
  if (n < FEWEST_FOR_SHARE) return { n, medianMs: null, p90Ms: null };
  return { n, medianMs: rounded(medianMs), p90Ms: rounded(p90Ms) };
}

/** Whether one count of people is larger than another by more than chance explains (5 %; both taken as Poisson counts). */
export function moreThan(larger: number, smaller: number): boolean {
  return larger - smaller > 1.96 * Math.sqrt(larger + smaller);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
