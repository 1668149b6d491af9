/** Brings the state database to the schema of this program: numbered SQL files, each run once, all or none. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { AppError } from '../errors/app-error.ts';
import { packageRoot } from '../files/package-root.ts';
import type { State } from './state.ts';

/** Any number will do, as long as it is the same in every Footpath process. */
const POSTGRES_LOCK = 4_400_001;

const columnTypes = {
  sqlite: { blob: 'BLOB', json: 'TEXT', bigint: 'INTEGER' },
  postgres: { blob: 'BYTEA', json: 'TEXT', bigint: 'BIGINT' },
} as const;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/**
 * Runs what has not run yet, in one transaction that other processes wait for.
 * @returns the names of the migrations that ran now
 * @throws AppError `newer_data` when the database knows migrations this program does not
 */
export async function migrateState(
  db: Kysely<unknown>,
  dialect: State['dialect'],
  now: number,
  folder = join(packageRoot(), 'migrations', 'state'),
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return db.connection().execute(async (connection) => {
    await sql.raw(dialect === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN').execute(connection);
    try {
      if (dialect === 'postgres')
        await sql`SELECT pg_advisory_xact_lock(${POSTGRES_LOCK})`.execute(connection);
      const ran = await runMissing(connection, dialect, migrations, now);
      await sql.raw('COMMIT').execute(connection);
      return ran;
    } catch (error) {
      await sql.raw('ROLLBACK').execute(connection);
      throw error;
    }
  });
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function runMissing(
  connection: Kysely<unknown>,
  dialect: State['dialect'],
  migrations: Migration[],
  now: number,
): Promise<string[]> {
  const create =
    'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, ran_at';
  await sql.raw(`${create} ${columnTypes[dialect].bigint} NOT NULL)`).execute(connection);
  const db = connection.withTables<{ migrations: { name: string; checksum: string; ran_at: number } }>();
  const done = new Map(
    (await db.selectFrom('migrations').selectAll().execute()).map((row) => [row.name, row.checksum]),
  );
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done.keys()].find((name) => !known.has(name));
  if (unknown) throw new AppError('newer_data', { migration: unknown });
  const ran: string[] = [];
  for (const { name, text, checksum } of migrations) {
    const before = done.get(name);
    if (before === checksum) continue;
    if (before) throw new Error(`Migration ${name} was changed after it had run; add a new one instead.`);
    for (const statement of statementsOf(text, dialect)) await sql.raw(statement).execute(connection);
    await db.insertInto('migrations').values({ name, checksum, ran_at: now }).execute();
    ran.push(name);
  }
  return ran;
}

/** The statements of a migration file for one dialect: split at `;` before a line end, comments and tokens resolved. */
export function statementsOf(text: string, dialect: State['dialect']): string[] {
  const types = columnTypes[dialect];
  return text
    .replace(/^\s*--.*$/gm, '')
    .replace(/\$(blob|json|bigint)\b/g, (_, kind: keyof typeof types) => types[kind])
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
