/** The regularised incomplete beta function, the base of the beta, t, F and binomial distributions. */
import { continuedFraction } from './continued-fraction.ts';
import { lbeta } from './gamma.ts';

/**
 * I(x; a, b): the chance that a beta(a, b) variable is at most x; a, b > 0, 0 ≤ x ≤ 1.
 * @param rest 1 − x, where the caller knows it more exactly than the difference does
 */
export function incompleteBeta(x: number, a: number, b: number, rest = 1 - x): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const logFront = a * Math.log(x) + b * Math.log(rest) - lbeta(a, b);
  return x < (a + 1) / (a + b + 2)
    ? Math.exp(logFront) / (a * fraction(x, a, b))
    : 1 - Math.exp(logFront) / (b * fraction(rest, b, a));
}

/** DLMF 8.17.22. */
function fraction(x: number, a: number, b: number): number {
  return continuedFraction(
    1,
    (k) => {
      const m = k >> 1;
      return k % 2 === 0
        ? (m * (b - m) * x) / ((a + k - 1) * (a + k))
        : (-(a + m) * (a + b + m) * x) / ((a + k - 1) * (a + k));
    },
    () => 1,
  );
}
