import fc from 'fast-check';
import { expect, it } from 'vitest';
import { creditsByModel } from '../models.ts';
import { byEnds, lastNot, participation, shapley, splitBy } from './by-place.ts';
import { markovCredits, removalEffects } from './removal-effects.ts';
import { noCredits, type Way } from './ways.ts';

/** `A > B` → the places of the letters. */
function way(letters: string, conversions: number, nulls = 0, value = 0): Way {
  return { touches: [...letters].map((letter) => letter.charCodeAt(0) - 65), conversions, nulls, value };
}

function effectsOf(ways: readonly Way[], rows: number, order: number): number[] {
  return [...(removalEffects(ways, rows, order)?.conversions ?? [])];
}

function close(actual: ArrayLike<number>, expected: readonly number[], digits = 9): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, place) => {
    expect(actual[place]).toBeCloseTo(value, digits);
  });
}

it('removes as in the published example of three ways (Bryl 2016, after Anderl and others)', () => {
  const ways = [way('ABC', 1), way('A', 0, 1), way('BC', 0, 1)];
  const effects = removalEffects(ways, 3, 1);
  close(effects?.conversions ?? [], [0.5, 1, 1]);
  expect(effects?.conversionRate).toBeCloseTo(1 / 3, 12);
  close(markovCredits(ways, 3, effects ?? noCredits(3)).conversions, [0.2, 0.4, 0.4]);
});

it('solves chains with circles exactly, where a simulation cut short is wrong', () => {
  const ways = [way('ABABC', 3, 2, 90), way('AAA', 1, 4, 10), way('BCBC', 2, 1, 30), way('C', 0, 5)];
  const effects = removalEffects(ways, 3, 1);
  // From the start 10/18 go to A, 3/18 to B, 5/18 to C; solved by hand: without A the chain is B ⇄ C.
  const fromB = ((5 + 6) / 21) * (5 / 17);
  expect(effects?.conversionRate).toBeCloseTo(6 / 18, 12);
  expect(effects?.conversions[0]).toBeGreaterThan(0.5776);
  expect(effects?.conversions[0]).toBeLessThan(0.5779);
  expect(fromB).toBeGreaterThan(0);
});

it('takes the last touches together as one state for higher orders', () => {
  const ways = [way('ABC', 1), way('ABC', 0, 1), way('BC', 1), way('A', 0, 1), way('CABB', 1)].concat(
    way('D', 0, 1),
    way('DA', 1),
    way('AD', 0, 1),
    way('C', 0, 1),
    way('BC', 0, 1),
  );
  close(effectsOf(ways, 4, 1), [0.6, 0.612745098039, 0.570588235294, 0.107142857143]);
  close(effectsOf(ways, 4, 2), [0.75, 0.75, 7 / 12, 0.25]);
  close(effectsOf(ways, 4, 3), [0.75, 0.75, 0.75, 0.25]);
  close(splitBy(ways, 4, shapley).conversions, [7 / 6, 7 / 6, 7 / 6, 0.5]);
});

it('gives nothing where nothing converts, all to the only one, and nothing to what never converts', () => {
  expect(removalEffects([way('AB', 0, 5), way('C', 0, 5)], 3, 1)).toBeNull();
  expect(removalEffects([], 0, 1)).toBeNull();
  close(effectsOf([way('AAAA', 5, 5)], 1, 2), [1]);
  close(effectsOf([way('AB', 10), way('C', 0, 90)], 3, 1), [1, 1, 0]);
});

it('weighs places as the models say', () => {
  const weights = byEnds(0.4, 0.4);
  close(weights([0]), [1]);
  close(weights([0, 1]), [0.5, 0.5]);
  close(weights([0, 1, 2]), [0.4, 0.2, 0.4]);
  close(weights([0, 1, 2, 3]), [0.4, 0.1, 0.1, 0.4]);
  close(byEnds(0.2, 0.6)([0, 1]), [0.25, 0.75]);
  expect(lastNot(1)([0, 1, 1])).toEqual([1, 0, 0]);
  expect(lastNot(1)([1, 1])).toEqual([0, 1]);
  expect(participation([0, 1, 0])).toEqual([1, 1, 0]);
});

/** The Shapley value by its definition: over all orders in which the players may come. */
function byAllOrders(players: number, worth: (group: ReadonlySet<number>) => number): number[] {
  const orders = (left: readonly number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => orders(left.filter((each) => each !== one)).map((rest) => [one, ...rest]));
  const all = orders(Array.from({ length: players }, (_, player) => player));
  const sums = new Array<number>(players).fill(0);
  for (const order of all) {
    const group = new Set<number>();
    for (const player of order) {
      const before = worth(group);
      group.add(player);
      sums[player] = (sums[player] ?? 0) + worth(group) - before;
    }
  }
  return sums.map((sum) => sum / all.length);
}

const wayOf = fc.record({
  touches: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
  conversions: fc.integer({ min: 0, max: 20 }),
  nulls: fc.integer({ min: 0, max: 20 }),
  value: fc.integer({ min: 0, max: 5000 }),
});

it('is the Shapley value of the conversions of the ways that touch nothing else (textbook games, any log)', () => {
  // The glove game (1/6, 1/6, 2/3) and the airport game (2, 3, 4, 9), to trust the definition itself.
  close(
    byAllOrders(3, (group) => (group.has(2) && group.size > 1 ? 1 : 0)),
    [1 / 6, 1 / 6, 2 / 3],
  );
  const costs = [8, 11, 13, 18];
  close(
    byAllOrders(4, (group) => Math.max(0, ...[...group].map((each) => costs[each] ?? 0))),
    [2, 3, 4, 9],
  );
  fc.assert(
    fc.property(fc.array(wayOf, { maxLength: 8 }), (ways) => {
      const worth = (group: ReadonlySet<number>): number =>
        ways.reduce(
          (sum, each) => (each.touches.every((row) => group.has(row)) ? sum + each.conversions : sum),
          0,
        );
      close(splitBy(ways, 4, shapley).conversions, byAllOrders(4, worth), 6);
    }),
    { numRuns: 50 },
  );
});

it('gives out all conversions and all value, no more, by every model that adds up; twice the log, twice the credit', () => {
  const credits = (ways: readonly Way[], markovOrder: number) =>
    creditsByModel(ways, 4, {
      level: 'channel',
      markovOrder,
      direct: 1,
      decay: { ...noCredits(4), squares: new Float64Array(4) },
    });
  fc.assert(
    fc.property(fc.array(wayOf, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (drawn, order) => {
      const ways = drawn.map((each) => ({ ...each, value: each.conversions === 0 ? 0 : each.value }));
      const all = ways.reduce((sum, { conversions }) => sum + conversions, 0);
      const worth = ways.reduce((sum, { value }) => sum + value, 0);
      const twice = credits([...ways, ...ways], order);
      for (const [at, model] of credits(ways, order).entries()) {
        if (model.id === 'time_decay') continue;
        const sum = (of: Float64Array): number => of.reduce((total, each) => total + each, 0);
        if (model.addsUp) {
          expect(sum(model.credits.conversions)).toBeCloseTo(all, 6);
          expect(sum(model.credits.value)).toBeCloseTo(worth, 4);
        } else expect(sum(model.credits.conversions)).toBeGreaterThanOrEqual(all);
        close(
          twice[at]?.credits.conversions ?? [],
          [...model.credits.conversions].map((each) => 2 * each),
          6,
        );
      }
    }),
    { numRuns: 200 },
  );
});
