/** Shrinkage: what a small group's share says is drawn towards the share of all, by as much as groups are known to differ. */
import { betaQuantile } from './distributions.ts';
import { lbeta } from './gamma.ts';
import type { Interval } from './intervals.ts';

/** Beta(a, b), the distribution of the groups' true shares; a + b says in people how much the common share weighs. */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** Weight of the common share, in people: from "groups tell nothing of each other" to "all groups are alike". */
const WEIGHTS: readonly [number, number] = [0.5, 1e6];

/**
 * The prior from the groups themselves (empirical Bayes): its mean is the share of all groups together, its weight the
 * maximum of the beta-binomial likelihood (Casella 1985). Where the groups differ no more than chance makes them, the
 * weight is at its limit and every group is given the common share.
 * @returns null where there is nobody
 */
export function betaPrior(groups: readonly Counted[]): BetaPrior | null {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const of = groups.reduce((sum, group) => sum + group.of, 0);
  if (of === 0) return null;
  // All or none of so many: kept off 0 and 1 so that the prior stays a distribution.
  const mean = Math.min(1 - 0.5 / of, Math.max(0.5 / of, count / of));
  const logLikelihood = (logWeight: number): number => {
    const [a, b] = [mean * Math.exp(logWeight), (1 - mean) * Math.exp(logWeight)];
    const start = lbeta(a, b);
    return groups.reduce((sum, group) => sum + lbeta(a + group.count, b + group.of - group.count) - start, 0);
  };
  const weight = Math.exp(highest(logLikelihood, Math.log(WEIGHTS[0]), Math.log(WEIGHTS[1])));
  return { a: mean * weight, b: (1 - mean) * weight };
}

/** The group's share after shrinking, with its credible interval (95 % where `level` is left out). */
export function shrunkShare(
  group: Counted,
  prior: BetaPrior,
  level = 0.95,
): Interval & { readonly share: number } {
  const a = prior.a + group.count;
  const b = prior.b + group.of - group.count;
  const outside = (1 - level) / 2;
  return { share: a / (a + b), low: betaQuantile(outside, a, b), high: betaQuantile(1 - outside, a, b) };
}

/** Where a function with one peak is highest, by golden section. */
function highest(f: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [low, high];
  let left = to - golden * (to - from);
  let right = from + golden * (to - from);
  let [atLeft, atRight] = [f(left), f(right)];
  while (to - from > 1e-6) {
    if (atLeft > atRight) {
      to = right;
      [right, atRight] = [left, atLeft];
      left = to - golden * (to - from);
      atLeft = f(left);
    } else {
      from = left;
      [left, atLeft] = [right, atRight];
      right = from + golden * (to - from);
      atRight = f(right);
    }
  }
  return (from + to) / 2;
}
