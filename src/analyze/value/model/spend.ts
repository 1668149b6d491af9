/**
 * What a purchase is worth: Gamma–Gamma (Fader and Hardie 2013, note 025; Fader, Hardie and Lee 2005, JMR 42:415). Each customer's
 * purchases vary about their own mean, the means vary between customers; how much is independent of how often (shown as a correlation).
 */
import { digamma, lgamma } from '../../../kernel/statistics/gamma.ts';
import type { Objective } from '../../../kernel/statistics/minimise.ts';
import { type Fit, fitLogs } from './fit.ts';

/** v has the unit of money. q > 1, since otherwise the mean of all customers does not exist. */
export interface SpendParams {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

export interface Spending {
  readonly repeats: number;
  /** Mean amount of the repeat purchases. */
  readonly mean: number;
}

/** Mean amount of a purchase expected of a customer; of all customers for one without repeats. */
export function expectedSpend({ p, q, v }: SpendParams, { repeats, mean }: Spending): number {
  return repeats === 0 ? (p * v) / (q - 1) : (p * (v + repeats * mean)) / (p * repeats + q - 1);
}

/** ln of the density of a mean of `repeats` purchases. */
export function logDensity({ p, q, v }: SpendParams, { repeats: x, mean }: Spending): number {
  return (
    lgamma(p * x + q) -
    lgamma(p * x) -
    lgamma(q) +
    q * Math.log(v) +
    (p * x - 1) * Math.log(mean) +
    p * x * Math.log(x) -
    (p * x + q) * Math.log(v + x * mean)
  );
}

/** Fits to the customers with repeats of positive value; the others tell nothing of spend and are left out. */
export function fitSpend(spendings: readonly Spending[]): Fit<SpendParams> {
  const usable = spendings.filter(({ repeats, mean }) => repeats > 0 && mean > 0 && Number.isFinite(mean));
  const n = usable.length;
  if (n < 2) {
    return { status: 'not_identifiable', reason: 'too few customers have paid for a second purchase', n };
  }
  const typical = Math.exp(usable.reduce((sum, { mean }) => sum + Math.log(mean), 0) / n);
  const starts = [
    [2, 2, typical],
    [6, 3, typical / 2],
  ].map(([p = 1, qAbove = 1, v = 1]) => [Math.log(p), Math.log(qAbove), Math.log(v)]);
  // Only the unit of money may be far from 1; the search is on ln v, which a unit merely shifts.
  const shift = Math.log(typical);
  const shifted: Objective = objectiveOf(usable, shift);
  const found = fitLogs(
    shifted,
    starts.map(([p = 0, q = 0, v = 0]) => [p, q, v - shift]),
    n,
  );
  if (!found) {
    return {
      status: 'not_identifiable',
      reason: 'what people pay does not differ in the way the model needs',
      n,
    };
  }
  const logs = found.logs.map((log, i) => (i === 2 ? log + shift : log));
  const params = spendParamsOf(logs);
  const [ep = 0, eq = 0, ev = 0] = found.logErrors;
  return {
    status: 'fitted',
    params,
    errors: { p: params.p * ep, q: (params.q - 1) * eq, v: params.v * ev },
    logs,
    logCovariance: found.logCovariance,
    logLikelihood: found.logLikelihood,
    n,
  };
}

/** From ln p, ln (q − 1), ln v. */
export function spendParamsOf(logs: readonly number[]): SpendParams {
  const [p = 0, above = 0, v = 0] = logs.map(Math.exp);
  return { p, q: 1 + above, v };
}

/** Mean negative log-likelihood in ln p, ln (q − 1), ln v − shift. */
function objectiveOf(spendings: readonly Spending[], shift: number): Objective {
  const counts = new Map<number, number>();
  for (const { repeats } of spendings) counts.set(repeats, (counts.get(repeats) ?? 0) + 1);
  const n = spendings.length;
  return (logs, gradient) => {
    const p = Math.exp(logs[0] ?? 0);
    const q = 1 + Math.exp(logs[1] ?? 0);
    const v = Math.exp((logs[2] ?? 0) + shift);
    const [logQ, slopeQ, logV] = [lgamma(q), digamma(q), Math.log(v)];
    let [value, byP, byQ, byV] = [0, 0, 0, 0];
    for (const [x, count] of counts) {
      const [all, slopeAll] = [p * x + q, digamma(p * x + q)];
      value += count * (lgamma(all) - lgamma(p * x) - logQ + q * logV + p * x * Math.log(x));
      byP += count * x * (slopeAll - digamma(p * x) + Math.log(x));
      byQ += count * (slopeAll - slopeQ + logV);
      byV += (count * q) / v;
    }
    for (const { repeats: x, mean } of spendings) {
      const logAll = Math.log(v + x * mean);
      const logMean = Math.log(mean);
      value += (p * x - 1) * logMean - (p * x + q) * logAll;
      byP += x * (logMean - logAll);
      byQ -= logAll;
      byV -= (p * x + q) / (v + x * mean);
    }
    gradient[0] = (-byP * p) / n;
    gradient[1] = (-byQ * (q - 1)) / n;
    gradient[2] = (-byV * v) / n;
    return -value / n;
  };
}

/** Pearson's correlation of repeats and mean amount; null for fewer than three customers or where either does not vary. */
export function spendCorrelation(spendings: readonly Spending[]): number | null {
  const usable = spendings.filter(({ repeats, mean }) => repeats > 0 && mean > 0);
  const n = usable.length;
  if (n < 3) return null;
  const meanX = usable.reduce((sum, each) => sum + each.repeats, 0) / n;
  const meanY = usable.reduce((sum, each) => sum + each.mean, 0) / n;
  let [xx, yy, xy] = [0, 0, 0];
  for (const { repeats, mean } of usable) {
    xx += (repeats - meanX) ** 2;
    yy += (mean - meanY) ** 2;
    xy += (repeats - meanX) * (mean - meanY);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}
