import { expect, it } from 'vitest';
import { type ToldMap, worldOf } from '../../../../test/support/told-world.ts';
import type { IncomingEvent } from '../../../gather/events/public.ts';
import { blindSpotsOf } from '../blind-spots.ts';
import { circumstancesOf } from '../circumstances.ts';
import type { Fear, Question } from '../trials.ts';
import { DAY_MS, type World } from '../world.ts';
import { groundOf } from './ground.ts';
import { detectors } from './registry.ts';

const UNTIL = Date.UTC(2026, 5, 1);
const STEPS = [
  ['I look', 'Look', 'Seen'],
  ['I choose', 'Decide', 'Chosen'],
  ['I pay', 'Decide', 'Paying'],
  ['It fails', 'Decide', 'Payment Failed'],
  ['I order', 'Buy', 'Order Completed'],
  ['It comes', 'After', 'Delivered'],
  ['I review', 'After', 'Review'],
  ['I read', 'After', 'Letter'],
] as const;
const map: ToldMap = {
  stages: ['Look', 'Decide', 'Buy', 'After'],
  touchpoints: STEPS.map(([title, stage, name]) => ({
    title,
    stage,
    matches: (event) => event.name === name,
  })),
};
const place = (title: string) => STEPS.findIndex(([each]) => each === title) + 1;

type Step = readonly [name: string, day: number, over?: Partial<IncomingEvent>];

/** Day 0 is a hundred days before the end. */
function walk(who: string, ...steps: readonly Step[]): IncomingEvent[] {
  return steps.map(([name, day, over], i) => ({
    ...{
      messageId: `${who}-${i}`,
      name,
      time: UNTIL + (day - 100) * DAY_MS,
      precision: 'instant',
      identities: [{ kind: 'user', value: who }],
    },
    ...over,
  }));
}

const money = (minor: number): Partial<IncomingEvent> => ({ amount: { minor, currency: 'EUR' } });
const many = (count: number, of: (i: number) => IncomingEvent[]) =>
  Array.from({ length: count }, (_, i) => of(i)).flat();
/** Enough usual orders, with delivery and return, that the ground knows what belongs to an order. */
const usual = many(30, (i) =>
  walk(
    `usual-${i}`,
    ['Seen', 0],
    ['Chosen', 0.01],
    ['Paying', 0.02],
    ['Order Completed', 0.03, money(5000)],
    ['Delivered', 2 + (i % 5) / 10],
    ['Seen', 20 + i / 2],
    ['Order Completed', 20.1 + i / 2, money(5000)],
    ['Delivered', 22 + i / 2 + (i % 5) / 10],
  ),
);

function asked(
  events: readonly IncomingEvent[],
  fear: Fear,
  at: string,
): { world: World; question: Question } {
  const world = worldOf(events, map, UNTIL);
  const ground = groundOf(world);
  const question = detectors
    .flatMap((detector) => detector.questions(world, ground))
    .find((each) => each.fear === fear && each.touchpoint === place(at));
  if (!question) throw new Error(`Nobody asks about ${fear} at ${at}.`);
  return { world, question };
}

/** Outcomes of the people whose id begins so. */
function outcomes({ world, question: { trials } }: ReturnType<typeof asked>, who: string): number[] {
  return [...trials.people].flatMap((person, i) =>
    world.walks.people[person]?.startsWith(`user:${who}`) ? [trials.bad[i] ?? 9] : [],
  );
}

it('drop-off: coming again is the same try, going further ends it, who may still go on does not count', () => {
  const question = asked(
    [
      ...usual,
      ...walk('a', ['Seen', 50], ['Seen', 50.1], ['Chosen', 50.2], ['Seen', 50.3]),
      ...walk('b', ['Seen', 50], ['Seen', 50.2]),
      ...walk('c', ['Seen', 99.99]),
      ...walk('e', ['Seen', 99.9], ['Chosen', 99.95]),
      ...walk('d', ['Letter', 50], ['Seen', 50.1], ['Letter', 50.2]),
    ],
    'left',
    'I look',
  );
  expect(outcomes(question, 'a')).toEqual([0]);
  expect(outcomes(question, 'b')).toEqual([1]);
  // Neither who may still go on, nor, to be fair, who went on in the same time.
  expect(outcomes(question, 'c')).toEqual([]);
  expect(outcomes(question, 'e')).toEqual([]);
  // A letter that is read after leaving is no going further.
  expect(outcomes(question, 'd')).toEqual([1]);
});

it('drop-off: what is known by its day alone may have come after', () => {
  const dated = { precision: 'date' } as const;
  const question = asked(
    [...usual, ...walk('a', ['Chosen', 50, dated], ['Seen', 50, dated])],
    'left',
    'I look',
  );
  expect(outcomes(question, 'a')).toEqual([]);
});

it('struggle: of those who try, who fails; who only leaves has not tried', () => {
  const failing = many(4, (i) => walk(`f${i}`, ['Paying', 40], ['Payment Failed', 40.01]));
  const question = asked([...usual, ...failing, ...walk('left', ['Paying', 40])], 'failed', 'It fails');
  expect(outcomes(question, 'f')).toEqual([1, 1, 1, 1]);
  expect(outcomes(question, 'left')).toEqual([]);
  expect(outcomes(question, 'usual-1').every((bad) => bad === 0)).toBe(true);
  expect(question.question.other).toBe(place('I pay'));
});

it('struggle: the same step three times in a day, where most take it once', () => {
  const again = many(3, (i) =>
    walk(`r${i}`, ['Paying', 40], ['Paying', 40.1], ['Paying', 40.2], ['Order Completed', 40.3]),
  );
  const question = asked([...usual, ...again], 'repeated', 'I pay');
  expect(outcomes(question, 'r')).toEqual([1, 1, 1]);
});

it('aftermath and voice: complaints and low scores, with what is said of the order later', () => {
  const late = { properties: { late: true } };
  const bad = many(25, (i) =>
    walk(
      `b${i}`,
      ['Order Completed', 10, money(4000)],
      ['Review', 11, { properties: { score: 1 } }],
      ['Delivered', 15, late],
    ),
  );
  const good = many(25, (i) =>
    walk(
      `g${i}`,
      ['Order Completed', 10, money(4000)],
      ['Delivered', 12, { properties: { late: false } }],
      ['Review', 13, { properties: { score: 5 } }],
    ),
  );
  const events = [...usual, ...bad, ...good];
  const trouble = asked(events, 'trouble', 'I order');
  expect(new Set(outcomes(trouble, 'b'))).toEqual(new Set([1]));
  expect(new Set(outcomes(trouble, 'g'))).toEqual(new Set([0]));
  const scores = asked(events, 'low_score', 'I order');
  expect(outcomes(scores, 'b').length + outcomes(scores, 'g').length).toBe(50);
  // The review was faster than the parcel, and still knows that it came late.
  const { list, starts, ids } = circumstancesOf(scores.world, scores.question);
  const first = [...ids.subarray(starts[0], starts[1])].map((id) => `${list[id]?.name} ${list[id]?.value}`);
  expect(first).toContain('late true');
});

it('delay: the slowest tenth, told by what was known when the wait began', () => {
  const slow = many(6, (i) => walk(`s${i}`, ['Order Completed', 10, money(4000)], ['Delivered', 19]));
  const question = asked([...usual, ...slow], 'slow', 'I order');
  expect(outcomes(question, 's')).toEqual([1, 1, 1, 1, 1, 1]);
  expect(outcomes(question, 'usual').some((bad) => bad === 1)).toBe(false);
  expect(question.question.other).toBe(place('It comes'));
});

it('no return: who is back at once is left out, who comes late is not back', () => {
  const question = asked(
    [
      ...usual,
      ...walk('quick', ['Order Completed', 5, money(1)], ['Seen', 7]),
      ...walk('never', ['Order Completed', 5, money(1)], ['Letter', 8]),
      ...walk('soon', ['Order Completed', 90, money(1)]),
    ],
    'not_again',
    'I order',
  );
  expect(outcomes(question, 'quick')).toEqual([]);
  expect(outcomes(question, 'never')).toEqual([1]);
  expect(outcomes(question, 'soon')).toEqual([]);
  // Their first order brought them back in time, their second has not yet.
  expect(outcomes(question, 'usual-15')).toEqual([0, 1]);
  expect(question.question.met?.touchpoints).toEqual([place('I review'), place('I read')]);
});

it('leak of value: good customers who miss their own rhythm', () => {
  const regular = (who: string, orders: number) =>
    walk(who, ...Array.from({ length: orders }, (_, i): Step => ['Order Completed', i * 10, money(50_000)]));
  const question = asked([...usual, ...regular('faded', 4), ...regular('true', 10)], 'faded', 'I order');
  expect(outcomes(question, 'faded')).toEqual([0, 1]);
  expect(outcomes(question, 'true').includes(1)).toBe(false);
});

it('blind spots: stages without touchpoints or data, and touchpoints that fell silent', () => {
  const silent = many(40, (i) => walk(`x${i}`, ['Letter', 1 + i / 40]));
  const world = worldOf(
    [...usual, ...silent, ...walk('now', ['Seen', 99])],
    { ...map, stages: [...map.stages, 'Later'] },
    UNTIL,
  );
  const spots = blindSpotsOf(world).map(({ sentence }) => sentence);
  expect(spots[0]).toBe('“Later” has no touchpoint yet: what happens there is not seen.');
  expect(spots).toContain('“I read” has been silent for 98 days after 40 events: has its source stopped?');
  expect(spots.join()).not.toContain('“I look”');
});
