/** The state database as stores see it: one Kysely connection, the dialect it speaks, and how to close it. */
import type { Kysely } from 'kysely';
import type { Notices } from './notices.ts';

export interface State {
  /**
   * Untyped on purpose: each store names its own tables, `state.db.withTables<{ stages: StageRow }>()`.
   * On SQLite there is one connection, so inside `transaction().execute(async (trx) => …)` use only `trx`:
   * a query on `db` would wait for the transaction to end, for ever.
   */
  readonly db: Kysely<unknown>;
  readonly dialect: 'sqlite' | 'postgres';
  /** Words to the other processes on this database. */
  readonly notices: Notices;
  close(): Promise<void>;
}
