/** The facilitator’s timer: an instant at which it ends, or what is left of it. It stops nothing. Pure. */

import type { TimerAct } from './contract.ts';
import type { Timer } from './shown.ts';

export const NO_TIMER: Timer = { endsAt: null, leftMs: null };

/** @param ms for `start` and `add` */
export function timerAfter(timer: Timer, act: TimerAct, ms: number, now: number): Timer {
  const { endsAt, leftMs } = timer;
  switch (act) {
    case 'start':
      return { endsAt: now + ms, leftMs: null };
    case 'stop':
      return NO_TIMER;
    case 'pause':
      return endsAt === null ? timer : { endsAt: null, leftMs: Math.max(0, endsAt - now) };
    case 'resume':
      return leftMs === null ? timer : { endsAt: now + leftMs, leftMs: null };
    case 'add':
      if (leftMs !== null) return { endsAt: null, leftMs: leftMs + ms };
      return { endsAt: Math.max(endsAt ?? now, now) + ms, leftMs: null };
  }
}

/** What is left at an instant; null without a timer. */
export function leftAt({ endsAt, leftMs }: Timer, now: number): number | null {
  if (endsAt === null) return leftMs;
  return Math.max(0, endsAt - now);
}
