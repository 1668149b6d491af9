/** Against R's and statsmodels' figures, where this machine has them. */
import { describe, expect, it } from 'vitest';
import { referenceValues } from '../../../test/support/reference-values.ts';
import { chiSquaredFit, chiSquaredTable } from './chi-squared-test.ts';
import {
  betaQuantile,
  chiSquaredQuantile,
  chiSquaredTail,
  gammaQuantile,
  normalCdf,
  normalQuantile,
  studentQuantile,
} from './distributions.ts';
import { benjaminiHochberg, holm } from './false-discoveries.ts';
import { digamma, lgamma } from './gamma.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { type Interval, shareDifference, wilson } from './intervals.ts';
import { fisherExact, zTest } from './two-shares.ts';

type Pair = readonly [number, number];
interface Proportions {
  one_sample: { x: number; n: number; wilson: Pair; wilson_90: Pair; wilson_99: Pair }[];
  two_sample: {
    x1: number;
    n1: number;
    x2: number;
    n2: number;
    chisq: number | null;
    fisher_p: number | null;
    z_pooled: number | null;
    p_pooled: number | null;
    newcombe: Pair;
  }[];
  homogeneity_k_groups: {
    smokers: { x: number[]; n: number[]; chisq: number; p: number };
    party_2x3: { table: number[][]; chisq: number; df: number; p: number };
  };
  srm_chi_square: { cases: { observed: number[]; expected_share: number[]; chisq: number; p: number }[] };
  p_adjust: { p: number[]; holm: number[]; bh: number[]; p2: number[]; bh2: number[] };
  distributions: Record<string, Record<string, number[]>>;
}

const values = referenceValues<Proportions>('proportions');

const close = (value: number, expected: number, relative = 1e-8, absolute = 1e-300): void =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.max(absolute, relative * Math.abs(expected)));
const within = (range: Interval, [low, high]: Pair): void => {
  expect(Math.abs(range.low - low)).toBeLessThan(1e-9);
  expect(Math.abs(range.high - high)).toBeLessThan(1e-9);
};

describe.skipIf(values === null)(
  'reference values of proportions (skipped where they are not on this machine)',
  () => {
    if (!values) return;

    it.each(values.one_sample)('Wilson $x of $n', ({ x, n, ...ranges }) => {
      within(wilson(x, n), ranges.wilson);
      within(wilson(x, n, normalQuantile(0.95)), ranges.wilson_90);
      within(wilson(x, n, normalQuantile(0.995)), ranges.wilson_99);
    });

    it.each(values.two_sample)('$x1 of $n1 against $x2 of $n2', (given) => {
      const { x1, n1, x2, n2 } = given;
      within(shareDifference(x1, n1, x2, n2), given.newcombe);
      const test = zTest(x1, n1, x2, n2);
      close(test.z, given.z_pooled ?? 0, 1e-9);
      close(test.p, given.p_pooled ?? 1);
      const table = chiSquaredTable([
        [x1, n1 - x1],
        [x2, n2 - x2],
      ]);
      close(table.statistic, given.chisq ?? 0, 1e-9);
      if (given.fisher_p !== null) close(fisherExact(x1, n1, x2, n2), given.fisher_p);
    });

    it('groups and splits', () => {
      const { smokers, party_2x3: party } = values.homogeneity_k_groups;
      const table = smokers.x.map((x, i) => [x, (smokers.n[i] ?? 0) - x]);
      close(chiSquaredTable(table).statistic, smokers.chisq);
      close(chiSquaredTable(table).p, smokers.p);
      close(chiSquaredTable(party.table).p, party.p);
      for (const split of values.srm_chi_square.cases) {
        const fit = chiSquaredFit(split.observed, split.expected_share);
        close(fit.statistic, split.chisq);
        close(fit.p, split.p);
      }
    });

    it('many p-values', () => {
      const { p, p2, bh, bh2, holm: stepped } = values.p_adjust;
      const all = (found: number[], expected: number[]): void => {
        for (const [i, value] of found.entries()) close(value, expected[i] ?? -1);
      };
      all(benjaminiHochberg(p), bh);
      all(benjaminiHochberg(p2), bh2);
      all(holm(p), stepped);
    });

    it('distributions', () => {
      const { norm, pnorm, t, chi2, beta, gamma, lgamma: logs, digamma: slopes } = values.distributions;
      const each = (
        table: Record<string, number[]> | undefined,
        x: string,
        y: string,
        f: (x: number) => number,
      ): void => {
        for (const [i, at] of (table?.[x] ?? []).entries())
          close(f(at), table?.[y]?.[i] ?? Number.NaN, 1e-10, 1e-14);
      };
      each(norm, 'p', 'z', normalQuantile);
      each(pnorm, 'z', 'p', normalCdf);
      each(t, 'df', 't975', (df) => studentQuantile(0.975, df));
      each(chi2, 'df', 'q95', (df) => chiSquaredQuantile(0.95, df));
      each(chi2, 'df', 'sf_at_10', (df) => chiSquaredTail(10, df));
      each(gamma, 'shape', 'q95', (shape) => gammaQuantile(0.95, shape));
      each(logs, 'x', 'v', lgamma);
      each(slopes, 'x', 'v', digamma);
      beta?.a?.forEach((a, i) => {
        const b = beta.b?.[i] ?? 1;
        close(betaQuantile(0.025, a, b), beta.q025?.[i] ?? Number.NaN, 1e-10);
        close(betaQuantile(0.975, a, b), beta.q975?.[i] ?? Number.NaN, 1e-10);
        close(incompleteBeta(0.3, a, b), beta['cdf_at_0.3']?.[i] ?? Number.NaN, 1e-10);
      });
    });
  },
);
