import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { covarianceAt, positiveInverse } from './curvature.ts';
import { minimise, type Objective } from './minimise.ts';

/** Rosenbrock's valley; least at (1, 1). */
const valley: Objective = ([x = 0, y = 0], gradient) => {
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe('finding a minimum', () => {
  it('walks down the curved valley', () => {
    const found = minimise(valley, [-1.2, 1]);
    expect(found.converged).toBe(true);
    expect(found.at[0]).toBeCloseTo(1, 8);
    expect(found.at[1]).toBeCloseTo(1, 8);
  });

  it('says so where there is none', () => {
    const endless: Objective = ([x = 0], gradient) => {
      gradient[0] = -1;
      return -x;
    };
    expect(minimise(endless, [0]).converged).toBe(false);
    const broken: Objective = (_, gradient) => {
      gradient[0] = Number.NaN;
      return Number.NaN;
    };
    expect(minimise(broken, [0]).converged).toBe(false);
  });

  it('turns back from where the function is not defined', () => {
    const log: Objective = ([x = 0], gradient) => {
      gradient[0] = 1 - 0.01 / x;
      return x - 0.01 * Math.log(x);
    };
    expect(minimise(log, [3]).at[0]).toBeCloseTo(0.01, 8);
  });
});

describe('the sharpness of a minimum', () => {
  it('is the inverse of the second derivatives', () => {
    const inverse = covarianceAt(valley, [1, 1]);
    // The Hessian at (1, 1) is [[802, −400], [−400, 200]], its determinant 400.
    expect(inverse?.[0]?.[0]).toBeCloseTo(200 / 400, 4);
    expect(inverse?.[0]?.[1]).toBeCloseTo(400 / 400, 4);
    expect(inverse?.[1]?.[1]).toBeCloseTo(802 / 400, 4);
  });

  it('does not exist on a plain or a saddle', () => {
    expect(positiveInverse([[0]])).toBeNull();
    expect(
      positiveInverse([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull();
    expect(
      positiveInverse([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
  });
});

describe('bootstrap', () => {
  const mean = (sample: readonly number[]): number => sample.reduce((a, b) => a + b, 0) / sample.length;

  it('gives a mean about the range the normal formula gives', () => {
    const random = randomFrom('sample');
    const values = Array.from({ length: 400 }, () => random.waiting(10));
    const centre = mean(values);
    const error = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)) / values.length);
    const range = bootstrapInterval(values, mean, randomFrom('draws'));
    expect(Math.abs((range?.low ?? 0) - (centre - 1.96 * error))).toBeLessThan(0.3 * error);
    expect(Math.abs((range?.high ?? 0) - (centre + 1.96 * error))).toBeLessThan(0.3 * error);
    expect(bootstrapInterval(values, mean, randomFrom('draws'))).toEqual(range);
  });

  it('has nothing to say of nothing', () => {
    expect(bootstrapInterval([], mean, randomFrom('x'))).toBeNull();
  });
});
