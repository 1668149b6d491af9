/** Days, weeks and months of business time by number: in a statement, here, and back to the first day of each. */
import type { Day } from '../../kernel/calendar.ts';
import { count, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { dayNumber, dayOfNumber } from './business-days.sql.ts';

export type CalendarUnit = 'day' | 'week' | 'month';

/** A week's number goes up on its first day; the first of January 1970 was a Thursday. */
function shiftOf(weekStart: number): number {
  return (11 - weekStart) % 7;
}

/** The number of the unit a day is in. @param day an expression for the day's number */
export function unitOfDay(unit: CalendarUnit, weekStart: number, day: Sql): Sql {
  if (unit === 'day') return sql`toInt32(${day})`;
  if (unit === 'week') return sql`toInt32(intDiv(${day} + ${count(shiftOf(weekStart))}, 7))`;
  // Day numbers are calendar days, so no zone comes into it.
  return sql`toInt32(toYear(toDate(toUInt16(${day}))) * 12 + toMonth(toDate(toUInt16(${day}))) - 1)`;
}

/** As `unitOfDay`, of a day here. */
export function unitNumber(unit: CalendarUnit, day: Day, weekStart: number): number {
  if (unit === 'day') return dayNumber(day);
  if (unit === 'week') return Math.floor((dayNumber(day) + shiftOf(weekStart)) / 7);
  const [year = 0, month = 1] = day.split('-').map(Number);
  return year * 12 + month - 1;
}

export function firstDayOf(unit: CalendarUnit, number: number, weekStart: number): Day {
  if (unit === 'day') return dayOfNumber(number);
  if (unit === 'week') return dayOfNumber(number * 7 - shiftOf(weekStart));
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
}
