import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { int } from '../../platform/eventdb/row.ts';
import { int64s, sql } from '../../platform/eventdb/sql.ts';
import { dayNumberIn, dayOfNumber } from './business-days.sql.ts';
import { firstDayOf, unitNumber, unitOfDay } from './units.ts';

const HOUR = 3_600_000;

/** Instants around every full hour of some days, and a coarse net over years. */
function instantsAround(...moments: readonly number[]): number[] {
  const near = moments.flatMap((moment) =>
    Array.from({ length: 97 }, (_, index) => moment + (index - 48) * (HOUR / 2) + (index % 3) - 1),
  );
  const far = Array.from({ length: 400 }, (_, index) => Date.UTC(2010, 0, 1) + index * (14 * 24 + 5) * HOUR);
  return [...near, ...far];
}

const zones: readonly [string, readonly number[]][] = [
  // Days of 23 and 25 hours.
  ['Europe/Berlin', instantsAround(Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1))],
  ['America/New_York', instantsAround(Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6))],
  // Half hours, and a change of the clock by half an hour.
  ['Asia/Kolkata', instantsAround(Date.UTC(2026, 5, 1))],
  ['Australia/Lord_Howe', instantsAround(Date.UTC(2026, 3, 4, 15), Date.UTC(2026, 9, 3, 15, 30))],
  // No midnight on the day the clocks change.
  ['America/Santiago', instantsAround(Date.UTC(2026, 3, 5, 3), Date.UTC(2026, 8, 6, 4))],
  // Moved to the other side of the date line: 30 December 2011 never was.
  ['Pacific/Apia', instantsAround(Date.UTC(2011, 11, 30, 10))],
];

describeOnEachBackend('days of business time in a statement', (open) => {
  let backends: Backends;
  beforeAll(async () => {
    backends = await open();
  });
  afterAll(() => backends.close());

  it.each(zones)('are those of the calendar in %s', async (timezone, instants) => {
    const number = dayNumberIn(timezone, '2009-12-01', '2027-12-31');
    const rows = await backends.events.query(
      sql`SELECT t, ${number(sql`t`)} AS day FROM (SELECT arrayJoin(${int64s(instants)}) AS t)`,
      { t: int, day: int },
    );
    expect(rows.length).toBe(instants.length);
    for (const { t, day } of rows) expect([t, dayOfNumber(day)]).toEqual([t, dayOf(t, timezone)]);
  });

  it.each([0, 1, 6])('are put into weeks that begin on day %i, and into months', async (weekStart) => {
    const days = Array.from({ length: 800 }, (_, index) => 20_000 + index);
    const number = sql`toInt32(d)`;
    const rows = await backends.events.query(
      sql`SELECT d, ${unitOfDay('week', weekStart, number)} AS week, ${unitOfDay('month', weekStart, number)} AS month
        FROM (SELECT arrayJoin(${int64s(days)}) AS d)`,
      { d: int, week: int, month: int },
    );
    for (const { d, week, month } of rows) {
      const day = dayOfNumber(d);
      expect([week, month]).toEqual([
        unitNumber('week', day, weekStart),
        unitNumber('month', day, weekStart),
      ]);
      expect(new Date(`${firstDayOf('week', week, weekStart)}T00:00Z`).getUTCDay()).toBe(weekStart);
      expect(firstDayOf('month', month, weekStart)).toBe(`${day.slice(0, 7)}-01`);
    }
  });
});
