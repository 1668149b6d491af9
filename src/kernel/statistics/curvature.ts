/** How sharp a minimum is: the covariance of parameters fitted by maximum likelihood. */
import type { Objective } from './minimise.ts';

/**
 * The inverse of the Hessian of a negative log-likelihood: the parameters' covariance. The Hessian comes from central
 * differences of the gradient.
 * @param step of the differences, about right for parameters given as logarithms
 * @returns null where the Hessian is not positive definite: the data do not tell the parameters apart
 */
export function covarianceAt(objective: Objective, at: readonly number[], step = 1e-4): number[][] | null {
  const hessian = at.map((_, i) => {
    const shifted = (by: number): number[] => {
      const gradient = at.map(() => 0);
      objective(
        at.map((part, j) => (i === j ? part + by : part)),
        gradient,
      );
      return gradient;
    };
    const [up, down] = [shifted(step), shifted(-step)];
    return up.map((part, j) => (part - (down[j] ?? 0)) / (2 * step));
  });
  const symmetric = hessian.map((row, i) => row.map((cell, j) => (cell + (hessian[j]?.[i] ?? 0)) / 2));
  return positiveInverse(symmetric);
}

/** Inverse of a symmetric positive definite matrix by Cholesky's factors; null where it is not positive definite. */
export function positiveInverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const lower = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let rest = matrix[i]?.[j] ?? 0;
      const scale = Math.abs(rest);
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k);
      const row = lower[i];
      if (!row) return null;
      // A pivot that is rounding and no more is zero.
      if (i === j && !(rest > 1e-12 * scale)) return null;
      row[j] = i === j ? Math.sqrt(rest) : rest / at(j, j);
    }
  }
  return Array.from({ length: size }, (_, column) => solved(at, size, column));
}

function solved(lower: (i: number, j: number) => number, size: number, column: number): number[] {
  const forward: number[] = [];
  for (let i = 0; i < size; i++) {
    let rest = i === column ? 1 : 0;
    for (let k = 0; k < i; k++) rest -= lower(i, k) * (forward[k] ?? 0);
    forward.push(rest / lower(i, i));
  }
  const back = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = forward[i] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= lower(k, i) * (back[k] ?? 0);
    back[i] = rest / lower(i, i);
  }
  return back;
}
