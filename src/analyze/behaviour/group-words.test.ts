import { expect, it } from 'vitest';
import type { BehaviourGroup } from './contract.ts';
import { groupSentence } from './group-words.ts';

const share = (value: number) => ({ count: 0, of: 1, share: value, low: 0, high: 1 });
const way = { figure: 'way', way: 'I look at the website', here: 0.8, rest: 0.4, unit: 'share' };
const group = (over: object) =>
  ({
    people: 40,
    peopleShare: share(0.79),
    revenueShare: 0,
    perOrderMinor: null,
    orderPause: { n: 0, days: null },
    boughtAgain: { count: 0, of: 0 },
    differences: [way],
    ...over,
  }) as unknown as BehaviourGroup;

it.each([
  [{}, '79 of 100 people, who bring no revenue: 80 of 100 of them meet “I look at the website”.'],
  [
    { revenueShare: 0.852, boughtAgain: { count: 0, of: 40 }, perOrderMinor: 3380 },
    '79 of 100 people, who bring 85 % of the revenue: they bought once; 80 of 100 of them meet “I look at the website”; an order is about €33.80.',
  ],
  [
    { revenueShare: 0.003, orderPause: { n: 40, days: 35 }, differences: [] },
    '79 of 100 people, who bring less than 1 % of the revenue: they buy about every 5 weeks.',
  ],
])('says in a sentence who they are', (over, sentence) => {
  expect(groupSentence(group(over), 'people', 'EUR')).toBe(sentence);
});
