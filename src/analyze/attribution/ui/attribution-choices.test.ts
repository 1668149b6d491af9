import { expect, it } from 'vitest';
import { readAttributionChoices } from './attribution-choices.ts';

it('reads an address, and shows something for any', () => {
  expect(readAttributionChoices({})).toEqual({
    asked: { level: 'channel', lookBackDays: 90, value: 'gross', markovOrder: 1 },
    by: 'conversions',
    models: ['first', 'last', 'markov'],
  });
  expect(
    readAttributionChoices({
      level: 'campaign',
      back: '30',
      value: 'net',
      order: '3',
      by: 'value',
      models: 'shapley',
      goal: 'tch_1',
    }),
  ).toEqual({
    asked: { level: 'campaign', lookBackDays: 30, value: 'net', markovOrder: 3, goal: 'tch_1' },
    by: 'value',
    models: ['shapley'],
  });
  expect(readAttributionChoices({ level: 'moon', back: '31', order: '9', models: 'x' })).toMatchObject({
    asked: { level: 'channel', lookBackDays: 90, markovOrder: 1 },
    models: ['first', 'last', 'markov'],
  });
  expect(readAttributionChoices({ models: 'first,last,linear,shapley' }).models).toHaveLength(3);
});
