/** Looks for groups, in a thread of its own where that takes longer than the server may stand still. */
import { inThread, isBuilt } from '../../platform/threads/in-thread.ts';
import { type Division, divided } from './compute.ts';
import type { Habits } from './model/features.ts';
import { FEWEST_FOR_KINDS } from './model/kinds.ts';

export async function dividedInThread(habits: Habits): Promise<Division> {
  const script = new URL('./behaviour-worker.js', import.meta.url);
  if (habits.orders.length < FEWEST_FOR_KINDS || !isBuilt(script)) return divided(habits);
  return inThread<Division>(script, habits);
}
