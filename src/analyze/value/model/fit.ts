/** What became of fitting a model: figures with their certainty, or the reason why there are none. Never NaN. */
import { covarianceAt } from '../../../kernel/statistics/curvature.ts';
import { minimise, type Objective } from '../../../kernel/statistics/minimise.ts';

export type Fit<Params> =
  | {
      readonly status: 'fitted';
      readonly params: Params;
      /** Standard errors of the parameters. */
      readonly errors: Params;
      /** Logarithms of the parameters as they were fitted, and their covariance: how sure anything computed from them is. */
      readonly logs: readonly number[];
      readonly logCovariance: readonly (readonly number[])[];
      readonly logLikelihood: number;
      /** How many customers it was fitted to. */
      readonly n: number;
    }
  | { readonly status: 'not_identifiable'; readonly reason: string; readonly n: number };

/** A parameter known no better than by this standard error of its logarithm is not known. */
const LARGEST_LOG_ERROR = 3;
/** A logarithm that moves further than this from where it began is on its way to infinity, where rounding alone leads the search. */
const FURTHEST = 12;

export interface FittedLogs {
  readonly logs: number[];
  readonly logErrors: number[];
  readonly logCovariance: number[][];
  readonly logLikelihood: number;
}

/**
 * Fits parameters, given as logarithms, to the mean negative log-likelihood of n customers.
 * @param starts places to begin from; the next is tried where one leads nowhere
 * @returns null where no start converges to a point with curvature on every side
 */
export function fitLogs(
  objective: Objective,
  starts: readonly (readonly number[])[],
  n: number,
): FittedLogs | null {
  for (const start of starts) {
    const found = minimise(objective, start, { reach: FURTHEST });
    if (!found.converged) continue;
    const logCovariance = covarianceAt(objective, found.at)?.map((row) => row.map((cell) => cell / n));
    if (!logCovariance) continue;
    const logErrors = logCovariance.map((row, i) => Math.sqrt(row[i] ?? Number.NaN));
    if (!logErrors.every((error) => error < LARGEST_LOG_ERROR)) continue;
    return { logs: found.at, logErrors, logCovariance, logLikelihood: -found.value * n };
  }
  return null;
}
