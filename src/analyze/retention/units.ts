/** Days, weeks and months by number, and back to the first day of each. */
import type { Day } from '../../kernel/calendar.ts';
import { dayNumber, dayOfNumber } from '../engine/public.ts';
import type { RetentionQuery } from './contract.ts';

type Unit = RetentionQuery['unit'];

/** As `unitOf` of the statements. */
export function unitNumber(unit: Unit, day: Day, weekStart: number): number {
  if (unit === 'day') return dayNumber(day);
  if (unit === 'week') return Math.floor((dayNumber(day) + ((11 - weekStart) % 7)) / 7);
  const [year = 0, month = 1] = day.split('-').map(Number);
  return year * 12 + month - 1;
}

export function firstDayOf(unit: Unit, number: number, weekStart: number): Day {
  if (unit === 'day') return dayOfNumber(number);
  if (unit === 'week') return dayOfNumber(number * 7 - ((11 - weekStart) % 7));
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
}
