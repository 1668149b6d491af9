/** A kept thread is loaded once, answers each its own, and is made anew after it broke or rested. */
import { expect, it } from 'vitest';
import { KeptThread } from './kept-thread.ts';

/** Says how many tasks this thread has had. */
const counting = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    let had = 0;
    parentPort.on('message', ([id, task]) => {
      if (task === 'break') throw new Error('no ink');
      if (task === 'leave') process.exit(0);
      parentPort.postMessage([id, task + ++had]);
    });`)}`,
);

it('keeps what it has loaded, and gives each asker their own answer', async () => {
  const thread = new KeptThread<string, string>(counting, 60_000);
  expect(await Promise.all([thread.ask('a'), thread.ask('b')])).toEqual(['a1', 'b2']);
  expect(await thread.ask('c')).toBe('c3');
});

it('says why there is no answer, and begins anew', async () => {
  const thread = new KeptThread<string, string>(counting, 60_000);
  await expect(thread.ask('break')).rejects.toThrow('no ink');
  expect(await thread.ask('a')).toBe('a1');
  await expect(thread.ask('leave')).rejects.toThrow('without an answer');
  expect(await thread.ask('b')).toBe('b1');
});

it('ends when nobody asks', async () => {
  const thread = new KeptThread<string, string>(counting, 0);
  expect(await thread.ask('a')).toBe('a1');
  let said = await thread.ask('b');
  // One more each time until the thread has been ended in between.
  while (said !== 'b1') {
    await new Promise((resolve) => setTimeout(resolve, 5));
    said = await thread.ask('b');
  }
  expect(said).toBe('b1');
});
