/** Kinds that were planted are found, and in one population, smooth or lumpy, none are, in nine of ten seeds at the least. */
import { expect, it } from 'vitest';
import { type Random, randomFrom } from '../../../kernel/random.ts';
import { featuresOf, type Habits } from './features.ts';
import { assigned } from './k-means.ts';
import { kindsOf } from './kinds.ts';

/** One person of a made-up population: about so many orders and other touches, pauses, money at a time and ways taken. */
interface Plan {
  readonly orders: number;
  readonly others: number;
  readonly pause: number;
  readonly each: number;
  readonly ways: readonly number[];
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Gamma–Poisson: some come much more often than others. */
function often(mean: number, random: Random): number {
  let count = 0;
  const rate = (mean * (random.waiting(1) + random.waiting(1))) / 2;
  for (let sum = random.waiting(1); sum < rate; sum += random.waiting(1)) count++;
  return count;
}

function told(plans: readonly Plan[], random: Random): Habits {
  const people = plans.map((plan) => {
    const orders = 1 + often(plan.orders - 1, random);
    const touches = orders + often(plan.others, random);
    const pause = touches > 1 ? Math.max(1, Math.round(plan.pause * Math.exp(0.4 * normal(random)))) : 0;
    const ways = plan.ways.map(() => 0);
    for (let touch = 0; touch < touches; touch++) {
      const way = random.pick(plan.ways.map((weight, at) => [at, weight] as const));
      ways[way] = (ways[way] ?? 0) + 1;
    }
    const paid = Math.round(orders * plan.each * Math.exp(0.35 * normal(random)));
    return { orders, touches, pause, ways, paid };
  });
  const of = <T>(figure: (person: (typeof people)[number]) => T): T[] => people.map(figure);
  return {
    touches: of(({ touches }) => touches),
    activeDays: of(({ touches }) => touches),
    weekendDays: of(() => 0),
    firstDay: of(() => 0),
    lastDay: of(({ touches, pause }) => touches * pause),
    pauseDays: of(({ pause }) => pause),
    orderPauseDays: of(({ orders, pause }) => (orders > 1 ? pause * 1.5 : 0)),
    orders: of(({ orders }) => orders),
    spent: of(({ paid }) => paid),
    paid: of(({ paid }) => paid),
    ways: of(({ ways }) => ways),
  };
}

const byLetter: Plan = { orders: 6, others: 12, pause: 35, each: 4200, ways: [8, 3, 0.3, 0.3] };
const atTheShop: Plan = { orders: 20, others: 2, pause: 7, each: 900, ways: [0.2, 0.5, 9, 0.2] };
const onceOnly: Plan = { orders: 1.1, others: 2, pause: 90, each: 12_000, ways: [0.2, 1, 0.1, 8] };

/** Adjusted Rand index (Hubert and Arabie 1985): 1 for equal groups, 0 for what chance gives. */
function adjustedRand(a: readonly number[], b: ArrayLike<number>): number {
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const count = (key: (i: number) => string | number) => {
    const counts = new Map<string | number, number>();
    a.forEach((_, i) => {
      counts.set(key(i), (counts.get(key(i)) ?? 0) + 1);
    });
    return pairs(counts.values());
  };
  const [both, ofA, ofB] = [
    count((i) => `${a[i]} ${b[i]}`),
    count((i) => a[i] ?? 0),
    count((i) => b[i] ?? 0),
  ];
  const expected = (ofA * ofB) / ((a.length * (a.length - 1)) / 2);
  return (both - expected) / ((ofA + ofB) / 2 - expected);
}

const seeds = Array.from({ length: 10 }, (_, seed) => `kinds ${seed}`);

it.each([250, 900])('finds three planted kinds among %i people', (people) => {
  const found = seeds.map((seed) => {
    const random = randomFrom(`${seed} ${people}`);
    const truth = Array.from({ length: people }, () =>
      random.pick([
        [0, 5],
        [1, 3],
        [2, 4],
      ]),
    );
    const plans = truth.map((kind) => [byLetter, atTheShop, onceOnly][kind] ?? byLetter);
    const features = featuresOf(told(plans, random));
    const { centres } = kindsOf(features, randomFrom(seed));
    if (centres === null) return 0;
    return adjustedRand(truth, assigned(features.matrix, centres).groups);
  });
  expect(found.filter((index) => index > 0.85).length, found.join(' ')).toBeGreaterThanOrEqual(9);
});

const one: Plan = { orders: 3, others: 6, pause: 30, each: 3000, ways: [3, 2, 2, 1] };

/** Everybody has leanings of their own, which go smoothly from one to the other. */
function leaning(random: Random): Plan {
  return { ...one, ways: one.ways.map((weight) => weight * random.waiting(1) ** 2) };
}

/** Who comes more often also spends more and leans to the first way: ends of one crowd, not kinds. */
function sliding(random: Random): Plan {
  const z = normal(random);
  const up = Math.exp(0.7 * z);
  return {
    orders: 1 + 3 * up,
    others: 6 * up,
    pause: 30 / up,
    each: 3000 * up,
    ways: [3 * up, 2, 2, 1 / up],
  };
}

/** Most bought once and came but that once. */
function seldom(random: Random): Plan {
  return { ...one, orders: 1.2, others: 0.6, ways: random.chance(0.5) ? [1, 0, 0, 0] : [0, 1, 0, 0] };
}

it.each([
  ['alike', () => one],
  ['of smooth leanings', leaning],
  ['who slide from small to large', sliding],
  ['who bought once, each by one of two ways', seldom],
])('says of people %s that they are of one kind', (_, plan) => {
  const found = seeds.flatMap((seed) =>
    [250, 900].map((people) => {
      const random = randomFrom(`${seed} one ${people}`);
      const plans = Array.from({ length: people }, () => plan(random));
      return kindsOf(featuresOf(told(plans, random)), randomFrom(seed));
    }),
  );
  expect(found.filter(({ centres }) => centres === null).length).toBeGreaterThanOrEqual(18);
});

it('says nothing of few people', () => {
  const random = randomFrom('few');
  const plans = Array.from({ length: 90 }, (_, i) => (i % 2 === 0 ? byLetter : atTheShop));
  expect(kindsOf(featuresOf(told(plans, random)), random).centres).toBeNull();
});
