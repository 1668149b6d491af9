/** A thread gives its answer, or says why there is none. */
import { expect, it } from 'vitest';
import { inThread, isBuilt, OutOfTime } from './in-thread.ts';

const script = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const threads = `import { parentPort, workerData } from 'node:worker_threads';`;

it('gives the answer, the error, the silence, or the time that ran out', async () => {
  const doubled = script(`${threads} parentPort.postMessage(workerData * 2);`);
  expect(await inThread(doubled, 21, 60_000)).toBe(42);
  await expect(inThread(script('throw new Error("no ink")'), null)).rejects.toThrow('no ink');
  await expect(inThread(script(''), null)).rejects.toThrow('without an answer');
  await expect(inThread(script('for (;;);'), null, 50)).rejects.toBeInstanceOf(OutOfTime);
});

it('knows whether there is a script', () => {
  expect(isBuilt(new URL('./in-thread.ts', import.meta.url))).toBe(true);
  expect(isBuilt(new URL('./in-thread.js', import.meta.url))).toBe(false);
});
