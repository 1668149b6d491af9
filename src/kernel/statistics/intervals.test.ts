import { expect, it } from 'vitest';
import { relativeChange, shareDifference, wilson } from './intervals.ts';

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

// Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
])('difference of %d in %d and %d in %d', (count1, of1, count2, of2, low, high) => {
  const found = shareDifference(count1, of1, count2, of2);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
  expect(found.difference).toBeCloseTo(count1 / of1 - count2 / of2, 12);
});

it('knows nothing of a difference to an empty group', () => {
  expect(shareDifference(3, 9, 0, 0)).toEqual({ difference: 0, low: -1, high: 1 });
});
