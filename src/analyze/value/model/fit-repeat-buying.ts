/** Fits BG/NBD and MBG/NBD by maximum likelihood, with analytic gradients over grouped customers. */
import { digamma, lbeta, lgamma } from '../../../kernel/statistics/gamma.ts';
import type { Objective } from '../../../kernel/statistics/minimise.ts';
import { type Fit, fitLogs } from './fit.ts';
import { chancesToLeave, type RepeatModel, type RepeatParams } from './repeat-buying.ts';
import { faultOf, type Rhythm, type RhythmTable, tableOf } from './rhythms.ts';

/** @returns `not_identifiable` with the reason where the customers do not tell the parameters apart, or are impossible */
export function fitRepeatBuying(model: RepeatModel, rhythms: readonly Rhythm[]): Fit<RepeatParams> {
  const n = rhythms.length;
  const refused = (reason: string): Fit<RepeatParams> => ({ status: 'not_identifiable', reason, n });
  if (n === 0) return refused('there are no customers');
  for (const rhythm of rhythms) {
    const fault = faultOf(rhythm);
    if (fault) return refused(`a customer’s figures are impossible: ${fault}`);
  }
  if (!rhythms.some((rhythm) => rhythm.repeats > 0)) return refused('nobody has bought a second time');
  const table = tableOf(rhythms);
  const found = fitLogs(objectiveOf(model, table), startsFor(rhythms), n);
  if (!found) return refused('many different rhythms of buying would explain these customers equally well');
  const params = repeatParamsOf(found.logs);
  const [er = 0, ealpha = 0, ea = 0, eb = 0] = found.logErrors;
  return {
    status: 'fitted',
    params,
    errors: { r: params.r * er, alpha: params.alpha * ealpha, a: params.a * ea, b: params.b * eb },
    logs: found.logs,
    logCovariance: found.logCovariance,
    logLikelihood: found.logLikelihood,
    n,
  };
}

export function repeatParamsOf(logs: readonly number[]): RepeatParams {
  const [r = 0, alpha = 0, a = 0, b = 0] = logs.map(Math.exp);
  return { r, alpha, a, b };
}

/** ln L at given parameters. */
export function logLikelihood(model: RepeatModel, params: RepeatParams, rhythms: readonly Rhythm[]): number {
  const { r, alpha, a, b } = params;
  const logs = [r, alpha, a, b].map(Math.log);
  return -rhythms.length * objectiveOf(model, tableOf(rhythms))(logs, [0, 0, 0, 0]);
}

/** From rates as seen: α follows from r and the purchases per time, so that any unit of time begins alike. */
function startsFor(rhythms: readonly Rhythm[]): number[][] {
  const [bought, watched] = rhythms.reduce(([x, t], rhythm) => [x + rhythm.repeats, t + rhythm.age], [0, 0]);
  const perTime = bought / watched;
  return [
    [0.5, 0.5 / perTime, 1, 2],
    [2, 2 / perTime, 0.3, 2],
  ].map((start) => start.map(Math.log));
}

/** Mean negative log-likelihood and its gradient, in the logarithms of r, α, a, b. */
function objectiveOf(model: RepeatModel, table: RhythmTable): Objective {
  const { repeats, recency, age, counts, customers } = table;
  const perRepeats = new Float64Array(repeats.distinct.length);
  counts.forEach((count, row) => {
    const place = repeats.places[row] ?? 0;
    perRepeats[place] = (perRepeats[place] ?? 0) + count;
  });
  const logAges = new Float64Array(age.distinct.length);
  const logRecencies = new Float64Array(recency.distinct.length);
  return (logs, gradient) => {
    const params = repeatParamsOf(logs);
    const { r, alpha, a, b } = params;
    const sums = alikeFor(params, model, repeats.distinct, perRepeats);
    age.distinct.forEach((value, i) => {
      logAges[i] = Math.log(alpha + value);
    });
    recency.distinct.forEach((value, i) => {
      logRecencies[i] = Math.log(alpha + value);
    });
    let { value, byR, byAlpha, byA, byB } = sums;
    for (let row = 0; row < counts.length; row++) {
      const count = counts[row] ?? 0;
      const x = repeats.distinct[repeats.places[row] ?? 0] ?? 0;
      const agePlace = age.places[row] ?? 0;
      const logAge = logAges[agePlace] ?? 0;
      const chances = chancesToLeave(model, x);
      const size = r + x;
      const perAge = 1 / (alpha + (age.distinct[agePlace] ?? 0));
      if (chances === 0) {
        value -= count * size * logAge;
        byR -= count * logAge;
        byAlpha -= count * size * perAge;
        continue;
      }
      // ln of the odds of having left; the likelihood is the sum of "still active" and "left after the last purchase".
      const recencyPlace = recency.places[row] ?? 0;
      const logRecency = logRecencies[recencyPlace] ?? 0;
      const odds = Math.exp(Math.log(a / (b + chances - 1)) + size * (logAge - logRecency));
      const active = 1 / (1 + odds);
      const left = odds === Number.POSITIVE_INFINITY ? 1 : odds * active;
      const logOdds = odds === Number.POSITIVE_INFINITY ? size * (logAge - logRecency) : Math.log1p(odds);
      const perRecency = 1 / (alpha + (recency.distinct[recencyPlace] ?? 0));
      value += count * (logOdds - size * logAge);
      byR -= count * (active * logAge + left * logRecency);
      byAlpha -= count * size * (active * perAge + left * perRecency);
      byA += (count * left) / a;
      byB -= (count * left) / (b + chances - 1);
    }
    gradient[0] = (-byR * r) / customers;
    gradient[1] = (-byAlpha * alpha) / customers;
    gradient[2] = (-byA * a) / customers;
    gradient[3] = (-byB * b) / customers;
    return -value / customers;
  };
}

/** The part of the log-likelihood that depends on the number of repeats alone, with its derivatives. */
function alikeFor(
  { r, alpha, a, b }: RepeatParams,
  model: RepeatModel,
  distinct: Float64Array,
  counts: Float64Array,
): { value: number; byR: number; byAlpha: number; byA: number; byB: number } {
  const [logR, slopeR, logB, slopeB, slopeAB] = [
    lgamma(r),
    digamma(r),
    lbeta(a, b),
    digamma(b),
    digamma(a + b),
  ];
  const sums = { value: 0, byR: 0, byAlpha: 0, byA: 0, byB: 0 };
  distinct.forEach((x, place) => {
    const count = counts[place] ?? 0;
    const chances = chancesToLeave(model, x);
    const slopeAll = digamma(a + b + chances);
    sums.value += count * (lgamma(r + x) - logR + r * Math.log(alpha) + lbeta(a, b + chances) - logB);
    sums.byR += count * (digamma(r + x) - slopeR + Math.log(alpha));
    sums.byAlpha += (count * r) / alpha;
    sums.byA += count * (slopeAB - slopeAll);
    sums.byB += count * (digamma(b + chances) - slopeAll - slopeB + slopeAB);
  });
  return sums;
}
