/** Intervals for shares, for the difference of two shares, and for the change of a count. Each formula names its source. */

/** Standard normal quantile of 0.975, for 95 % intervals. */
export const Z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % Wilson score interval of a share (Wilson 1927, without continuity correction).
 * @param count successes, 0 … of
 * @param of trials; 0 gives the interval from 0 to 1: nothing is known
 * @param z standard normal quantile of the level, 95 % where left out
 */
export function wilson(count: number, of: number, z = Z95): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const z2 = z * z;
  const centre = share + z2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  // At the ends the formula gives 0 and 1 but for rounding.
  return {
    low: count === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: count === of ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/**
 * Difference of two independent shares, first minus second, with Newcombe's interval from the two Wilson intervals
 * (Newcombe 1998, Statistics in Medicine 17:873, method 10). Unlike Wald's it stays within −1 … 1 and never has width 0.
 * @returns `difference` 0 with the interval of knowing nothing where a group is empty
 */
export function shareDifference(
  count1: number,
  of1: number,
  count2: number,
  of2: number,
  z = Z95,
): Interval & { readonly difference: number } {
  if (of1 === 0 || of2 === 0) return { difference: 0, low: -1, high: 1 };
  const [share1, share2] = [count1 / of1, count2 / of2];
  const [range1, range2] = [wilson(count1, of1, z), wilson(count2, of2, z)];
  const difference = share1 - share2;
  return {
    difference,
    low: difference - Math.hypot(share1 - range1.low, range2.high - share2),
    high: difference + Math.hypot(range1.high - share1, share2 - range2.low),
  };
}

/**
 * Relative change between two independent counts with a 95 % interval, on the log scale: Poisson counts, so the variance
 * of log(a/b) is 1/a + 1/b (delta method; Agresti, Categorical Data Analysis, 3.1).
 * @returns null when either count is 0
 */
export function relativeChange(now: number, before: number): (Interval & { readonly change: number }) | null {
  if (now <= 0 || before <= 0) return null;
  const ratio = now / before;
  const spread = Math.exp(Z95 * Math.sqrt(1 / now + 1 / before));
  return { change: ratio - 1, low: ratio / spread - 1, high: ratio * spread - 1 };
}
