import { describe, expect, it } from 'vitest';
import { meanDifferences, shareDifferences } from './differences.ts';

const share = (count: number, of: number) => ({ count, of });
/** Of zeros and ones. */
const sums = (ones: number, n: number) => ({ n, sum: ones, squares: ones });

describe('differences', () => {
  it('are called real where chance does not explain them', () => {
    const [large, small] = shareDifferences([
      [share(60, 200), share(30, 200)],
      [share(42, 200), share(40, 200)],
    ]);
    expect(large).toMatchObject({ difference: 0.15, isReal: true });
    expect(large?.low).toBeGreaterThan(0);
    expect(small).toMatchObject({ isReal: false });
  });

  it('are none with fewer than thirty on either side, or nothing beside', () => {
    expect(shareDifferences([[share(20, 29), share(10, 500)], null])).toEqual([null, null]);
    expect(meanDifferences([[sums(20, 500), sums(1, 29)]])).toEqual([null]);
  });

  it('are not found by looking often: one of twenty at 4 % is no difference', () => {
    // z = 2.05, p = 0.04 by itself.
    const doubtful = [share(122, 200), share(101, 200)] as const;
    const [alone] = shareDifferences([doubtful]);
    expect(alone?.isReal).toBe(true);
    const among = shareDifferences([
      doubtful,
      ...Array.from({ length: 19 }, () => [share(50, 100), share(50, 100)] as const),
    ]);
    expect(among[0]?.isReal).toBe(false);
  });

  it('of means are those of shares where values are zeros and ones', () => {
    const [mean] = meanDifferences([[sums(60, 200), sums(30, 200)]]);
    const [part] = shareDifferences([[share(60, 200), share(30, 200)]]);
    expect(mean?.difference).toBe(part?.difference);
    expect(mean?.low).toBeCloseTo(part?.low ?? 0, 2);
    expect(mean?.isReal).toBe(true);
    expect(meanDifferences([[sums(0, 50), sums(0, 60)]])[0]).toMatchObject({ difference: 0, isReal: false });
  });
});
