import { expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { moneyOf, perMonth, worthOf } from './money.ts';
import { type Question, TrialsBuilder } from './trials.ts';
import { type Touch, WalksBuilder } from './walks.ts';
import { DAY_MS, DAYS_OF_MONTH, type World } from './world.ts';

const UNTIL = 400 * DAY_MS;

/** Twenty people who go on and spend 50 or 70, twenty who do not and spend nothing (one in ten 10). */
function shop(): { world: World; question: Question } {
  const builder = new WalksBuilder();
  const trials = new TrialsBuilder();
  const touch = (time: number, amount: number): Touch => ({
    ...{ time, amount, dated: false, touchpoint: 1, name: 1, channel: 0, score: Number.NaN, marks: [] },
  });
  for (let person = 0; person < 40; person++) {
    const well = person < 20;
    const spent = well ? (person % 2 === 0 ? 5000 : 7000) : person % 10 === 0 ? 1000 : 0;
    const began = 100 * DAY_MS + person;
    // What comes after ninety days does not count, nor does what was before.
    builder.add(String(person), [
      touch(began - 5, 99_999),
      touch(began, 0),
      touch(began + DAY_MS, spent),
      touch(began + 91 * DAY_MS, 77_777),
    ]);
    trials.add(person * 4 + 1, person, began, !well, 0);
  }
  const question: Question = {
    detector: 'drop-off',
    fear: 'left',
    touchpoint: 1,
    other: null,
    trials: trials.build(),
    horizonMs: DAY_MS,
  };
  return { world: { walks: builder.build(), until: UNTIL, scale: 1 } as unknown as World, question };
}

const finding = (over: Partial<Finding>) =>
  ({
    observed: { count: 60, of: 100 },
    others: { count: 30, of: 100 },
    expected: 0.3,
    shrunk: 0.6,
    lengthMs: 2 * DAYS_OF_MONTH * DAY_MS,
    ...over,
  }) as Finding;

it('is worth what those spend for whom it goes well, less what the others do', () => {
  const { world, question } = shop();
  const worth = worthOf(world, question);
  expect(worth?.mean).toBeCloseTo(6000 - 100, 6);
  // Sample variances: 1000² · 20/19 of those who go on, 300² · 20/19 of the others.
  expect(worth?.error).toBeCloseTo(Math.sqrt((1000 ** 2 * 20) / 19 / 20 + (300 ** 2 * 20) / 19 / 20), 6);
});

it('is people a month times gap times worth, with the ranges of both in its own', () => {
  const { world } = shop();
  const money = moneyOf(world, finding({}), { mean: 5000, error: 0, afterMs: 0 });
  // 100 people in two months, three of ten of them more than usual, 50.00 each.
  expect(money?.amount).toBe(50 * 0.3 * 5000);
  // Newcombe's interval of 60/100 − 30/100 is 0.1627 to 0.4188 (Newcombe 1998, method 10).
  expect(money?.low).toBeCloseTo(75_000 - (50 * 5000 * (0.4188 - 0.1627)) / 2, -3);
  const unsure = moneyOf(world, finding({}), { mean: 5000, error: 1000, afterMs: 0 });
  expect(unsure?.low).toBeLessThan(money?.low ?? 0);
  expect(moneyOf({ ...world, scale: 3 }, finding({}), { mean: 5000, error: 0, afterMs: 0 })?.amount).toBe(
    3 * 75_000,
  );
});

it('is not told where nothing is lost by it, nor from too few', () => {
  const { world, question } = shop();
  expect(moneyOf(world, finding({}), null)).toBeNull();
  expect(moneyOf(world, finding({}), { mean: -5, error: 1, afterMs: 0 })).toBeNull();
  expect(worthOf({ ...world, until: 100 * DAY_MS }, question)).toBeNull();
});

it('what lasted less than a month is told as it was', () => {
  expect(perMonth(finding({ lengthMs: 3 * DAY_MS }), 12)).toBeCloseTo(12, 9);
  expect(perMonth(finding({ lengthMs: 4 * DAYS_OF_MONTH * DAY_MS }), 12)).toBeCloseTo(3, 9);
});
