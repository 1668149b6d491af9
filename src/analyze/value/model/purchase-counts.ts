/** How many repeat purchases a newcomer makes in a time, as chances: P(X(t) = n) of BG/NBD (Fader, Hardie and Lee 2005, equation 8). */
import { lbeta } from '../../../kernel/statistics/gamma.ts';
import type { RepeatParams } from './repeat-buying.ts';

/** Chances of 0, 1, … `most` repeat purchases within `until` of the first. */
export function repeatChances({ r, alpha, a, b }: RepeatParams, until: number, most: number): number[] {
  const z = until / (alpha + until);
  const start = lbeta(a, b);
  const chances: number[] = [];
  // Chance of n purchases by somebody who never leaves, and of fewer than n.
  let exactly = (alpha / (alpha + until)) ** r;
  let fewer = 0;
  for (let n = 0; n <= most; n++) {
    const stayed = Math.exp(lbeta(a, b + n) - start) * exactly;
    const left = n === 0 ? 0 : Math.exp(lbeta(a + 1, b + n - 1) - start) * (1 - fewer);
    chances.push(stayed + left);
    fewer += exactly;
    exactly *= ((r + n) * z) / (n + 1);
  }
  return chances;
}
