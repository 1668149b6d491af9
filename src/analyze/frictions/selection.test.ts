import { expect, it } from 'vitest';
import { randomFrom } from '../../kernel/random.ts';
import { leastDistance } from './selection.ts';

it('is the usual range far from where anything is told, and reaches to nothing near it', () => {
  expect(leastDistance(12, 4)).toBeCloseTo(12 - 1.959964, 4);
  expect(leastDistance(4.05, 4)).toBe(0);
  const between = leastDistance(5.5, 4);
  expect(between).toBeGreaterThan(0);
  expect(between).toBeLessThan(5.5 - 1.96);
});

it('lies above the truth in one of forty of those that are told, where the plain range does so far more often', () => {
  const random = randomFrom('picked for being strong');
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  let [told, above, plain] = [0, 0, 0];
  while (told < 4000) {
    const truth = 3;
    const seen = truth + normal();
    if (seen < 4) continue;
    told++;
    if (leastDistance(seen, 4) > truth) above++;
    if (seen - 1.96 > truth) plain++;
  }
  // Two and a half in a hundred, give or take what four thousand tell.
  expect(above / told).toBeGreaterThan(0.015);
  expect(above / told).toBeLessThan(0.035);
  expect(plain / told).toBeGreaterThan(0.1);
});
