/** Looks for groups, in a thread of its own where that takes longer than the server may stand still. */
import { inThread, isBuilt } from '../../platform/threads/in-thread.ts';
import { type Grouped, grouped } from './groups.ts';
import type { Observed } from './habits.ts';
import { FEWEST_FOR_KINDS } from './model/kinds.ts';

export async function groupedInThread({ habits, ways, lastDay }: Observed): Promise<Grouped> {
  const script = new URL('./behaviour-worker.js', import.meta.url);
  const seen = { habits, ways, lastDay };
  if (habits.orders.length < FEWEST_FOR_KINDS || !isBuilt(script)) return grouped(seen);
  return inThread<Grouped>(script, seen);
}
