/** When layers part, and what the report says of it. */
import { expect, it } from 'vitest';
import { assumedFelt, partings } from './parting.ts';

const nothing = { value: null, low: null, high: null };
const felt = (value: number, reach: number) => ({ value, low: value - reach, high: value + reach });

it('by more than a point, where both are known', () => {
  const of = (
    assumed: number | null,
    reported = nothing as ReturnType<typeof felt> | typeof nothing,
    observed = nothing as typeof reported,
  ) => partings({ assumed: assumedFelt(assumed), reported, observed });
  expect(of(1.5, felt(0.5, 0.2))).toEqual([]);
  expect(of(1.5, felt(0.4, 0.2))).toEqual([{ between: ['assumed', 'reported'], by: -1.1 }]);
  expect(of(null, felt(-2, 0.2))).toEqual([]);
  expect(of(1.5)).toEqual([]);
  expect(of(1.5, felt(0, 0.1), felt(-1.1, 0.1))).toEqual([
    { between: ['assumed', 'observed'], by: -2.6 },
    { between: ['assumed', 'reported'], by: -1.5 },
    { between: ['reported', 'observed'], by: -1.1 },
  ]);
});

it('not where chance alone may explain it', () => {
  expect(partings({ assumed: assumedFelt(1.5), reported: felt(0.2, 1.4), observed: nothing })).toEqual([]);
  const both = { assumed: assumedFelt(null), reported: felt(1, 0.9), observed: felt(-0.2, 0.9) };
  expect(partings(both)).toEqual([]);
  // Only the sides that face each other count.
  const lopsided = {
    ...both,
    reported: { value: 1, low: 0.9, high: 2 },
    observed: { value: -0.2, low: -2, high: 0 },
  };
  expect(partings(lopsided)).toHaveLength(1);
});
