import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  chiSquaredQuantile,
  chiSquaredTail,
  gammaQuantile,
  normalCdf,
  normalQuantile,
  normalTail,
  studentCdf,
  studentQuantile,
} from './distributions.ts';
import { digamma, lbeta, lgamma } from './gamma.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { lowerGamma, upperGamma } from './incomplete-gamma.ts';

const close = (value: number, expected: number, relative = 1e-12): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.max(1e-300, Math.abs(expected)));
};

describe('the gamma function', () => {
  it('knows factorials and Γ(½) = √π', () => {
    close(lgamma(11), Math.log(3628800));
    close(lgamma(0.5), 0.5 * Math.log(Math.PI));
    expect(lgamma(1)).toBe(0);
    expect(lgamma(2)).toBe(0);
    expect(lgamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(() => lgamma(-1)).toThrow(RangeError);
  });

  it('keeps Γ(x + 1) = x Γ(x) and its derivative', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e5, noNaN: true }), (x) => {
        const scale = Math.max(1, Math.abs(lgamma(x)));
        expect(Math.abs(lgamma(x + 1) - lgamma(x) - Math.log(x)) / scale).toBeLessThan(1e-13);
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x) * Math.min(1, x)).toBeLessThan(1e-12);
      }),
    );
    // minus Euler's constant
    close(digamma(1), -0.5772156649015329);
  });

  it('forms ln B without losing digits to large arguments', () => {
    // B(a, 1) = 1/a and B(a, 2) = 1/(a (a + 1)).
    for (const a of [1e-3, 0.7, 9, 11, 1e4, 1e12]) {
      close(lbeta(a, 1), -Math.log(a), 1e-11);
      close(lbeta(2, a), -Math.log(a) - Math.log(a + 1), 1e-11);
    }
    // B(n, n) is (n − 1)!² / (2n − 1)!: here n = 20.
    const choose = 35345263800; // 38 choose 19
    close(Math.exp(lbeta(20, 20)), 1 / (39 * choose), 1e-12);
  });
});

describe('distributions', () => {
  // Abramowitz and Stegun, tables 26.1, 26.8 and 26.10; R's qt, qchisq.
  it.each([
    [normalQuantile(0.975), 1.959963984540054],
    [normalQuantile(0.9999999), 5.199337582290661],
    [studentQuantile(0.975, 1), 12.7062047361747],
    [studentQuantile(0.975, 10), 2.22813885198627],
    [studentQuantile(0.975, 1000), 1.96233908082641],
    [chiSquaredQuantile(0.95, 1), 3.84145882069412],
    [chiSquaredQuantile(0.95, 10), 18.3070380532751],
    [betaQuantile(0.025, 30, 70), 0.214667992967987],
    [gammaQuantile(0.95, 0.5), 1.92072941034706],
  ])('quantile %d', (value, expected) => close(value, expected, 1e-10));

  it('keeps tiny tails', () => {
    close(normalTail(8), 6.22096057427178e-16, 1e-12);
    close(normalCdf(-38), 2.88542835e-316, 1e-6);
    close(chiSquaredTail(10, 2), Math.exp(-5));
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('has quantiles that undo the cumulative chance', () => {
    const chance = fc.double({ min: 1e-8, max: 1 - 1e-8, noNaN: true });
    const size = fc.double({ min: 1, max: 500, noNaN: true });
    fc.assert(
      fc.property(chance, size, size, (p, a, b) => {
        close(normalCdf(normalQuantile(p)), p, 1e-9);
        close(studentCdf(studentQuantile(p, a), a), p, 1e-7);
        close(lowerGamma(a, gammaQuantile(p, a)), p, 1e-9);
        close(incompleteBeta(betaQuantile(p, a, b), a, b), p, 1e-8);
      }),
      { numRuns: 50 },
    );
  });

  it('sums to one and mirrors', () => {
    const size = fc.double({ min: 0.05, max: 2000, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
        close(lowerGamma(a, b) + upperGamma(a, b), 1);
        close(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a, x), 1, 1e-10);
      }),
    );
  });

  it('agrees with sums of binomial chances', () => {
    // P(X ≥ 3), X binomial(5, 0.4): 0.2304 + 0.0768 + 0.01024
    close(incompleteBeta(0.4, 3, 3), 0.31744);
  });
});
