import { beforeAll, expect, it } from 'vitest';
import { startText } from '../../../web/kit/text.tsx';
import type { SegmentCondition } from '../contract.ts';
import { ruleWords } from './rule-words.ts';

beforeAll(() => startText());

const names = {
  touchpoint: (id: string) => `place ${id}`,
  channel: (id: string) => id.toUpperCase(),
  money: (minor: number) => `€${minor / 100}`,
};
const words = (...conditions: SegmentCondition[]) => ruleWords({ match: 'all', conditions }, names);

it('says every kind of condition in words', () => {
  const cases: [SegmentCondition, string][] = [
    [{ kind: 'touchpoint', touchpointId: '1', atLeast: 1, not: false, withinDays: null }, 'met “place 1”'],
    [
      { kind: 'touchpoint', touchpointId: '1', atLeast: 1, not: true, withinDays: 30 },
      'never met “place 1” in the last 30 days',
    ],
    [
      { kind: 'touchpoint', touchpointId: '1', atLeast: 3, not: false, withinDays: 1 },
      'met “place 1” at least 3 times in the last day',
    ],
    [{ kind: 'first_touch', touchpointIds: ['1', '2'] }, 'began at “place 1” or “place 2”'],
    [{ kind: 'touched_through', by: 'channel', values: ['till'], not: false }, 'came through TILL'],
    [
      { kind: 'touched_through', by: 'name', values: ['Ticket Opened'], not: true },
      'never did “Ticket Opened”',
    ],
    [{ kind: 'orders', atLeast: 2, atMost: null, withinDays: null }, 'ordered at least 2 times'],
    [{ kind: 'orders', atLeast: 1, atMost: 1, withinDays: null }, 'ordered once'],
    [
      { kind: 'revenue', atLeastMinor: 1000, atMostMinor: 5000, withinDays: 90 },
      'brought from €10 to €50 in the last 90 days',
    ],
    [{ kind: 'seen', which: 'last', when: 'before', days: 60 }, 'have been silent for more than 60 days'],
    [
      { kind: 'trait', trait: 'city', operator: 'is', values: ['Kiel', 'Bonn'] },
      'have city “Kiel” or “Bonn”',
    ],
    [{ kind: 'trait', trait: 'age', operator: 'missing', values: [] }, 'have no age'],
  ];
  for (const [condition, expected] of cases) expect(words(condition)).toBe(`People who ${expected}`);
});

it('joins conditions by what holds', () => {
  const orders: SegmentCondition = { kind: 'orders', atLeast: 1, atMost: null, withinDays: null };
  const silent: SegmentCondition = { kind: 'seen', which: 'last', when: 'before', days: 30 };
  expect(words(orders, silent)).toBe(
    'People who ordered at least once and have been silent for more than 30 days',
  );
  expect(ruleWords({ match: 'any', conditions: [orders, silent] }, names)).toContain(' or ');
});
