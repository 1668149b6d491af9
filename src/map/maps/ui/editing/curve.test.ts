import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from './curve.ts';

describe('the line of a feeling', () => {
  it('goes through the middle of each cell at its value', () => {
    const [first, second] = pieces([1, -1]);
    expect(first?.[0]?.from).toEqual([0.5, 1]);
    expect(first?.[0]?.to[0]).toBe(1);
    expect(second?.at(-1)?.to).toEqual([0.5, -1]);
  });

  it('is one line: where a cell ends the next begins, at the same height', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: -2, max: 2, noNaN: true })), { maxLength: 12 }),
        (values) => {
          const all = pieces(values).flatMap((list, cell) =>
            list.map(
              ({ from, to }) => [[cell + from[0], from[1]] as const, [cell + to[0], to[1]] as const] as const,
            ),
          );
          for (const [i, [from]] of all.slice(1).entries()) {
            const end = all[i]?.[1];
            expect(from[0]).toBeCloseTo(end?.[0] ?? Number.NaN, 9);
            expect(from[1]).toBeCloseTo(end?.[1] ?? Number.NaN, 9);
          }
          const held = values.filter((value) => value !== null);
          for (const point of all.flat()) {
            expect(point[1]).toBeGreaterThanOrEqual(Math.min(...held) - 1e-9);
            expect(point[1]).toBeLessThanOrEqual(Math.max(...held) + 1e-9);
          }
        },
      ),
    );
  });

  it('passes over cells without a value, and is nothing of one point', () => {
    expect(pieces([0, null, 2]).map((list) => list.length)).toEqual([1, 1, 1]);
    expect(pieces([null, 1, null])).toEqual([[], [], []]);
    expect(pieces([])).toEqual([]);
  });
});
