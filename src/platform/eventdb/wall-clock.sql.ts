/** The wall clock of a zone in a statement: the engine needs no zone data, and its days are those of the calendar. */
import { offsetsBetween } from '../../kernel/zones.ts';
import { int64, join, type Sql, sql } from './sql.ts';

/**
 * An instant as the zone's clock shows it, as if that were UTC (`Int64`, ms): `intDiv` by a day gives the calendar day.
 * @param instant an expression over ms UTC, written several times
 * @param fromMs,toMs instants before or after are taken with the first or last offset of this time
 */
export function wallClock(instant: Sql, timezone: string, fromMs: number, toMs: number): Sql {
  const [first, ...later] = offsetsBetween(timezone, fromMs, toMs);
  const cases = later
    .map(({ from, offset }) => sql`${instant} >= ${int64(from)}, ${int64(offset)}`)
    .reverse();
  const before = int64(first?.offset ?? 0);
  return cases.length === 0
    ? sql`(${instant} + ${before})`
    : sql`(${instant} + multiIf(${join(cases)}, ${before}))`;
}
