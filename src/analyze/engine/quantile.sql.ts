/** Quantiles that lie between two values where the sample does; the engine's own take one of the two. */
import { float64, ident, type Sql, sql } from '../../platform/eventdb/sql.ts';

/**
 * The quantile of a sorted array that is not empty, by linear interpolation (type 7 of Hyndman and Fan 1996, The American
 * Statistician 50(4)), as Float64.
 * @param array name of the column
 * @param level from 0 to 1
 */
export function quantileOf(array: string, level: number): Sql {
  const values = ident(array);
  const place = sql`(length(${values}) - 1) * ${float64(level)}`;
  const below = sql`toUInt32(floor(${place}))`;
  const low = sql`toFloat64(${values}[${below} + 1])`;
  const high = sql`toFloat64(${values}[toUInt32(least(${below} + 2, length(${values})))])`;
  return sql`(${low} + (${place} - ${below}) * (${high} - ${low}))`;
}
