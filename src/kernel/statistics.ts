/** The few statistics every report needs. Pure; each formula names its source. */

/** Standard normal quantile of 0.975, for 95 % intervals. */
const Z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % Wilson score interval of a share (Wilson 1927, without continuity correction).
 * @param count successes, 0 … of
 * @param of trials; 0 gives the interval from 0 to 1: nothing is known
 */
export function wilson(count: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const z2 = Z95 * Z95;
  const centre = share + z2 / (2 * of);
  const spread = Z95 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  // At the ends the formula gives 0 and 1 but for rounding.
  return {
    low: count === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: count === of ? 1 : Math.min(1, (centre + spread) / scale),
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
