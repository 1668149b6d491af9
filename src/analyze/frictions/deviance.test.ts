import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deviance } from './deviance.ts';

it('is the likelihood-ratio chi-squared of a two by two table, where all are alike', () => {
  // 30 of 100 against 15 of 100, expected 22.5 each: G = 2 Σ O ln(O/E).
  const g =
    2 *
    (30 * Math.log(30 / 22.5) +
      70 * Math.log(70 / 77.5) +
      15 * Math.log(15 / 22.5) +
      85 * Math.log(85 / 77.5));
  expect(deviance(30, 22.5, 100, 45, 45, 200)).toBeCloseTo(g, 10);
  expect(g).toBeCloseTo(6.5509, 4);
});

it('is nothing where the group does as expected, and never less', () => {
  expect(deviance(20, 20, 80, 50, 50, 200)).toBe(0);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (n, m, a, b) => {
        const [inside, outside] = [Math.min(a, n), Math.min(b, m)];
        const rate = (inside + outside) / (n + m);
        if (rate === 0 || rate === 1) return;
        const value = deviance(inside, n * rate, n, inside + outside, (n + m) * rate, n + m);
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        expect(Number.isFinite(value)).toBe(true);
      },
    ),
  );
});

it('knows all and none', () => {
  expect(deviance(10, 5, 10, 10, 10, 20)).toBeCloseTo(2 * (10 * Math.log(2) + 10 * Math.log(2)), 10);
});
