/**
 * Buying until one leaves: BG/NBD (Fader, Hardie and Lee 2005, Marketing Science 24:275) and MBG/NBD (Batislam, Denizel and
 * Filiztekin 2007). While active a customer buys at a rate drawn from gamma(r, α) and leaves after a purchase with a chance drawn
 * from beta(a, b). In BG/NBD only repeats give a chance to leave, so that it never loses a one-time buyer; in MBG/NBD the first
 * purchase does too. Only the questions asked of a fitted model are here; fitting is beside it.
 */
import type { Rhythm } from './rhythms.ts';

export type RepeatModel = 'BG/NBD' | 'MBG/NBD';

/** r and a, b have no unit; α has the unit of time of the rhythms. */
export interface RepeatParams {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** How often a customer could have left until the last purchase and did not. */
export function chancesToLeave(model: RepeatModel, repeats: number): number {
  return model === 'BG/NBD' ? repeats : repeats + 1;
}

/** ln P(still active at the end of what was observed): finite where the chance itself is too small for a number. */
export function logAlive(
  model: RepeatModel,
  params: RepeatParams,
  { repeats, recency, age }: Rhythm,
): number {
  const { r, alpha, a, b } = params;
  const chances = chancesToLeave(model, repeats);
  if (chances === 0) return 0;
  const logOdds =
    Math.log(a / (b + chances - 1)) + (r + repeats) * Math.log((alpha + age) / (alpha + recency));
  return logOdds > 0 ? -logOdds - Math.log1p(Math.exp(-logOdds)) : -Math.log1p(Math.exp(logOdds));
}

/** P(still active). */
export function alive(model: RepeatModel, params: RepeatParams, rhythm: Rhythm): number {
  return Math.exp(logAlive(model, params, rhythm));
}

/** Purchases expected within `ahead` from now, in the rhythms' unit of time. */
export function expectedPurchases(
  model: RepeatModel,
  params: RepeatParams,
  rhythm: Rhythm,
  ahead: number,
): number {
  const chance = alive(model, params, rhythm);
  return chance === 0 ? 0 : chance * expectedWhileActive(model, params, rhythm, ahead);
}

/**
 * Purchases expected from somebody known to be active now. A customer who never left would make K of them, K negative binomial
 * with size r + x and z = t / (α + T + t); the j-th happens if the customer stayed after the j − 1 before, which has chance
 * E[q^(j−1)], q of beta(b + chances, a). So the sum over j of P(K ≥ j) E[q^(j−1)]; here the terms are ordered by K. It equals the
 * closed form with ₂F₁, and has no singular or cancelling terms.
 */
export function expectedWhileActive(
  model: RepeatModel,
  params: RepeatParams,
  { repeats, age }: Pick<Rhythm, 'repeats' | 'age'>,
  ahead: number,
): number {
  if (!(ahead > 0)) return 0;
  const { r, alpha, a, b } = params;
  const z = ahead / (alpha + age + ahead);
  const size = r + repeats;
  const stay = b + chancesToLeave(model, repeats);
  // Sums of unscaled weights; both are scaled down together before they overflow.
  let [weight, stayed, made, weights, sum] = [1, 1, 0, 1, 0];
  for (let k = 1; k < MOST_TERMS; k++) {
    weight *= ((size + k - 1) * z) / k;
    made += stayed;
    stayed *= (stay + k - 1) / (a + stay + k - 1);
    weights += weight;
    sum += weight * made;
    if (weight > 1e200) [weight, weights, sum] = [weight * 1e-200, weights * 1e-200, sum * 1e-200];
    // From here on each weight is at most this part of the one before, so the rest is a geometric series at most.
    const factor = Math.max(z, ((size + k) * z) / (k + 1));
    if (factor < 1 && weight * (made + 1) < sum * 1e-14 * (1 - factor) ** 2) break;
  }
  return sum / weights;
}

/** Far more than horizons of thousands of years need. */
const MOST_TERMS = 20_000_000;

/** Repeat purchases expected in the first `until` of a customer of whom nothing is known yet. */
export function expectedOfNewcomer(model: RepeatModel, params: RepeatParams, until: number): number {
  const newcomer = { repeats: 0, recency: 0, age: 0 };
  return expectedPurchases(model, params, newcomer, until);
}
