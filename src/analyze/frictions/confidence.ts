/** How sure a friction is: the amount of evidence times its variety, in three words. */
import type { Confidence } from './contract.ts';
import type { Friction } from './merge.ts';
import { effectOf } from './merge.ts';

/** People beyond what is expected from which on a sample is small, fair, large. */
const FAIR = 8;
const LARGE = 25;
/** A chance so small that having searched long is no excuse any more. */
const BEYOND_DOUBT = 1e-4;

/**
 * Points for amount: people beyond the expected (0 to 2), and one where chance is out of the question. Points for variety: each
 * other kind of sign that tells of the same (1 each, at most 2), and one where people have said so themselves.
 */
export function confidenceOf(friction: Friction, hasQuotes: boolean): Confidence {
  const { main, more } = friction;
  const excess = Math.abs(main.observed.count - main.expected * main.observed.of);
  const amount = (excess >= FAIR ? 1 : 0) + (excess >= LARGE ? 1 : 0) + (main.p < BEYOND_DOUBT ? 1 : 0);
  const kinds = new Set(
    more.filter((other) => effectOf(other) === friction.effect).map(({ question }) => question.fear),
  );
  kinds.delete(main.question.fear);
  const variety = Math.min(2, kinds.size) + (hasQuotes ? 1 : 0);
  const points = amount + variety;
  if (points >= 3) return 'solid';
  return points >= 2 ? 'some_signs' : 'guess';
}
