/** Whether two shares differ: the z test for large counts, Fisher's exact test for any. */
import { normalTwoSided } from './distributions.ts';
import { lgamma } from './gamma.ts';

/** Two-sided; z > 0 where the first share is larger. */
export interface ZTest {
  readonly z: number;
  readonly p: number;
}

/** The pooled two-proportion z test; z² is Pearson's chi-squared. 0/0 (nobody, or all alike) is z = 0, p = 1. */
export function zTest(count1: number, of1: number, count2: number, of2: number): ZTest {
  const pooled = (count1 + count2) / (of1 + of2);
  const variance = pooled * (1 - pooled) * (1 / of1 + 1 / of2);
  if (!(variance > 0) || !Number.isFinite(variance)) return { z: 0, p: 1 };
  const z = (count1 / of1 - count2 / of2) / Math.sqrt(variance);
  return { z, p: normalTwoSided(z) };
}

/**
 * Fisher's exact test, two-sided: the chance of a table as unlikely as this one or more so, margins given (R's
 * `fisher.test`, with its tolerance for ties).
 */
export function fisherExact(count1: number, of1: number, count2: number, of2: number): number {
  const hits = count1 + count2;
  const lowest = Math.max(0, hits - of2);
  const highest = Math.min(of1, hits);
  const logOf = (k: number): number => logChoose(of1, k) + logChoose(of2, hits - k);
  const seen = logOf(count1) + 1e-7;
  const top = logOf(Math.min(highest, Math.max(lowest, Math.round((hits * of1) / (of1 + of2 || 1)))));
  let all = 0;
  let asUnlikely = 0;
  for (let k = lowest; k <= highest; k++) {
    const log = logOf(k);
    const weight = Math.exp(log - top);
    all += weight;
    if (log <= seen) asUnlikely += weight;
  }
  return all === 0 ? 1 : Math.min(1, asUnlikely / all);
}

function logChoose(n: number, k: number): number {
  return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}
