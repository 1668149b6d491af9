/** The business day of an instant as a number the engine can compute with: days since 1970-01-01, daylight saving included. */
import { addDays, type Day, daysBetween, startOfDay } from '../../kernel/calendar.ts';
import { count, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';

const DAY_MS = 86_400_000;
const EPOCH: Day = '1970-01-01';

export function dayNumber(day: Day): number {
  return daysBetween(EPOCH, day);
}

export function dayOfNumber(number: number): Day {
  return addDays(EPOCH, number);
}

/**
 * Gives, for an expression over ms UTC, the expression of its day's number in the zone. Between two days of other than
 * 24 hours the number is one division, so the expression has a case per clock change and no more.
 * @param fromDay,toDay instants before or after are counted as if the clock were never changed there
 */
export function dayNumberIn(timezone: string, fromDay: Day, toDay: Day): (instant: Sql) => Sql {
  const cases: { startsAt: number; shift: number }[] = [];
  let expected = Number.NaN;
  for (let day = fromDay; day <= toDay; day = addDays(day, 1)) {
    const startsAt = startOfDay(day, timezone);
    if (startsAt !== expected) cases.unshift({ startsAt, shift: dayNumber(day) * DAY_MS - startsAt });
    expected = startsAt + DAY_MS;
  }
  const shifted = (instant: Sql, shift: number): Sql =>
    shift < 0 ? sql`${instant} - ${int64(-shift)}` : sql`${instant} + ${int64(shift)}`;
  return (instant) => {
    const first = cases.at(-1)?.shift ?? 0;
    const later = cases.slice(0, -1);
    const number = (shift: number): Sql => sql`intDiv(${shifted(instant, shift)}, ${count(DAY_MS)})`;
    if (later.length === 0) return number(first);
    const tests = later.map(({ startsAt, shift }) => sql`${instant} >= ${int64(startsAt)}, ${number(shift)}`);
    return sql`multiIf(${join(tests)}, ${number(first)})`;
  };
}
