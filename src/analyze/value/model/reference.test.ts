/** The models against published and 50-digit figures on CDNOW, where this machine has them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceValues } from '../../../../test/support/reference-values.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import type { Fit } from './fit.ts';
import { fitRepeatBuying, logLikelihood } from './fit-repeat-buying.ts';
import { discountedPurchases } from './lifetime-value.ts';
import { repeatChances } from './purchase-counts.ts';
import { alive, expectedOfNewcomer, expectedPurchases, logAlive } from './repeat-buying.ts';
import type { Rhythm } from './rhythms.ts';
import { expectedSpend, fitSpend, logDensity, spendCorrelation } from './spend.ts';

type Four = [number, number, number, number];
interface BgNbd {
  mle: Record<
    string,
    { r: number; alpha: number; a: number; b: number; ll: number; se: Record<string, number> }
  >;
  ll_at_published_params: { params: Four; exact_weeks: number; weeks_rounded_2dp: number };
  pmf: { cases: { t: number; n: number; p: number }[] };
  unconditional_expectation: { params: Four; cases: { t: number; expected: number }[] };
  customers_50: {
    rows: {
      x: number;
      t_x: number;
      T: number;
      p_alive: number;
      expected_purchases: Record<string, number>;
    }[];
  };
  aggregate_2357: { values: { sum_expected_39w: number; sum_p_alive: number; sum_clv_12m_1pct_W: number } };
  edge_cases: {
    cases: {
      name: string;
      params: Four;
      x: number;
      t_x: number;
      T: number;
      t: number;
      log_p_alive: number;
      expected_purchases: number;
    }[];
  };
  replicated_100k: { r: number; alpha: number; a: number; b: number; ll: number };
}
interface GammaGamma {
  mle: Record<
    string,
    { p: number; q: number; v: number; ll: number; se: { p: number; q: number; v: number } }
  >;
  marginal_density: { cases: { x: number; m: number; density: number }[] };
  edge_cases: {
    cases: {
      name: string;
      params: { p: number; q: number; v: number };
      x: number;
      m: number;
      expected_average_value: number;
    }[];
  };
  frequency_value_correlation_cdnow_repeat: number;
}
interface Clv {
  rows: {
    x: number;
    t_x: number;
    T: number;
    zbar: number;
    clv_12m_1pct_lifetimes_W: number;
    clv_12m_0pct_lifetimes_W: number;
    clv_52w_weekly_steps_eff12_68pct: number;
  }[];
}
interface Churn {
  mbg_nbd: {
    params: { r: number; alpha: number; a: number; b: number };
    rows: { x: number; t_x: number; T: number; p_alive: number; expected_39: number }[];
  };
}

const bgnbd = referenceValues<BgNbd>('bgnbd');
const gammaGamma = referenceValues<GammaGamma>('gamma_gamma');
const clv = referenceValues<Clv>('clv');
const churn = referenceValues<Churn>('churn');
const summary = sharedData('reference-inputs/cdnow_summary.csv');

const close = (value: number, expected: number, relative: number): void =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(
    Math.max(1e-300, relative * Math.abs(expected)),
  );
const paramsOf = ([r, alpha, a, b]: Four) => ({ r, alpha, a, b });
const published = paramsOf([0.243, 4.414, 0.793, 2.426]);
const publishedSpend = { p: 6.25, q: 3.74, v: 15.44 };
const rhythmOf = (row: { x: number; t_x: number; T: number }): Rhythm => ({
  repeats: row.x,
  recency: row.t_x,
  age: row.T,
});

function customers(): { days: Rhythm; weeks: Rhythm; rounded: Rhythm; mean: number; meanRounded: number }[] {
  const [, ...lines] = readFileSync(summary ?? '', 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [, repeats = 0, days = 0, ageDays = 0, mean = 0, weeks = 0, ageWeeks = 0, meanRounded = 0] = line
      .split(',')
      .map(Number);
    return {
      days: { repeats, recency: days, age: ageDays },
      weeks: { repeats, recency: days / 7, age: ageDays / 7 },
      rounded: { repeats, recency: weeks, age: ageWeeks },
      mean,
      meanRounded,
    };
  });
}

function fitted<P>(fit: Fit<P>): Extract<Fit<P>, { status: 'fitted' }> {
  if (fit.status !== 'fitted') throw new Error(fit.reason);
  return fit;
}

describe.skipIf(!bgnbd || !churn)(
  'questions to fitted models (skipped where the figures are not on this machine)',
  () => {
    it.each(bgnbd?.edge_cases.cases ?? [])('BG/NBD: $name', (given) => {
      const params = paramsOf(given.params);
      expect(Math.abs(logAlive('BG/NBD', params, rhythmOf(given)) - given.log_p_alive)).toBeLessThanOrEqual(
        1e-7 * Math.max(1e-3, Math.abs(given.log_p_alive)),
      );
      const expected = expectedPurchases('BG/NBD', params, rhythmOf(given), given.t);
      close(expected, given.expected_purchases, given.expected_purchases === 0 ? 1 : 1e-9);
    });

    it('BG/NBD: fifty customers and newcomers', () => {
      for (const row of bgnbd?.customers_50.rows ?? []) {
        close(alive('BG/NBD', published, rhythmOf(row)), row.p_alive, 1e-10);
        for (const [t, expected] of Object.entries(row.expected_purchases))
          close(expectedPurchases('BG/NBD', published, rhythmOf(row), Number(t)), expected, 1e-9);
      }
      for (const { t, expected } of bgnbd?.unconditional_expectation.cases ?? [])
        close(expectedOfNewcomer('BG/NBD', published, t), expected, 1e-9);
    });

    it('BG/NBD: how many repeat purchases', () => {
      for (const { t, n, p } of bgnbd?.pmf.cases ?? [])
        close(repeatChances(published, t, n)[n] ?? -1, p, 1e-8);
    });

    it('MBG/NBD', () => {
      for (const row of churn?.mbg_nbd.rows ?? []) {
        const { params } = churn?.mbg_nbd ?? { params: published };
        close(alive('MBG/NBD', params, rhythmOf(row)), row.p_alive, 1e-6);
        close(expectedPurchases('MBG/NBD', params, rhythmOf(row), 39), row.expected_39, 1e-6);
      }
    });

    it('Gamma–Gamma', () => {
      for (const { x, m, density } of gammaGamma?.marginal_density.cases ?? [])
        close(Math.exp(logDensity(publishedSpend, { repeats: x, mean: m })), density, 1e-8);
      for (const { params, x, m, expected_average_value: expected } of gammaGamma?.edge_cases.cases ?? [])
        close(expectedSpend(params, { repeats: x, mean: m }), expected, 1e-8);
    });

    it('lifetime value', () => {
      const monthly = { steps: 12, perStep: 4.345, discount: 0.01 };
      const weekly = { steps: 52, perStep: 1, discount: 1.01 ** (12 / 52) - 1 };
      for (const row of clv?.rows ?? []) {
        const spend = expectedSpend(publishedSpend, { repeats: row.x, mean: row.zbar });
        const value = (horizon: typeof monthly): number =>
          spend * discountedPurchases('BG/NBD', published, rhythmOf(row), horizon);
        close(value(monthly), row.clv_12m_1pct_lifetimes_W, 1e-8);
        close(value({ ...monthly, discount: 0 }), row.clv_12m_0pct_lifetimes_W, 1e-8);
        close(value(weekly), row.clv_52w_weekly_steps_eff12_68pct, 1e-8);
      }
    });
  },
);

describe.skipIf(!bgnbd || !gammaGamma || !summary)(
  'fits on CDNOW (skipped where it is not on this machine)',
  () => {
    it.each(['weeks', 'rounded', 'days'] as const)('BG/NBD in %s', (unit) => {
      const key = { weeks: 'exact_weeks_days_over_7', rounded: 'weeks_rounded_2dp', days: 'days' }[unit];
      const expected = bgnbd?.mle[key];
      if (!expected) throw new Error(`no ${key}`);
      const fit = fitted(
        fitRepeatBuying(
          'BG/NBD',
          customers().map((each) => each[unit]),
        ),
      );
      expect(Math.abs(fit.logLikelihood - expected.ll)).toBeLessThan(1e-5);
      close(fit.params.r, expected.r, 1e-6);
      close(fit.params.alpha, expected.alpha, 1e-6);
      close(fit.params.a, expected.a, 1e-5);
      close(fit.params.b, expected.b, 1e-5);
      for (const name of ['r', 'alpha', 'a', 'b'] as const)
        close(fit.errors[name], expected.se[name] ?? 0, 1e-4);
    });

    it('log-likelihood at the published figures, and what follows for all 2,357', () => {
      const all = customers();
      const ll = bgnbd?.ll_at_published_params;
      close(
        logLikelihood(
          'BG/NBD',
          published,
          all.map((each) => each.weeks),
        ),
        ll?.exact_weeks ?? 0,
        1e-10,
      );
      close(
        logLikelihood(
          'BG/NBD',
          published,
          all.map((each) => each.rounded),
        ),
        ll?.weeks_rounded_2dp ?? 0,
        1e-10,
      );
      const sum = (of: (each: (typeof all)[number]) => number): number =>
        all.reduce((total, each) => total + of(each), 0);
      const totals = bgnbd?.aggregate_2357.values;
      close(
        sum((each) => expectedPurchases('BG/NBD', published, each.rounded, 39)),
        totals?.sum_expected_39w ?? 0,
        1e-9,
      );
      close(
        sum((each) => alive('BG/NBD', published, each.rounded)),
        totals?.sum_p_alive ?? 0,
        1e-9,
      );
      const value = sum(
        (each) =>
          discountedPurchases('BG/NBD', published, each.rounded, {
            steps: 12,
            perStep: 4.345,
            discount: 0.01,
          }) * expectedSpend(publishedSpend, { repeats: each.rounded.repeats, mean: each.meanRounded }),
      );
      close(value, totals?.sum_clv_12m_1pct_W ?? 0, 1e-8);
    });

    it('BG/NBD on CDNOW repeated to 100,000', () => {
      const all = customers();
      const many = Array.from(
        { length: 100_000 },
        (_, i) => all[i % all.length]?.weeks ?? { repeats: 0, recency: 0, age: 0 },
      );
      const fit = fitted(fitRepeatBuying('BG/NBD', many));
      const expected = bgnbd?.replicated_100k;
      close(fit.params.r, expected?.r ?? 0, 1e-5);
      close(fit.params.alpha, expected?.alpha ?? 0, 1e-5);
      close(fit.params.b, expected?.b ?? 0, 1e-4);
      close(fit.logLikelihood, expected?.ll ?? 0, 1e-8);
    });

    // BTYDplus on the same data: 0.525, 6.183, 0.891, 1.614.
    it('MBG/NBD', () => {
      const { params } = fitted(
        fitRepeatBuying(
          'MBG/NBD',
          customers().map((each) => each.weeks),
        ),
      );
      expect(params.r).toBeCloseTo(0.525, 2);
      expect(params.alpha).toBeCloseTo(6.183, 1);
      expect(params.a).toBeCloseTo(0.891, 2);
      expect(params.b).toBeCloseTo(1.614, 1);
    });

    it.each([
      ['mean', 'exact_cents', 1],
      ['meanRounded', 'zbar_rounded_2dp', 1],
      ['meanRounded', 'zbar_rounded_2dp', 1e6],
    ] as const)('Gamma–Gamma on %s, unit of money %#', (which, key, unit) => {
      const spendings = customers().map((each) => ({ repeats: each.days.repeats, mean: each[which] * unit }));
      const fit = fitted(fitSpend(spendings));
      const expected = gammaGamma?.mle[key];
      close(fit.params.p, expected?.p ?? 0, 1e-5);
      close(fit.params.q, expected?.q ?? 0, 1e-5);
      close(fit.params.v, (expected?.v ?? 0) * unit, 1e-5);
      close(fit.errors.q, expected?.se.q ?? 0, 1e-4);
      expect(fit.n).toBe(946);
      if (unit === 1) expect(Math.abs(fit.logLikelihood - (expected?.ll ?? 0))).toBeLessThan(1e-5);
      close(
        spendCorrelation(customers().map((each) => ({ repeats: each.days.repeats, mean: each.mean }))) ?? 0,
        gammaGamma?.frequency_value_correlation_cdnow_repeat ?? 0,
        1e-6,
      );
    });
  },
);
