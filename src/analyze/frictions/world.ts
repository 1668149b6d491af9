/** Everything a search for pain points looks at: the walks, what their numbers stand for, and the days of the business. */
import { addDays, type Day } from '../../kernel/calendar.ts';
import type { Signs } from './signs.ts';
import type { Mark, WalkStage, Walks, WalkTouchpoint } from './walks.ts';

export interface World {
  readonly walks: Walks;
  /** Mark number 1 is the first. */
  readonly marks: readonly Mark[];
  /** Touchpoint place 1 is the first. */
  readonly touchpoints: readonly WalkTouchpoint[];
  readonly stages: readonly WalkStage[];
  /** What each event name says; name place 1 is the first. */
  readonly signs: Signs;
  /** Name of a channel number, for reading. */
  readonly channelName: (code: number) => string | null;
  /** Instants at which the business's days begin, oldest first; the last one ends the period. */
  readonly dayStarts: Float64Array;
  /** The first of these days. */
  readonly firstDay: Day;
  /** The end of what is known, ms UTC: what has not had time to happen by then is not held against anybody. */
  readonly until: number;
  /** Where a search was asked for certain days: when the last try may begin at the latest; else `until`. */
  readonly triesUntil: number;
  /** People one person of the walks stands for; more than 1 in a sample. */
  readonly scale: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const DAYS_OF_MONTH = 365 / 12;

/** Number of the business day an instant falls on; −1 before the first. */
export function dayNumber(dayStarts: Float64Array, time: number): number {
  let [low, high] = [0, dayStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dayStarts[middle] ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The business day an instant falls on. */
export function dayAt({ dayStarts, firstDay }: Pick<World, 'dayStarts' | 'firstDay'>, time: number): Day {
  return addDays(firstDay, Math.max(0, dayNumber(dayStarts, time)));
}

/** Weekday of a business day by its number, 0 for Sunday. */
export function weekdayOf({ firstDay }: Pick<World, 'firstDay'>, day: number): number {
  return (new Date(`${firstDay}T00:00Z`).getUTCDay() + day) % 7;
}

/** The stage in which things are bought: where most orders are met; null where nothing is sold or orders are off the map. */
export function purchaseStage({ walks, signs, touchpoints }: World): number | null {
  const orders = new Map<number, number>();
  for (let i = 0; i < walks.times.length; i++) {
    if (signs.kindOf[walks.nameAt[i] ?? 0] !== 'order') continue;
    const stage = touchpoints[(walks.touchpointAt[i] ?? 0) - 1]?.stage;
    if (stage !== undefined) orders.set(stage, (orders.get(stage) ?? 0) + 1);
  }
  return [...orders].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Calls `visit` for each person with the first of their touches and the one after the last. */
export function eachPerson(walks: Walks, visit: (person: number, from: number, to: number) => void): void {
  for (let person = 0; person + 1 < walks.starts.length; person++) {
    visit(person, walks.starts[person] ?? 0, walks.starts[person + 1] ?? 0);
  }
}
