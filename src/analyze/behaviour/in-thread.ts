/** Looks for groups, in a thread of its own where that takes longer than the server may stand still. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Division, divided } from './compute.ts';
import type { Habits } from './model/features.ts';
import { FEWEST_FOR_KINDS } from './model/kinds.ts';

export async function dividedInThread(habits: Habits): Promise<Division> {
  const script = new URL('./behaviour-worker.js', import.meta.url);
  // Run from its sources, as tests do, the program has no such script.
  if (habits.orders.length < FEWEST_FOR_KINDS || !existsSync(fileURLToPath(script))) return divided(habits);
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: habits });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that looks for groups ended without an answer.')));
  });
}
