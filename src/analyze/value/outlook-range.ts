/** How sure the mean value ahead is: the uncertainty of the fitted parameters carried through (delta method on the log scale). */
import { Outlook, purchaseValue, type Terms } from './forecast.ts';
import type { Fit } from './model/fit.ts';
import { repeatParamsOf } from './model/fit-repeat-buying.ts';
import type { RepeatParams } from './model/repeat-buying.ts';
import type { Rhythm } from './model/rhythms.ts';
import { type Spending, type SpendParams, spendParamsOf } from './model/spend.ts';

type Fitted<P> = Extract<Fit<P>, { status: 'fitted' }>;

/** Enough customers for how the mean turns with the parameters; the mean itself is taken over all. */
const SAMPLE = 800;
const STEP = 1e-3;

/** Standard error of the log of the mean value ahead. */
export function outlookLogError(
  repeat: Fitted<RepeatParams>,
  spend: Fitted<SpendParams>,
  rhythms: readonly Rhythm[],
  spendings: readonly Spending[],
  terms: Terms,
): number {
  const every = Math.ceil(rhythms.length / SAMPLE);
  // Every so many in an order of their own, because the engine gives people in any order.
  const ageOf = (i: number): number => rhythms[i]?.age ?? 0;
  const meanOf = (i: number): number => spendings[i]?.mean ?? 0;
  const chosen = rhythms
    .map((_, i) => i)
    .sort((a, b) => ageOf(a) - ageOf(b) || meanOf(a) - meanOf(b))
    .filter((_, place) => place % every === 0);
  const logMean = (repeatLogs: readonly number[], spendLogs: readonly number[]): number => {
    const outlook = new Outlook('BG/NBD', repeatParamsOf(repeatLogs), terms);
    const params = spendParamsOf(spendLogs);
    const sum = chosen.reduce((total, i) => {
      const [rhythm, spending] = [rhythms[i], spendings[i]];
      return rhythm && spending
        ? total + outlook.discounted(rhythm) * purchaseValue(params, spending, terms)
        : total;
    }, 0);
    return Math.log(sum);
  };
  const slope = (logs: readonly number[], of: (logs: readonly number[]) => number): number[] =>
    logs.map((_, i) => {
      const moved = (by: number): number => of(logs.map((log, j) => (i === j ? log + by : log)));
      return (moved(STEP) - moved(-STEP)) / (2 * STEP);
    });
  const byRepeat = slope(repeat.logs, (logs) => logMean(logs, spend.logs));
  const bySpend = slope(spend.logs, (logs) => logMean(repeat.logs, logs));
  const variance = quadratic(repeat.logCovariance, byRepeat) + quadratic(spend.logCovariance, bySpend);
  return Math.sqrt(Math.max(0, variance));
}

function quadratic(matrix: readonly (readonly number[])[], v: readonly number[]): number {
  return matrix.reduce(
    (sum, row, i) => sum + row.reduce((part, cell, j) => part + (v[i] ?? 0) * cell * (v[j] ?? 0), 0),
    0,
  );
}
