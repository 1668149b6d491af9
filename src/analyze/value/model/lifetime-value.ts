/** What a customer will still bring: expected purchases step by step, each discounted to today, times what a purchase brings. */
import { expectedWhileActive, logAlive, type RepeatModel, type RepeatParams } from './repeat-buying.ts';
import type { Rhythm } from './rhythms.ts';

export interface Horizon {
  readonly steps: number;
  /** Length of a step in the unit of time of the rhythms. */
  readonly perStep: number;
  /** Discount per step: 0.01 is one percent. What comes in a step is discounted as if at its end. */
  readonly discount: number;
}

/** Mean length of a month in the Gregorian calendar, in weeks. Some programs take 4.345, or 30 days: their figures differ a little. */
export const WEEKS_PER_MONTH = 365.2425 / 12 / 7;

/**
 * Purchases to come within the horizon, discounted: Σ (E[Y(k)] − E[Y(k − 1)]) / (1 + d)^k. Times the expected amount of a purchase
 * (and the margin) it is the customer's lifetime value over the horizon, without what the customer has brought already.
 */
export function discountedPurchases(
  model: RepeatModel,
  params: RepeatParams,
  rhythm: Rhythm,
  horizon: Horizon,
): number {
  const chance = Math.exp(logAlive(model, params, rhythm));
  return chance === 0 ? 0 : chance * discountedWhileActive(model, params, rhythm, horizon);
}

/** The same of somebody known to be active; it depends on repeats and age alone, so that equal ones can share it. */
export function discountedWhileActive(
  model: RepeatModel,
  params: RepeatParams,
  rhythm: Pick<Rhythm, 'repeats' | 'age'>,
  { steps, perStep, discount }: Horizon,
): number {
  let [before, sum, factor] = [0, 0, 1];
  for (let step = 1; step <= steps; step++) {
    const until = expectedWhileActive(model, params, rhythm, step * perStep);
    factor /= 1 + discount;
    sum += (until - before) * factor;
    before = until;
  }
  return sum;
}
