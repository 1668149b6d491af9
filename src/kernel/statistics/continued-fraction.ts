/** Continued fractions, evaluated by the modified Lentz algorithm (Thompson and Barnett 1986). */

const TINY = 1e-300;
const MOST_TERMS = 100_000;

/** first + a(1)/(b(1) + a(2)/(b(2) + …)) to the precision of a double. @throws RangeError where it does not settle */
export function continuedFraction(first: number, a: (k: number) => number, b: (k: number) => number): number {
  let value = first === 0 ? TINY : first;
  let c = value;
  let d = 0;
  for (let k = 1; k < MOST_TERMS; k++) {
    d = b(k) + a(k) * d;
    c = b(k) + a(k) / c;
    if (d === 0) d = TINY;
    if (c === 0) c = TINY;
    d = 1 / d;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 3e-16) return value;
  }
  throw new RangeError('The continued fraction did not settle.');
}
