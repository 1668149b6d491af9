/**
 * A fence between what is computed and what is asked of it. The engine follows each filter down to the stored columns, in search of keys;
 * where values are made of values made of values, as along a walk, writing that out takes it seconds, however few rows there are.
 */
import { count, type Sql, sql } from './sql.ts';

/** The same rows, as a table to select from; no filter is followed through it. */
export function fenced(select: Sql): Sql {
  return sql`(SELECT * FROM (${select}) LIMIT ${count(Number.MAX_SAFE_INTEGER)})`;
}
