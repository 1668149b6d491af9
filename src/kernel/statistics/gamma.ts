/** The gamma function's logarithm and its kin for positive arguments. No complex plane, no negative axis: nothing here needs it. */

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on the series below is exact to the last digit of a double. */
const ASYMPTOTIC_FROM = 10;

/**
 * ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π] for x ≥ 10: Stirling's series (DLMF 5.11.1).
 * It lets differences of large ln Γ be formed without losing digits.
 */
export function stirlingError(x: number): number {
  const square = 1 / (x * x);
  // Bernoulli numbers B(2k) / (2k (2k − 1)), k = 1 … 6.
  const tail = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360));
  return (1 / 12 - square * (1 / 360 - square * tail)) / x;
}

/** ln Γ(x), x > 0; Infinity at 0. @throws RangeError below 0 */
export function lgamma(x: number): number {
  if (x === 0) return Number.POSITIVE_INFINITY;
  inDomain(x);
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let at = x;
  for (; at < ASYMPTOTIC_FROM; at++) product *= at;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + stirlingError(at) - Math.log(product);
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), accurate for large arguments too; a, b > 0. */
export function lbeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < ASYMPTOTIC_FROM) return lgamma(small) + lgamma(large) - lgamma(small + large);
  // The leading terms of Stirling's series cancel by hand; what is left has no large parts.
  const rest = stirlingError(large) - stirlingError(small + large);
  const shrink = Math.log1p(-small / (small + large));
  if (small < ASYMPTOTIC_FROM) {
    return lgamma(small) + rest + small - small * Math.log(small + large) + (large - 0.5) * shrink;
  }
  const ratio = Math.log(small / (small + large));
  return (
    HALF_LOG_TWO_PI +
    rest +
    stirlingError(small) -
    0.5 * Math.log(large) +
    (small - 0.5) * ratio +
    large * shrink
  );
}

/** Derivative of ln Γ (DLMF 5.11.2), x > 0. @throws RangeError at and below 0 */
export function digamma(x: number): number {
  inDomain(x);
  let sum = 0;
  let at = x;
  for (; at < ASYMPTOTIC_FROM; at++) sum -= 1 / at;
  const square = 1 / (at * at);
  const tail = 1 / 252 - square * (1 / 240 - square * (1 / 132 - (square * 691) / 32760));
  return sum + Math.log(at) - 0.5 / at - square * (1 / 12 - square * (1 / 120 - square * tail));
}

function inDomain(x: number): void {
  if (!(x > 0)) throw new RangeError(`The gamma function is asked only for positive numbers, not for ${x}.`);
}
