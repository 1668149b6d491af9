import { expect, it } from 'vitest';
import type { Circumstance } from './circumstances.ts';
import type { Friction } from './contract.ts';
import type { Finding } from './finding.ts';
import { changeOf } from './identity.ts';
import { roughly } from './roughly.ts';
import { findingSentence } from './sentence.ts';
import { circumstanceWords, sharesApart } from './words.ts';
import { DAY_MS, type World } from './world.ts';

const FIRST = Date.UTC(2026, 0, 1);
const world = {
  touchpoints: [
    { id: 't1', title: 'I see what shipping costs', stage: 1 },
    { id: 't2', title: 'I order', stage: 2 },
  ],
  marks: [{ dimension: 'property:late', name: 'late', value: 'true' }],
  dayStarts: Float64Array.from({ length: 400 }, (_, day) => FIRST + day * DAY_MS),
  firstDay: '2026-01-01',
} as unknown as World;

const mark = (name: string, value: string, dimension = `property:${name}`): Circumstance => ({
  dimension,
  name,
  value,
  kind: 'mark',
});

const finding = (over: object): Finding =>
  ({
    question: { fear: 'left', other: null },
    place: 1,
    circumstances: [mark('device', 'phone', 'column:device')],
    span: { fromMs: null, toMs: null, fromBetween: null },
    observed: { count: 38, of: 100 },
    expected: 0.16,
    ...over,
  }) as unknown as Finding;

const money = { amountMinor: 123_812, lowMinor: 70_140, highMinor: 180_449 };
const june = { fromMs: FIRST + 151 * DAY_MS, toMs: null, fromBetween: null };

it.each([
  [
    {},
    money,
    'On a phone, 38 of 100 get no further than “I see what shipping costs”; otherwise it is 16 of 100: about €1,200 a month (€700 to €1,800).',
  ],
  [
    { span: june },
    null,
    'On a phone, 38 of 100 get no further than “I see what shipping costs”; otherwise it is 16 of 100, since 1 June 2026.',
  ],
  [
    { span: { ...june, toMs: FIRST + 181 * DAY_MS } },
    null,
    'On a phone, 38 of 100 get no further than “I see what shipping costs”; otherwise it is 16 of 100, from 1 June 2026 to 1 July 2026.',
  ],
  [
    { circumstances: [], span: june, expected: 0.6 },
    money,
    'Since 1 June 2026, 62 of 100 go on from “I see what shipping costs”; before, it was 40 of 100: worth about €1,200 a month (€700 to €1,800).',
  ],
  [
    { question: { fear: 'failed', other: 2 } },
    null,
    'On a phone, 38 of 100 of those who try end at “I see what shipping costs”, coming from “I order”; otherwise it is 16 of 100.',
  ],
  [
    { question: { fear: 'befell', other: null, mark: 1 }, circumstances: [mark('region', 'North')] },
    null,
    'With region North, 38 of 100 are late at “I see what shipping costs”; otherwise it is 16 of 100.',
  ],
  [
    { question: { fear: 'trouble', other: null }, circumstances: [mark('late', 'true')] },
    null,
    'When late, 38 of 100 ask for help, want money back or complain after “I see what shipping costs”; otherwise it is 16 of 100.',
  ],
])('says it as one would to a friend', (over, range, sentence) => {
  expect(findingSentence(world, finding(over), 'EUR', range)).toBe(sentence);
});

it.each([
  [mark('browser', 'Samsung Internet'), 'in Samsung Internet'],
  [mark('payment_types', 'boleto'), 'with payment type boleto'],
  [mark('payment_types', 'credit_card'), 'with payment type credit card'],
  [mark('categories', 'toys'), 'with category toys'],
  [mark('items', '0'), 'with no items'],
  [mark('items', '1'), 'with 1 item'],
  [mark('items', '3'), 'with 3 items'],
  [mark('size', '38'), 'with size 38'],
  [mark('status', 'gold'), 'with status gold'],
  [mark('class', 'b'), 'with class b'],
  [mark('lateDelivery', 'false'), 'when not late delivery'],
  [mark('campaign', 'winter', 'column:campaign'), 'in the campaign winter'],
  [{ ...mark('freight', '2'), band: { from: 12, to: 20 } }, 'with freight between 12 and 20'],
  [{ ...mark('freight', '0'), band: { from: null, to: 12 } }, 'with freight up to 12'],
  [{ ...mark('items', '0'), band: { from: null, to: 1 } }, 'with at most 1 item'],
  [{ ...mark('items', '1'), band: { from: 1, to: 3 } }, 'with more than 1 and at most 3 items'],
  [{ ...mark('items', '2'), band: { from: 3, to: null } }, 'with more than 3 items'],
  [
    { ...mark('amount', '3'), kind: 'amount' as const, band: { from: 5000, to: null } },
    'with over €50.00 spent',
  ],
  [{ ...mark('weekday', 'Saturday'), kind: 'weekday' as const }, 'on Saturdays'],
  [{ ...mark('time of day', 'night'), kind: 'hours' as const }, 'at night'],
  [{ ...mark('met', 'I read the newsletter'), kind: 'met' as const }, 'after “I read the newsletter”'],
])('puts a circumstance into words', (circumstance, words) => {
  expect(circumstanceWords(circumstance, 'EUR')).toBe(words);
});

it('tells two shares apart, and rounds money to what is known of it', () => {
  expect(sharesApart(0.38, 0.16)).toEqual(['38 of 100', '16 of 100']);
  expect(sharesApart(0.052, 0.048)).toEqual(['5.2 of 100', '4.8 of 100']);
  expect([0, 7, 94, 1234, 98_765, -1234].map(roughly)).toEqual([0, 7, 94, 1200, 99_000, -1200]);
});

it('says what became of one since the run before', () => {
  const before = { peoplePerMonth: 10 } as Friction;
  const change = (effect: 'harm' | 'help', peoplePerMonth: number) =>
    changeOf(before, { effect, peoplePerMonth });
  expect([change('harm', 13), change('harm', 11), change('harm', 7)]).toEqual(['worse', 'same', 'better']);
  expect([change('help', 13), change('help', 7)]).toEqual(['better', 'worse']);
  expect(changeOf(undefined, { effect: 'harm', peoplePerMonth: 1 })).toBe('new');
});
