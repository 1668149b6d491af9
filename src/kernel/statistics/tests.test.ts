import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random.ts';
import { betaPrior, shrunkShare } from './beta-binomial.ts';
import { changePoint } from './change-point.ts';
import { chiSquaredFit, chiSquaredTable } from './chi-squared-test.ts';
import { benjaminiHochberg, holm } from './false-discoveries.ts';
import { logAdd, logSumExp } from './log-sum-exp.ts';
import { quantile } from './quantile.ts';
import { fisherExact, zTest } from './two-shares.ts';

describe('two shares', () => {
  it('gives the z test of the statsmodels documentation', () => {
    const test = zTest(5, 83, 12, 99);
    expect(test.z).toBeCloseTo(-1.4078304151258787, 12);
    expect(test.p).toBeCloseTo(0.15918129181156992, 12);
  });

  it('finds no difference where there is none to find', () => {
    expect(zTest(0, 10, 0, 20)).toEqual({ z: 0, p: 1 });
    expect(zTest(0, 0, 3, 20)).toEqual({ z: 0, p: 1 });
    expect(fisherExact(0, 10, 0, 20)).toBe(1);
    expect(fisherExact(0, 0, 0, 0)).toBe(1);
  });

  it("gives Fisher's tea tasting", () => {
    // Fisher 1935: 3 of 4 against 1 of 4; two-sided 34/70.
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(34 / 70, 12);
  });
});

describe('chi-squared', () => {
  it("gives R's smokers", () => {
    // prop.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): X-squared = 12.6004, df = 3, p-value = 0.005585
    const test = chiSquaredTable([
      [83, 3],
      [90, 3],
      [129, 7],
      [70, 12],
    ]);
    expect(test.statistic).toBeCloseTo(12.60041, 5);
    expect(test.df).toBe(3);
    expect(test.p).toBeCloseTo(0.00558548, 8);
  });

  it('judges counts against given shares, and nothing at all', () => {
    expect(chiSquaredFit([5100, 4900], [1, 1])).toMatchObject({ statistic: 4, df: 1 });
    expect(chiSquaredFit([0, 0], [0.5, 0.5]).p).toBe(1);
    expect(chiSquaredFit([1, 9], [0, 1]).p).toBe(1);
    expect(chiSquaredFit([5, 3, 1], [0.5, 0.5, 0]).p).toBe(0);
    expect(chiSquaredTable([[5, 3]])).toMatchObject({ p: 1, df: 0 });
  });
});

describe('many tests at once', () => {
  it('adjusts as in the papers', () => {
    const p = [0.05, 0.01, 0.03, 0.04, 0.02];
    expect(benjaminiHochberg(p).map((each) => each.toFixed(4))).toEqual(Array(5).fill('0.0500'));
    expect(holm(p).map((each) => each.toFixed(4))).toEqual([
      '0.0900',
      '0.0500',
      '0.0900',
      '0.0900',
      '0.0800',
    ]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it('never calls a smaller p less sure than a larger one', () => {
    const random = randomFrom('adjust');
    const p = Array.from({ length: 50 }, () => random.next() ** 3);
    const adjusted = benjaminiHochberg(p);
    p.forEach((a, i) => {
      p.forEach((b, j) => {
        if (a < b) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 1);
      });
      expect(adjusted[i]).toBeGreaterThanOrEqual(a * (1 - 1e-12));
    });
  });
});

it('takes quantiles as R does', () => {
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
  expect(quantile([7], 0.9)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
});

it('adds what is known by its logarithm', () => {
  expect(logAdd(-1000, -1000)).toBeCloseTo(-1000 + Math.LN2, 12);
  expect(logAdd(Number.NEGATIVE_INFINITY, 3)).toBe(3);
  expect(logSumExp([1000, 1000, 1000])).toBeCloseTo(1000 + Math.log(3), 12);
  expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
});

describe('shrinkage', () => {
  it('draws a small group further than a large one', () => {
    const groups = [20, 300, 45, 600, 150, 80, 400, 900].map((count) => ({ count, of: 1000 }));
    const prior = betaPrior(groups);
    if (!prior) throw new Error('no prior');
    expect(prior.a / (prior.a + prior.b)).toBeCloseTo(2495 / 8000, 12);
    const small = shrunkShare({ count: 0, of: 3 }, prior);
    const large = shrunkShare({ count: 0, of: 3000 }, prior);
    expect(small.share).toBeGreaterThan(0.1);
    expect(large.share).toBeLessThan(0.001);
    expect(small.low).toBeLessThan(small.share);
    expect(small.high).toBeGreaterThan(small.share);
  });

  it('gives every group the common share where groups differ by chance alone', () => {
    const random = randomFrom('alike');
    const groups = Array.from({ length: 40 }, () => {
      let count = 0;
      for (let i = 0; i < 200; i++) if (random.chance(0.3)) count++;
      return { count, of: 200 };
    });
    const prior = betaPrior(groups);
    expect((prior?.a ?? 0) + (prior?.b ?? 0)).toBeGreaterThan(500);
    expect(betaPrior([])).toBeNull();
    expect(
      shrunkShare({ count: 5, of: 5 }, betaPrior([{ count: 0, of: 9 }]) ?? { a: 1, b: 1 }).share,
    ).toBeGreaterThan(0);
  });

  it('finds the spread the groups were drawn with', () => {
    const random = randomFrom('spread');
    // A beta(2, 6) share as the second smallest of seven uniform numbers.
    const groups = Array.from({ length: 3000 }, () => {
      const share = Array.from({ length: 7 }, () => random.next()).sort((a, b) => a - b)[1] ?? 0;
      let count = 0;
      for (let i = 0; i < 50; i++) if (random.chance(share)) count++;
      return { count, of: 50 };
    });
    const prior = betaPrior(groups);
    expect(prior?.a).toBeGreaterThan(1.85);
    expect(prior?.a).toBeLessThan(2.15);
    expect(prior?.b).toBeGreaterThan(5.5);
    expect(prior?.b).toBeLessThan(6.5);
  });
});

describe('the break of a rate', () => {
  const row = (random: ReturnType<typeof randomFrom>, rates: number[]): { count: number; of: number }[] =>
    rates.map((rate) => {
      const of = random.whole(20, 40);
      let count = 0;
      for (let i = 0; i < of; i++) if (random.chance(rate)) count++;
      return { count, of };
    });

  it('finds the day and is sure of it', () => {
    const rates = [...Array(60).fill(0.4), ...Array(40).fill(0.2)];
    const days = row(randomFrom('broke'), rates);
    const quick = changePoint(days);
    expect(Math.abs((quick?.index ?? 0) - 60)).toBeLessThanOrEqual(2);
    expect(quick?.p).toBeLessThan(1e-6);
    expect(changePoint(days, { random: randomFrom('x'), shuffles: 199 })?.p).toBe(1 / 200);
  });

  it.each(['bound', 'shuffle'])('raises few false alarms (%s)', (way) => {
    const random = randomFrom('calm');
    let alarms = 0;
    for (let turn = 0; turn < 200; turn++) {
      const days = row(random, Array(60).fill(0.3));
      const found = changePoint(days, way === 'bound' ? {} : { random, shuffles: 99 });
      if ((found?.p ?? 1) <= 0.05) alarms++;
    }
    // 200 × 5 % = 10 expected; more than 20 has a chance of 0.2 %.
    expect(alarms).toBeLessThanOrEqual(20);
  });

  it('says nothing of a row too short', () => {
    expect(changePoint([{ count: 1, of: 2 }])).toBeNull();
    expect(changePoint(Array(30).fill({ count: 0, of: 0 }))).toBeNull();
    expect(changePoint(Array(30).fill({ count: 3, of: 3 }))?.p).toBe(1);
  });
});
