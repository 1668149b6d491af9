import { expect, it } from 'vitest';
import { randomFrom } from '../../kernel/random.ts';
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
    ...{
      time,
      amount,
      dated: false,
      touchpoint: 1,
      name: 1,
      channel: 0,
      score: Number.NaN,
      marks: [],
      counts: true,
    },
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
  return {
    world: { walks: builder.build(), until: UNTIL, triesUntil: UNTIL, scale: 1 } as unknown as World,
    question,
  };
}

const ALWAYS = { fromMs: null, toMs: null, fromBetween: null };

const finding = (over: Partial<Finding>) =>
  ({
    question: shop().question,
    inside: [0],
    span: { fromMs: 0, toMs: 2 * DAYS_OF_MONTH * DAY_MS, fromBetween: null },
    distance: 30,
    toldFrom: 5,
    observed: { count: 60, of: 100 },
    others: { count: 30, of: 100 },
    expected: 0.3,
    shrunk: 0.6,
    lengthMs: 2 * DAYS_OF_MONTH * DAY_MS,
    ...over,
  }) as Finding;

it('is worth what those spend for whom it goes well, less what the others do', () => {
  const { world, question } = shop();
  const worth = worthOf(world, { question, span: { ...ALWAYS, toMs: 200 * DAY_MS } });
  expect(worth?.mean).toBeCloseTo(6000 - 100, 6);
  // Sample variances: 1000² · 20/19 of those who go on, 300² · 20/19 of the others.
  expect(worth?.error).toBeCloseTo(Math.sqrt((1000 ** 2 * 20) / 19 / 20 + (300 ** 2 * 20) / 19 / 20), 6);
});

it('is people a month times gap times worth, with the ranges of both in its own', () => {
  const { world } = shop();
  const money = moneyOf(world, finding({}), { mean: 5000, error: 0, afterMs: 0 });
  // 100 people in two months, three of ten of them more than usual, 50.00 each.
  expect(money?.amount).toBe(50 * 0.3 * 5000);
  // Newcombe's interval of 60/100 − 30/100 is 0.1630 to 0.4216 (Newcombe 1998, method 10), the score interval of a
  // hundred people 82.2 to 121.6 (Barker 2002).
  const reach = (one: number, other: number) => Math.sqrt((1 + one ** 2) * (1 + other ** 2) - 1);
  const low = 75_000 * (1 - reach((0.3 - 0.163) / 0.3, 1 - 0.822));
  const high = 75_000 * (1 + reach((0.4216 - 0.3) / 0.3, 1.216 - 1));
  expect(Math.abs((money?.low ?? 0) - low)).toBeLessThan(100);
  expect(Math.abs((money?.high ?? 0) - high)).toBeLessThan(100);
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
  expect(worthOf({ ...world, until: 100 * DAY_MS }, { question, span: ALWAYS })).toBeNull();
});

it('what lasted less than a month is told as it was', () => {
  expect(perMonth(shop().world, finding({ lengthMs: 3 * DAY_MS }), 12)).toBeCloseTo(12, 9);
  expect(perMonth(shop().world, finding({ lengthMs: 4 * DAYS_OF_MONTH * DAY_MS }), 12)).toBeCloseTo(3, 9);
});

it('counts what has come in until today: of a cause that has lasted ten days, what comes within ten', () => {
  const { world, question } = shop();
  const since = (days: number) => ({ ...ALWAYS, fromMs: UNTIL - days * DAY_MS });
  // They spend a day after: of the last ten days that has passed for nine in ten.
  expect(worthOf(world, { question, span: since(10) })?.mean).toBeCloseTo(0.9 * 5900, 6);
  expect(worthOf(world, { question, span: since(1) })).toBeNull();
});

it('counts the people of the latest weeks, whose outcome is still open, and the returns outside the window', () => {
  const { world, question } = shop();
  const open = finding({ span: { ...ALWAYS, fromMs: 99 * DAY_MS }, lengthMs: 30 * DAY_MS, inside: [0] });
  // Forty people on day 100 and forty on day 101 are known; those of day 191 have come since, over 301 days in all.
  const busier = 160 / 301 / (120 / 30);
  expect(perMonth(world, open, 10) / perMonth(world, finding({ lengthMs: 30 * DAY_MS }), 10)).toBeCloseTo(
    busier,
    9,
  );
  const worth = { mean: 5000, error: 0, afterMs: 0 };
  const half = moneyOf(world, finding({ question: { ...question, seenPart: 0.5 } }), worth);
  expect(half?.amount).toBe(2 * (moneyOf(world, finding({}), worth)?.amount ?? 0));
});

it('reaches further down for what was only just found', () => {
  const { world } = shop();
  const worth = { mean: 5000, error: 0, afterMs: 0 };
  const far = moneyOf(world, finding({ distance: 20 }), worth);
  const near = moneyOf(world, finding({ distance: 5.5 }), worth);
  expect(near?.low).toBeLessThan(far?.low ?? 0);
  expect(near?.high).toBe(far?.high);
});

it('holds the truth in about 95 of 100 simulated cases, few people and many', () => {
  const { world } = shop();
  const random = randomFrom('coverage');
  const times = (of: number, chance: number) => {
    let count = 0;
    for (let i = 0; i < of; i++) if (random.chance(chance)) count++;
    return count;
  };
  for (const people of [15, 60, 600]) {
    let holds = 0;
    for (let run = 0; run < 1000; run++) {
      // So many come on average: one in ten of ten times as many. They fail at a half, the others at a tenth.
      const of = Math.max(1, times(people * 10, 0.1));
      const [observed, others] = [
        { count: times(of, 0.5), of },
        { count: times(500, 0.1), of: 500 },
      ];
      const expected = others.count / others.of;
      const noise = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
      const worth = { mean: 5000 + 600 * noise, error: 600, afterMs: 0 };
      const shrunk = (observed.count + 4 * expected) / (of + 4);
      const money = moneyOf(world, finding({ observed, others, expected, shrunk }), worth);
      const truth = (people / 2) * 0.4 * 5000;
      if (money && money.low <= truth && truth <= money.high) holds++;
    }
    expect(holds, `${people} people`).toBeGreaterThanOrEqual(930);
    expect(holds, `${people} people`).toBeLessThanOrEqual(985);
  }
});
