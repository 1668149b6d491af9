/** Sifting finds exactly what is refused, keeps the order of the rest, and lets other trouble through. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sift } from './sift.ts';

const refusal = (error: unknown) => (error instanceof RangeError ? error.message : null);

async function refusing(bad: ReadonlySet<number>, part: readonly number[]): Promise<void> {
  const found = part.find((item) => bad.has(item));
  if (found !== undefined) throw new RangeError(`not ${found}`);
}

describe('sift', () => {
  it('parts any list into what is taken and what is not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.array(fc.nat(60)), async (length, list) => {
        const items = Array.from({ length }, (_, i) => i);
        const bad = new Set(list);
        const { good, refused } = await sift(items, (part) => refusing(bad, part), refusal);
        expect(good.flat()).toEqual(items.filter((item) => !bad.has(item)));
        expect(refused).toEqual(
          items.filter((item) => bad.has(item)).map((item) => ({ item, reason: `not ${item}` })),
        );
      }),
    );
  });

  it('stops trying one by one where nearly all is refused', async () => {
    const items = Array.from({ length: 100_000 }, (_, i) => i);
    let tries = 0;
    const { good, refused } = await sift(
      items,
      async (part) => {
        tries++;
        throw new RangeError(`not ${part[0]}`);
      },
      refusal,
    );
    expect(good).toEqual([]);
    expect(refused).toHaveLength(100_000);
    expect(tries).toBeLessThan(3_000);
  });

  it('throws what is no refusal', async () => {
    const down = sift([1, 2], () => Promise.reject(new Error('down')), refusal);
    await expect(down).rejects.toThrow('down');
  });
});
