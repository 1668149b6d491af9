/** A habit of old servers: a lambda reaches only for columns that also stand outside of one in the same select. */
import { ident, join, type Sql, sql } from './sql.ts';

/** An array as it is, naming beside it the columns that the lambda it is handed to reaches for. */
export function besides(array: string, ...columns: readonly string[]): Sql {
  // What is ignored counts 0.
  return sql`arraySlice(${ident(array)}, 1 + ignore(${join(columns.map(ident))}))`;
}
