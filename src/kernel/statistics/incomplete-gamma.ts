/** Regularised incomplete gamma functions, the base of the normal, chi-squared, Poisson and gamma distributions. */
import { continuedFraction } from './continued-fraction.ts';
import { lgamma, stirlingError } from './gamma.ts';

/** P(s, x): the chance that a gamma variable of shape s and rate 1 is at most x; s > 0, x ≥ 0. */
export function lowerGamma(s: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < s + 1 ? series(s, x) : 1 - fraction(s, x);
}

/** Q(s, x) = 1 − P(s, x), accurate where it is tiny. */
export function upperGamma(s: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < s + 1 ? 1 - series(s, x) : fraction(s, x);
}

/** DLMF 8.11.4. */
function series(s: number, x: number): number {
  let term = 1 / s;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (s + k);
    sum += term;
  }
  return sum * front(s, x);
}

/** DLMF 8.9.2, in the form that converges fast for x > s + 1. */
function fraction(s: number, x: number): number {
  const rest = continuedFraction(
    x + 1 - s,
    (k) => -k * (k - s),
    (k) => x + 2 * k + 1 - s,
  );
  return front(s, x) / rest;
}

/** x^s e^−x / Γ(s) */
function front(s: number, x: number): number {
  if (s < 10) return Math.exp(s * Math.log(x) - x - lgamma(s));
  // For large s all of ln Γ cancels but for this: no digits are lost to the difference of large numbers.
  const away = (x - s) / s;
  return Math.exp(s * (Math.log1p(away) - away) - stirlingError(s)) * Math.sqrt(s / (2 * Math.PI));
}
