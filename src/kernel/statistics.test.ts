import { expect, it } from 'vitest';
import { relativeChange, sameShare, wilson } from './statistics.ts';

// Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson interval of %d in %d', (count, of, low, high) => {
  expect(wilson(count, of).low).toBeCloseTo(low, 4);
  expect(wilson(count, of).high).toBeCloseTo(high, 4);
});

it('knows nothing about a share of none', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

it('gives the change between two counts a range that holds it', () => {
  const change = relativeChange(120, 100);
  expect(change?.change).toBeCloseTo(0.2, 12);
  // exp(1.959964 * sqrt(1/120 + 1/100)) = 1.303957…
  expect(change?.low).toBeCloseTo(1.2 / 1.303957 - 1, 4);
  expect(change?.high).toBeCloseTo(1.2 * 1.303957 - 1, 4);
  expect(relativeChange(0, 10)).toBeNull();
});

it('tells shares apart only when they are', () => {
  // 30/100 against 50/100: pooled z = 2.8868, p = 0.00389
  expect(sameShare({ count: 30, of: 100 }, { count: 50, of: 100 })).toBeCloseTo(0.00389, 5);
  expect(sameShare({ count: 1, of: 2 }, { count: 1, of: 2 })).toBeCloseTo(1, 6);
  expect(sameShare({ count: 0, of: 0 }, { count: 1, of: 2 })).toBe(1);
});
