import { expect, it } from 'vitest';
import { decayed } from './shared-credits.ts';

/** A hundred ways alike, each with weights of its own that add up to one. */
const path = [1, 2, 1];
const weights = Array.from({ length: 100 }, (_, i) => {
  const raw = [1 / (i + 2), 0.5, 1];
  return raw.map((each) => each / raw.reduce((sum, one) => sum + one, 0));
});
const sum = (of: (each: readonly number[]) => number): number =>
  weights.reduce((total, each) => total + of(each), 0);

it('adds up fading credits and how much they vary: exactly for a touch met once, never too little for one met again', () => {
  const found = {
    path,
    won: 1,
    decay: path.map((_, place) => sum((each) => each[place] ?? 0)),
    decay_squares: path.map((_, place) => sum((each) => (each[place] ?? 0) ** 2)),
    decay_worth: path.map((_, place) => 10 * sum((each) => each[place] ?? 0)),
  };
  const { conversions, value, squares } = decayed([found, { ...found, won: 0 }], (code) => code - 1, 2);
  expect(conversions[0] ?? 0).toBeCloseTo(
    sum(([a = 0, , c = 0]) => a + c),
    9,
  );
  expect(value[1] ?? 0).toBeCloseTo(10 * sum(([, b = 0]) => b), 9);
  expect(squares[1] ?? 0).toBeCloseTo(
    sum(([, b = 0]) => b ** 2),
    9,
  );
  const exact = sum(([a = 0, , c = 0]) => (a + c) ** 2);
  expect(squares[0] ?? 0).toBeGreaterThanOrEqual(exact);
  expect(squares[0] ?? 0).toBeLessThanOrEqual(conversions[0] ?? 0);
});
