/** A stream to somebody who does not read: one large message waits, more do not. */
import { expect, it } from 'vitest';
import { EventStream } from './event-stream.ts';

it('holds one message however large, and ends a caller who leaves it lying', async () => {
  let ended = 0;
  const stream = new EventStream(() => ended++);
  stream.write('x'.repeat(12_000_000));
  expect(stream.body.destroyed).toBe(false);
  stream.send({ event: 'beat' });
  expect(stream.body.destroyed).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(1);
});
