/** Maps are drawn two at a time; a line too long is refused. */
import { expect, it } from 'vitest';
import { Desks } from './in-thread.ts';

it('draws two at a time, lets twenty wait in order, and refuses more', async () => {
  const desks = new Desks();
  const ends: (() => void)[] = [];
  const order: number[] = [];
  const drawing = Array.from({ length: 22 }, (_each, index) =>
    desks.at(async () => {
      order.push(index);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (index === 0) throw new Error('no ink');
    }),
  );
  const first = expect(drawing[0]).rejects.toThrow('no ink');
  await expect(desks.at(async () => undefined)).rejects.toMatchObject({ code: 'unavailable' });
  expect(order).toEqual([0, 1]);
  while (order.length < 22 || ends.length > 0) {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(ends.length).toBeLessThanOrEqual(2);
  }
  await first;
  await Promise.all(drawing.slice(1));
  expect(order).toEqual(Array.from({ length: 22 }, (_each, index) => index));
  await desks.at(async () => undefined);
});
