/** The distributions our tests and intervals need: cumulative chances, upper tails, and quantiles. */
import { incompleteBeta } from './incomplete-beta.ts';
import { lowerGamma, upperGamma } from './incomplete-gamma.ts';
import { invert } from './invert.ts';

/** P(Z ≤ z), accurate in both tails. */
export function normalCdf(z: number): number {
  return z < 0 ? normalTail(-z) : 1 - normalTail(z);
}

/** P(Z > z). */
export function normalTail(z: number): number {
  return z < 0 ? 1 - normalTail(-z) : 0.5 * upperGamma(0.5, (z * z) / 2);
}

/** The chance of a value as far from 0 as z on either side. */
export function normalTwoSided(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** z with P(Z ≤ z) = p; ±Infinity at 1 and 0. */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Abramowitz and Stegun 26.2.23, then Halley's rule: the error goes 4e-4, 1e-11, 0.
  const t = Math.sqrt(-2 * Math.log(p));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  let z = top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let i = 0; i < 3; i++) {
    const miss = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    z -= miss / (1 + (z * miss) / 2);
  }
  return z;
}

/** P(X > x) of the chi-squared distribution. */
export function chiSquaredTail(x: number, df: number): number {
  return upperGamma(df / 2, x / 2);
}

export function chiSquaredQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2);
}

/** Quantile of the gamma distribution with rate 1. */
export function gammaQuantile(p: number, shape: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  return invert((x) => lowerGamma(shape, x), p, 0, shape + 1);
}

/** P(T ≤ t) of Student's distribution; `df` need not be whole. */
export function studentCdf(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The chance of a value as far from 0 as t on either side. */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t;
  return incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square));
}

export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  return -invert((t) => 1 - studentTwoSided(t, df), 1 - 2 * p, 0, 2);
}

export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return invert((x) => incompleteBeta(x, a, b), p, 0, 1, true);
}
