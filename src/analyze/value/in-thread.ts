/** Computes the figures, in a thread of its own where they take longer than the server may stand still. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { computeValue, type ValueFigures, type ValueTask } from './compute.ts';

/** Fits up to this many customers take less than a thread takes to start. */
const FEW = 1500;

export async function computedValue(task: ValueTask): Promise<ValueFigures> {
  const script = new URL('./value-worker.js', import.meta.url);
  // Run from its sources, as tests do, the program has no such script.
  if (task.buyers.bought.length <= FEW || !existsSync(fileURLToPath(script))) return computeValue(task);
  return inThread(script, task);
}

function inThread(script: URL, task: ValueTask): Promise<ValueFigures> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that fits the models ended without an answer.')));
  });
}
