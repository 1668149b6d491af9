/** Who converted with what on their way: people are counted once, however often they converted. */
import { join, type Sql, sql, uint16, uint16s } from '../../platform/eventdb/sql.ts';
import { collapsed, type WaysAsked } from './ways.sql.ts';

/**
 * People who converted, by row: `row` (0-based place in the table), `people`.
 * @param rowOf the row of each code that can be met; codes of one row are one touch here
 */
export function creditedPeople(asked: WaysAsked, rowOf: ReadonlyMap<number, number>): Sql {
  const codes = join([...rowOf.keys()].map(uint16));
  const rows = join([...rowOf.values()].map(uint16));
  const met = sql`arrayMap(c -> transform(toUInt16(c), [${codes}], [${rows}], toUInt16(0)), path)`;
  return sql`SELECT row, uniqExact(person) AS people FROM (
      SELECT person, arrayJoin(arrayDistinct(${met})) AS row FROM (${collapsed(asked)}) WHERE won = 1)
    GROUP BY row`;
}

/** How many people converted without any known touch before one of their conversions. */
export function uncreditedPeople(asked: WaysAsked): Sql {
  return sql`SELECT uniqExactIf(person, length(path) = 0) AS people, uniqExact(person) AS everybody
    FROM (${collapsed(asked)}) WHERE won = 1`;
}

/** With one of these codes on a way, without any touch known, or at all. */
export type Converted = readonly number[] | 'unknown' | 'any';

/** Of the rows those of people who converted. */
export function rowsOfCredited(asked: WaysAsked, converted: Converted): Sql {
  const met = (codes: readonly number[]): Sql =>
    sql`arrayExists(c -> has(${uint16s(codes)}, toUInt16(c)), path)`;
  const is = converted === 'any' ? sql`1` : converted === 'unknown' ? sql`length(path) = 0` : met(converted);
  return sql`SELECT * FROM (${asked.rows}) WHERE person GLOBAL IN (
    SELECT person FROM (${collapsed(asked)}) WHERE won = 1 AND ${is})`;
}
