/** What must not be done by two at once, such as counting and then adding up to a limit. */
import { type Kysely, sql } from 'kysely';
import type { State } from './state.ts';

/**
 * A transaction that others of the same name wait for, in every process on this database.
 * @param name of what must not happen twice at once, with the id it is about: `shares map_1`
 */
export function alone<T>(
  { db, dialect }: Pick<State, 'db' | 'dialect'>,
  name: string,
  act: (transaction: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  // The one connection of SQLite does one transaction after the other anyway.
  if (dialect !== 'postgres') return db.transaction().execute(act);
  // What the one before wrote has to be seen, however the server is set up.
  const seeing = db.transaction().setIsolationLevel('read committed');
  return seeing.execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
    return act(transaction);
  });
}
