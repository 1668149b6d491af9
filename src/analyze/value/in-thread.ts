/** Computes the figures, in a thread of its own where they take longer than the server may stand still. */
import { inThread, isBuilt } from '../../platform/threads/in-thread.ts';
import { computeValue, type ValueFigures, type ValueTask } from './compute.ts';

/** Fits up to this many customers take less than a thread takes to start. */
const FEW = 1500;

export async function computedValue(task: ValueTask): Promise<ValueFigures> {
  const script = new URL('./value-worker.js', import.meta.url);
  if (task.buyers.bought.length <= FEW || !isBuilt(script)) return computeValue(task);
  return inThread<ValueFigures>(script, task);
}
