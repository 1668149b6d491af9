/**
 * What is told has been picked for being far from chance, so it looks farther than it is ("winner's curse"). Says how far a
 * range has to reach down for that. Knows nothing of money or people.
 */
import { normalTail } from '../../kernel/statistics/distributions.ts';
import { invert } from '../../kernel/statistics/invert.ts';

const LOWEST_PART = 0.025;

/**
 * Lower end of the 95 % range of a distance that is only told from `toldFrom` on: the true distance at which, of all that
 * would be told, one in forty is seen as far as this (normal likelihood under the condition of having been told; Zhong and
 * Prentice 2008, Biostatistics 9:621).
 * @param seen in standard errors, `toldFrom` and more
 * @returns 0 where even nothing at all would be seen so far in one of forty that are told; near `seen − 1.96` far beyond `toldFrom`
 */
export function leastDistance(seen: number, toldFrom: number): number {
  const asFar = (truth: number) => normalTail(seen - truth) / normalTail(toldFrom - truth);
  if (asFar(0) >= LOWEST_PART) return 0;
  return invert(asFar, LOWEST_PART, 0, seen, true);
}
