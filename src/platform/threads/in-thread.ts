/** Work that takes longer than the server may stand still, in a thread of its own: it takes one task, gives one answer, ends. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Run from its sources, as tests do, the program has no such scripts. */
export function isBuilt(script: URL): boolean {
  return existsSync(fileURLToPath(script));
}

export class OutOfTime extends Error {}

/**
 * @param script posts its answer to `workerData`
 * @param withinMs after which the thread is ended. @throws OutOfTime then
 */
export function inThread<Answer>(script: URL, workerData: unknown, withinMs?: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData });
    const late = (): void => {
      reject(new OutOfTime());
      void worker.terminate();
    };
    const timer = withinMs === undefined ? undefined : setTimeout(late, withinMs);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('A thread ended without an answer.'));
    });
  });
}
