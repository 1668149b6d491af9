/** Finds where a smooth function of a few parameters is least, from its gradient: for fitting models by maximum likelihood. */

/** Gives the function's value and writes its gradient into the second argument. May give NaN or Infinity outside its domain. */
export type Objective = (at: readonly number[], gradient: number[]) => number;

export interface Minimum {
  readonly at: number[];
  readonly value: number;
  readonly gradient: number[];
  /** Whether the gradient vanished; where it did not, nothing about `at` may be relied on. */
  readonly converged: boolean;
}

export interface MinimiseOptions {
  /** Largest part of the gradient that counts as zero. */
  readonly tolerance?: number;
  readonly mostSteps?: number;
  /** How far from its start a parameter may go; one that goes further is going to infinity, and the search ends unconverged. */
  readonly reach?: number;
}

/** BFGS with backtracking (Nocedal and Wright, Numerical Optimization, algorithm 6.1 with 3.1). */
export function minimise(
  objective: Objective,
  start: readonly number[],
  options: MinimiseOptions = {},
): Minimum {
  const { tolerance = 1e-9, mostSteps = 200, reach = Number.POSITIVE_INFINITY } = options;
  let at = [...start];
  let gradient = at.map(() => 0);
  let value = objective(at, gradient);
  let inverse = identity(at.length);
  for (let step = 0; step < mostSteps && largest(gradient) > tolerance; step++) {
    let direction = inverse.map((row) => -dot(row, gradient));
    if (!(dot(direction, gradient) < 0)) {
      inverse = identity(at.length);
      direction = gradient.map((part) => -part);
    }
    const next = backtracked(objective, at, value, gradient, direction);
    if (!next || next.at.some((part, i) => Math.abs(part - (start[i] ?? 0)) > reach)) break;
    const moved = next.at.map((part, i) => part - (at[i] ?? 0));
    const turned = next.gradient.map((part, i) => part - (gradient[i] ?? 0));
    if (step === 0) inverse = identity(at.length, dot(moved, turned) / dot(turned, turned));
    inverse = updated(inverse, moved, turned);
    ({ at, value, gradient } = next);
  }
  return { at, value, gradient, converged: largest(gradient) <= tolerance };
}

interface Point {
  readonly at: number[];
  readonly value: number;
  readonly gradient: number[];
}

/** A first step is at most this long: far out the function may be flat and never come back. */
const LONGEST_STEP = 2;

function backtracked(
  objective: Objective,
  at: readonly number[],
  value: number,
  gradient: readonly number[],
  direction: readonly number[],
): Point | null {
  const slope = dot(direction, gradient);
  let length = Math.min(1, LONGEST_STEP / largest(direction));
  for (let halving = 0; halving < 50; halving++, length /= 2) {
    const next = at.map((part, i) => part + length * (direction[i] ?? 0));
    const nextGradient = next.map(() => 0);
    const nextValue = objective(next, nextGradient);
    // At the bottom the value moves by less than its rounding; a smaller gradient is then the only progress there is.
    const flat =
      Math.abs(nextValue - value) <= 1e-14 * Math.abs(value) && largest(nextGradient) < largest(gradient);
    if (nextValue <= value + 1e-4 * length * slope || flat) {
      return { at: next, value: nextValue, gradient: nextGradient };
    }
  }
  return null;
}

/** The BFGS update of the inverse Hessian; left as it is where the curvature seen is not positive. */
function updated(inverse: number[][], moved: readonly number[], turned: readonly number[]): number[][] {
  const curvature = dot(moved, turned);
  if (!(curvature > 1e-300)) return inverse;
  const spread = inverse.map((row) => dot(row, turned));
  const factor = (1 + dot(turned, spread) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((cell, j) => {
      const [si, sj] = [moved[i] ?? 0, moved[j] ?? 0];
      return cell + factor * si * sj - ((spread[i] ?? 0) * sj + si * (spread[j] ?? 0)) / curvature;
    }),
  );
}

function identity(size: number, scale = 1): number[][] {
  const diagonal = scale > 0 && Number.isFinite(scale) ? scale : 1;
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? diagonal : 0)),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, part, i) => sum + part * (b[i] ?? 0), 0);
}

function largest(parts: readonly number[]): number {
  return parts.reduce((most, part) => (Number.isNaN(part) ? Infinity : Math.max(most, Math.abs(part))), 0);
}
