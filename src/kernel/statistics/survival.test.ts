import { describe, expect, it } from 'vitest';
import { referenceValues } from '../../../test/support/reference-values.ts';
import { kaplanMeier, type SurvivalInterval, timeUntil, type Watched } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';

const watched = (times: readonly number[]): Watched[] =>
  times.map((time) => ({ time: Math.abs(time), happened: time > 0 }));
// Miller 1997, Survival Analysis: acute myelogenous leukaemia, weeks until relapse; a minus means still well then.
const maintained = watched([9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161]);
const control = watched([5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45]);

describe('Kaplan–Meier', () => {
  it('gives the curve worked by hand', () => {
    const steps = kaplanMeier(maintained);
    // 10/11, then 9/10 of it, then 7/8 of that.
    expect(steps.slice(0, 3).map((step) => step.survival)).toEqual([
      expect.closeTo(10 / 11, 12),
      expect.closeTo(9 / 11, 12),
      expect.closeTo((9 / 11) * (7 / 8), 12),
    ]);
    expect(timeUntil(steps, 0.5)).toBe(31);
    expect(timeUntil(steps, 0.99)).toBeNull();
  });

  // R: summary(survfit(Surv(time, status) ~ 1, aml, subset = x == "Maintained", conf.type = …)) at time 13.
  it.each<[SurvivalInterval, number, number]>([
    ['log', 0.6192, 1],
    ['log-log', 0.4474, 0.9512],
    ['plain', 0.5903, 1],
  ])('interval %s', (kind, low, high) => {
    const step = kaplanMeier(maintained, kind)[1];
    expect(step?.low).toBeCloseTo(low, 4);
    expect(step?.high).toBeCloseTo(high, 4);
    expect(step?.error).toBeCloseTo(0.116291, 6);
  });

  it('has an answer where nobody is left, and none where nothing happened', () => {
    expect(kaplanMeier(watched([1, 2])).at(-1)).toMatchObject({ survival: 0, low: 0, error: 0 });
    expect(kaplanMeier(watched([-1, -2]))).toEqual([]);
    expect(kaplanMeier([])).toEqual([]);
  });
});

describe('log-rank', () => {
  it('gives the aml example', () => {
    const test = logRank([maintained, control]);
    expect(test.statistic).toBeCloseTo(3.39639, 5);
    expect(test.p).toBeCloseTo(0.06534, 5);
    expect(test.observed).toEqual([7, 11]);
    expect(test.expected[0]).toBeCloseTo(10.689336, 6);
  });

  it('does not mind the order of groups, and takes three', () => {
    const three = [maintained, control.slice(0, 6), control.slice(6)];
    expect(logRank(three).statistic).toBeCloseTo(logRank([...three].reverse()).statistic, 9);
    expect(logRank(three).df).toBe(2);
  });

  it('finds nothing between groups that cannot be told apart', () => {
    expect(logRank([maintained, []]).p).toBe(1);
    expect(logRank([maintained]).p).toBe(1);
    expect(logRank([watched([-1]), watched([-2])]).p).toBe(1);
  });
});

type Row = { time: number; n_risk: number; surv: number; se: number; lo: number; hi: number };
interface Churn {
  kaplan_meier_aml_maintained: { ci_log: Row[]; ci_loglog: Row[]; ci_plain: Row[] };
  logrank: { chisq: number; p: number };
}
const values = referenceValues<Churn>('churn');

describe.skipIf(values === null)(
  'reference values of survival (skipped where they are not on this machine)',
  () => {
    it.each<[SurvivalInterval, keyof Churn['kaplan_meier_aml_maintained']]>([
      ['log', 'ci_log'],
      ['log-log', 'ci_loglog'],
      ['plain', 'ci_plain'],
    ])('%s', (kind, key) => {
      const rows = values?.kaplan_meier_aml_maintained[key] ?? [];
      const steps = kaplanMeier(maintained, kind);
      expect(steps).toHaveLength(rows.length);
      rows.forEach((row, i) => {
        const step = steps[i];
        expect([step?.time, step?.atRisk]).toEqual([row.time, row.n_risk]);
        expect(step?.survival).toBeCloseTo(row.surv, 9);
        expect(step?.error).toBeCloseTo(row.se, 9);
        expect(step?.low).toBeCloseTo(row.lo, 9);
        expect(step?.high).toBeCloseTo(row.hi, 9);
      });
    });

    it('log-rank', () => {
      expect(logRank([maintained, control]).statistic).toBeCloseTo(values?.logrank.chisq ?? 0, 9);
      expect(logRank([maintained, control]).p).toBeCloseTo(values?.logrank.p ?? 0, 9);
    });
  },
);
