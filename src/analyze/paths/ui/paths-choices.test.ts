import { expect, it } from 'vitest';
import { readPathsChoices } from './paths-choices.ts';

it('reads an address, and shows something for any', () => {
  expect(readPathsChoices({})).toEqual({ by: 'touchpoint', direction: 'start', steps: 5 });
  expect(readPathsChoices({ by: 'page', direction: 'back', at: '/', steps: '7' })).toEqual({
    by: 'page',
    direction: 'back',
    at: '/',
    steps: 7,
  });
  expect(readPathsChoices({ direction: 'forward' }).direction).toBe('start');
  expect(readPathsChoices({ direction: 'between', at: 'a', until: 'a' })).toMatchObject({
    direction: 'forward',
    at: 'a',
  });
  expect(readPathsChoices({ direction: 'between', at: 'a', until: 'b' })).toMatchObject({ until: 'b' });
  expect(readPathsChoices({ steps: '900', by: 'moon' })).toMatchObject({ steps: 20, by: 'touchpoint' });
  expect(readPathsChoices({ steps: 'x' }).steps).toBe(5);
});
