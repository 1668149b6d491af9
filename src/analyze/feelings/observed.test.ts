/** What is observed where the truth is known: a touchpoint that does nothing, one that helps, one that hurts, and the trap of those who stay. */
import { expect, it } from 'vitest';
import { type Random, randomFrom } from '../../kernel/random.ts';
import { observedOf, type StayCount, stageObserved } from './observed.ts';

interface Stay {
  readonly bought: boolean;
  readonly codes: readonly number[];
  readonly wentOn: boolean;
  /** Codes after which something went wrong. */
  readonly troubled?: readonly number[];
}

/** As the statement counts them: everybody, and by each touchpoint they have met. */
function counted(stays: readonly Stay[]): StayCount[] {
  const counts = new Map<string, { -readonly [K in keyof StayCount]: StayCount[K] }>();
  for (const { bought, codes, wentOn, troubled = [] } of stays) {
    for (const code of [0, ...new Set(codes)]) {
      const stay = {
        code,
        first: codes.indexOf(code) + 1,
        closed: codes.length,
        wentFrom: wentOn ? 1 : 0,
        bought,
      };
      const key = JSON.stringify(stay);
      const held = counts.get(key) ?? { ...stay, people: 0, troubled: 0, again: 0, either: 0 };
      held.people++;
      if (troubled.includes(code)) {
        held.troubled++;
        held.either++;
      }
      counts.set(key, held);
    }
  }
  return [...counts.values()];
}

/**
 * A stay of somebody keen or not: at each step they meet 1, 2 or 3 (never 1 first), and then go on, leave, or stay. The keen stay
 * longer and go on more.
 * @param effect of meeting 1 on the odds of going on at that step
 */
function stayOf(random: Random, effect: number): Stay {
  const keen = random.chance(0.4);
  const [on, leave] = keen ? [0.3, 0.05] : [0.1, 0.4];
  const codes: number[] = [];
  for (;;) {
    const code = codes.length === 0 ? random.whole(2, 3) : random.whole(1, 3);
    if (code !== codes.at(-1)) codes.push(code);
    const odds = (on / (1 - on)) * (code === 1 ? effect : 1);
    if (random.chance(odds / (1 + odds))) return { bought: false, codes, wentOn: true };
    if (random.chance(leave) || codes.length > 9) return { bought: false, codes, wentOn: false };
  }
}

function worlds(name: string, effect: number, people = 500, count = 200) {
  return Array.from({ length: count }, (_, seed) => {
    const random = randomFrom(`${name} ${seed}`);
    return Array.from({ length: people }, () => stayOf(random, effect));
  });
}

it('a touchpoint that does nothing is about nothing, though those who meet it have stayed longer', () => {
  const found = worlds('nothing', 1).map((stays) => {
    const met = stays.filter(({ codes }) => codes.includes(1));
    const not = stays.filter(({ codes }) => !codes.includes(1));
    const went = (some: readonly Stay[]) => some.filter(({ wentOn }) => wentOn).length / some.length;
    return { naive: went(met) - went(not), ...observedOf(counted(stays), 1, false) };
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  // Whoever compares those who met it with those who did not finds eight of a hundred more going on.
  expect(mean(found.map(({ naive }) => naive))).toBeGreaterThan(0.07);
  expect(Math.abs(mean(found.map(({ value }) => value ?? 9)))).toBeLessThan(0.03);
  const covered = found.filter(({ low, high }) => (low ?? 9) <= 0 && (high ?? -9) >= 0).length;
  expect([covered >= 184, covered <= 196], `${covered} of 200`).toEqual([true, true]);
});

it('one that helps is above nothing, one that hurts below', () => {
  const helps = worlds('helps', 3, 3000, 20).map((stays) => observedOf(counted(stays), 1, false));
  const hurts = worlds('hurts', 1 / 3, 3000, 20).map((stays) => observedOf(counted(stays), 1, false));
  expect(helps.filter(({ value }) => (value ?? 0) > 0).length).toBeGreaterThan(17);
  expect(hurts.filter(({ value }) => (value ?? 0) < 0).length).toBeGreaterThan(17);
  expect(helps.filter(({ low }) => (low ?? 0) > 0).length).toBeGreaterThan(12);
  expect(hurts.filter(({ high }) => (high ?? 0) < 0).length).toBeGreaterThan(6);
});

it('who had bought before is compared with their like', () => {
  const random = randomFrom('regulars');
  // Regulars nearly always meet 1 and nearly always go on; 1 does nothing for either.
  const stays = Array.from({ length: 4000 }, (): Stay => {
    const bought = random.chance(0.5);
    const code = random.chance(bought ? 0.8 : 0.2) ? 1 : 2;
    return { bought, codes: [code], wentOn: random.chance(bought ? 0.9 : 0.2) };
  });
  const { low, high, after, without } = observedOf(counted(stays), 1, false);
  expect([(low ?? 9) < 0, (high ?? -9) > 0]).toEqual([true, true]);
  expect(Math.abs((after ?? 9) - (without ?? 0))).toBeLessThan(0.05);
});

it('says nothing below thirty on either side, where nobody goes on, or where there is nobody to compare with', () => {
  const some = (code: number, people: number, wentOn = (i: number) => i % 2 === 0): Stay[] =>
    Array.from({ length: people }, (_, i) => ({ bought: false, codes: [code], wentOn: wentOn(i) }));
  const value = (stays: readonly Stay[]) => observedOf(counted(stays), 1, false).value;
  expect(value([...some(1, 29), ...some(2, 500)])).toBeNull();
  expect(value([...some(1, 500), ...some(2, 29)])).toBeNull();
  expect(value(some(1, 500))).toBeNull();
  expect(value([...some(1, 100, () => false), ...some(2, 100, () => false)])).toBeNull();
  expect(value([...some(1, 30), ...some(2, 30)])).toBe(0);
  expect(observedOf([], 1, true)).toMatchObject({ value: null, people: 0, others: 0 });
});

it('stays within the scale, and draws to the middle what few tell', () => {
  const all = (code: number, people: number, wentOn: boolean): Stay[] =>
    Array.from({ length: people }, () => ({ bought: false, codes: [code], wentOn }));
  const many = observedOf(counted([...all(1, 3000, true), ...all(2, 3000, false)]), 1, false);
  const few = observedOf(counted([...all(1, 30, true), ...all(2, 30, false)]), 1, false);
  expect([many.value, few.value].every((value) => value !== null && value <= 2)).toBe(true);
  expect(few.value ?? 9).toBeLessThan(many.value ?? 0);
  expect(few.value ?? 0).toBeGreaterThan(1);
  expect([few.low ?? 9, few.value ?? 0, few.high ?? 0]).toEqual([few.low, few.value, few.high].sort());
});

it('takes off the part who struggled', () => {
  const stays = (troubled: boolean): Stay[] =>
    Array.from({ length: 400 }, (_, i) => ({
      ...{ bought: false, codes: [(i % 2) + 1], wentOn: i % 4 < 2 },
      troubled: troubled && i % 20 === 0 ? [1] : [],
    }));
  const calm = observedOf(counted(stays(false)), 1, false);
  const rough = observedOf(counted(stays(true)), 1, false);
  expect(rough.struggled).toMatchObject({ count: 20, of: 200, share: 0.1 });
  expect((calm.value ?? 9) - (rough.value ?? 9)).toBeCloseTo(0.2, 6);
});

it('counts the same step again and again only where it tells, and where few do so', () => {
  const counts = (again: number): StayCount[] => [
    {
      ...{ code: 1, first: 1, closed: 1, wentFrom: 0, bought: false, people: 100 },
      ...{ troubled: 4, again, either: again + 2 },
    },
  ];
  expect(observedOf(counts(10), 1, true)).toMatchObject({ countsRepeats: true, struggled: { count: 12 } });
  expect(observedOf(counts(10), 1, false)).toMatchObject({ countsRepeats: false, struggled: { count: 4 } });
  expect(observedOf(counts(16), 1, true)).toMatchObject({ countsRepeats: false, struggled: { count: 4 } });
});

it('a stage is the mean of its touchpoints by their people', () => {
  const of = (value: number | null, people: number) => ({
    ...observedOf([], 1, false),
    ...{ value, low: value && value - 0.4, high: value && value + 0.4, people },
  });
  expect(stageObserved([of(1, 100), of(-0.5, 300), of(null, 5000)])).toMatchObject({
    ...{ value: -0.125, low: -0.525, high: 0.275, people: 400 },
  });
  expect(stageObserved([of(null, 10)])).toMatchObject({ value: null, people: 0 });
});
