/** Days of a business: calendar days in its time zone, as `YYYY-MM-DD`. A day of 23 or 25 hours is one day. */
import { zone } from './zones.ts';

const DAY_MS = 86_400_000;

/** A calendar day, `2026-11-01`. */
export type Day = string;

function serial(day: Day): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day)
    throw new RangeError(`Not a day: ${day}`);
  return ms / DAY_MS;
}

/** Whether the text is a day that exists: `2026-02-29` is not. */
export function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(serial(text));
  } catch {
    return false;
  }
}

/** The day `days` later (or earlier, when negative). @throws RangeError for a day that does not exist */
export function addDays(day: Day, days: number): Day {
  return new Date((serial(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return serial(to) - serial(from);
}

/** The instant a day begins in the zone, ms UTC; where midnight is left out, the first instant that exists. */
export function startOfDay(day: Day, timezone: string): number {
  return zone(timezone).toInstant(serial(day) * DAY_MS);
}

/** The day an instant falls on in the zone. */
export function dayOf(instant: number, timezone: string): Day {
  return new Date(instant + zone(timezone).offsetAt(instant)).toISOString().slice(0, 10);
}
