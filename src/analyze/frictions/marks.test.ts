import { expect, it } from 'vitest';
import { marksFrom, type Profile } from './marks.ts';

const profile = (name: string, over: Partial<Profile> = {}): Profile => ({
  dimension: `property:${name}`,
  name,
  events: 1000,
  distinct: 3,
  numeric: 0,
  quintiles: [],
  values: [
    { value: 'a', count: 700 },
    { value: 'b', count: 290 },
    { value: 'c', count: 10 },
  ],
  ...over,
});

it('takes properties with few values as they are, without the rarest', () => {
  expect(marksFrom([profile('browser')]).map(({ value }) => value)).toEqual(['a', 'b']);
});

it.each(['score', 'rating', 'text', 'Comment', 'order_id', 'orderId', 'uuid', 'status', 'order_status'])(
  '%s is an outcome, a text or a name, no circumstance',
  (name) => {
    expect(marksFrom([profile(name)])).toEqual([]);
  },
);

it('leaves out what is always the same and what is different for everybody', () => {
  expect(marksFrom([profile('constant', { distinct: 1 }), profile('seller', { distinct: 800 })])).toEqual([]);
});

it('puts numbers into bands that leave no gap', () => {
  const numbers = profile('freight', { distinct: 400, numeric: 1000, quintiles: [5, 8, 8, 20] });
  expect(marksFrom([numbers]).map(({ band }) => band)).toEqual([
    { from: null, to: 5 },
    { from: 5, to: 8 },
    { from: 8, to: 20 },
    { from: 20, to: null },
  ]);
});
