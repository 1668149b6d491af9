/** The business day of an instant as a number the engine can compute with: days since 1970-01-01, daylight saving included. */
import { addDays, type Day, daysBetween, startOfDay } from '../../kernel/calendar.ts';
import { count, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { wallClock } from '../../platform/eventdb/wall-clock.sql.ts';

const DAY_MS = 86_400_000;
const EPOCH: Day = '1970-01-01';

export function dayNumber(day: Day): number {
  return daysBetween(EPOCH, day);
}

export function dayOfNumber(number: number): Day {
  return addDays(EPOCH, number);
}

/**
 * Gives, for an expression over ms UTC, the expression of its day's number in the zone.
 * @param fromDay,toDay instants before or after are counted as if the clock were never changed there
 */
export function dayNumberIn(timezone: string, fromDay: Day, toDay: Day): (instant: Sql) => Sql {
  const [from, to] = [startOfDay(fromDay, timezone), startOfDay(toDay, timezone)];
  return (instant) => sql`intDiv(${wallClock(instant, timezone, from, to)}, ${count(DAY_MS)})`;
}
