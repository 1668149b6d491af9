/** Opens the state database, embedded or PostgreSQL, and brings its schema up to date before anybody reads it. */
import { Kysely } from 'kysely';
import { migrateState } from './migrate.ts';
import { OwnNotices } from './notices.ts';
import type { State } from './state.ts';

/**
 * @param where `url` is FOOTPATH_STATE_URL (PostgreSQL) or null for SQLite in `folder`
 * @throws AppError `newer_data`; otherwise what the driver says
 */
export async function openState(where: { url: string | null; folder: string; now?: number }): Promise<State> {
  const dialect = where.url === null ? 'sqlite' : 'postgres';
  const db = new Kysely<unknown>({
    dialect:
      where.url === null
        ? (await import('./sqlite.ts')).sqliteDialect(where.folder)
        : (await import('./postgres.ts')).postgresDialect(where.url),
  });
  try {
    await migrateState(db, dialect, where.now ?? Date.now());
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const notices =
    where.url === null
      ? new OwnNotices()
      : new (await import('./postgres-notices.ts')).PostgresNotices(where.url);
  const close = async () => {
    await notices.close();
    await db.destroy();
  };
  return { db, dialect, notices, close };
}
