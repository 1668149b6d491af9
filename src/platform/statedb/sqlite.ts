/** SQLite through libsql, dressed as the database Kysely's dialect expects. Keeps prepared statements; commits beside the event loop. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import { boundValue } from './values.ts';

const KEPT_STATEMENTS = 256;
/** Keys of people come in no order: with the 2 MB that SQLite takes by itself, a large import reads each page again and again. */
const CACHE_KB = 32 * 1024;

/** Opens (and makes) `state.db` in the folder: write-ahead log, every commit synced to the disk. */
export function sqliteDialect(folder: string): Dialect {
  mkdirSync(folder, { recursive: true });
  const database = new Database(join(folder, 'state.db'));
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  database.exec(`PRAGMA cache_size = -${CACHE_KB}`);
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new LibsqlDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** The sync to the disk is nearly all of a commit: it runs in a thread of libsql, and calls are read meanwhile. */
class LibsqlDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: new LibsqlDatabase(database) });
    this.#database = database;
  }

  override async commitTransaction(): Promise<void> {
    // Both classes of libsql hold the same handle; this one's `exec` answers when the statement is done.
    await AsyncDatabase.prototype.exec.call(this.#database, 'COMMIT');
  }
}

class LibsqlDatabase implements SqliteDatabase {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  prepare(text: string): SqliteStatement {
    const kept = this.#statements.get(text);
    if (kept) return kept;
    const prepared = new LibsqlStatement(this.#database.prepare(text));
    const statement = /^\s*rollback\s*$/i.test(text) ? forgiving(prepared) : prepared;
    // A statement that changes the schema is never run twice; keeping it would only pin the old schema.
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(text)) return statement;
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
    this.#statements.set(text, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    // Leaves one whole file behind, which is what people copy.
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#database.close();
  }
}

/**
 * SQLite ends a transaction by itself when the disk is full; the rollback that follows then finds none, and its complaint
 * must not hide what really happened.
 */
function forgiving(rollback: LibsqlStatement): SqliteStatement {
  return {
    reader: false,
    all: (parameters) => rollback.all(parameters),
    iterate: (parameters) => rollback.iterate(parameters),
    run(parameters) {
      try {
        return rollback.run(parameters);
      } catch (error) {
        if (error instanceof Error && /no transaction is active/.test(error.message))
          return { changes: 0, lastInsertRowid: 0 };
        throw error;
      }
    },
  };
}

class LibsqlStatement implements SqliteStatement {
  readonly #statement: Database.Statement;
  readonly reader: boolean;

  constructor(statement: Database.Statement) {
    this.#statement = statement;
    this.reader = statement.reader;
  }

  all(parameters: readonly unknown[]): unknown[] {
    const rows = this.#statement.all(parameters.map(integerAware)) as Record<string, unknown>[];
    for (const row of rows) bytesInPlace(row);
    return rows;
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#statement.run(parameters.map(integerAware));
  }

  *iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    // The rows are read at once: a kept statement must not be left half read.
    yield* this.all(parameters);
  }
}

/** libsql sends every JavaScript number as a real; whole ones must arrive as integers. */
function integerAware(value: unknown): string | bigint | number | Uint8Array | null {
  const bound = boundValue(value);
  return typeof bound === 'number' && Number.isSafeInteger(bound) ? BigInt(bound) : bound;
}

/** libsql answers a blob as ArrayBuffer, pg as Buffer; stores see Buffer. */
function bytesInPlace(row: Record<string, unknown>): void {
  for (const column in row) {
    const value = row[column];
    if (value instanceof ArrayBuffer) row[column] = Buffer.from(value);
  }
}
