/** The embedded engine: ClickHouse inside this process, its files in the data folder. One engine per process. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Session } from 'chdb';
import { ChdbSession } from './chdb-session.ts';
import { engineError } from './engine-error.ts';
import {
  type EventDb,
  limitSettings,
  SESSION_SETTINGS,
  type StatementLimits,
  type TableDefinition,
} from './event-db.ts';
import { decodeRows, type RowOf, type RowSchema, str } from './row.ts';
import { count, ident, type Sql, sql, text } from './sql.ts';
import { stoppable } from './stoppable.ts';

/** An insert is on disk when it is answered, so the inbox may forget it. */
const DURABLE = sql` SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`;

/** Settings only the embedded engine knows: wait for deletions, any number of years in one import. */
const EMBEDDED_SETTINGS = { mutations_sync: 1, max_partitions_per_insert_block: 0 } as const;

/**
 * For questions alone. Our statements are written for servers that compute both sides of a condition, and over the arrays of journeys that is
 * cheaper than to pick rows first; a filter that is not merged with what comes after it computes that for fewer rows; machine code is made
 * anew for each period and costs more than it saves. Together they take about a third off the reports of a large business, and half off
 * those of a small one. Making the journeys is another matter: of ten million events they took twice as long and three times the memory.
 */
const READING_SETTINGS = {
  short_circuit_function_evaluation: 'disable',
  query_plan_merge_expressions: 0,
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
  optimize_and_compare_chain: 0,
} as const;

/**
 * Opens (or creates) the database `name` in the folder.
 * @param atOnce statements it works on at the same time; further ones wait inside the engine
 * @throws when another chDB session with another folder is open in this process
 */
export async function openChdb(folder: string, name: string, atOnce = 1): Promise<EventDb> {
  await mkdir(folder, { recursive: true });
  const { Session } = await import('chdb');
  const assignments = Object.entries({ ...SESSION_SETTINGS, ...EMBEDDED_SETTINGS }).map(setting);
  const database = ident(name);
  // The engine goes down with its last session: this one stays while others are made anew.
  const keeper = new Session(folder);
  await keeper.queryAsync(sql`CREATE DATABASE IF NOT EXISTS ${database} ENGINE = Atomic`.text);
  const open = async () => {
    const session = new Session(folder);
    try {
      await session.queryAsync(`SET ${assignments.join(', ')}`);
      await session.queryAsync(sql`USE ${database}`.text);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  };
  const sessions = Array.from({ length: Math.max(1, atOnce) }, () => new ChdbSession(open));
  // Its own session: a statement is stopped while the others are busy.
  const db = new ChdbEventDb(keeper, sessions, new ChdbSession(async () => new Session(folder)));
  return db.identified();
}

function setting([name, value]: [string, number | string]): string {
  return `${ident(name).text} = ${(typeof value === 'number' ? count(value) : text(value)).text}`;
}

class ChdbEventDb implements EventDb {
  engine: EventDb['engine'] = { kind: 'chdb', version: '', shards: 1 };
  readonly #keeper: Session;
  readonly #sessions: readonly ChdbSession[];
  readonly #stopping: ChdbSession;

  constructor(keeper: Session, sessions: readonly ChdbSession[], stopping: ChdbSession) {
    this.#keeper = keeper;
    this.#sessions = sessions;
    this.#stopping = stopping;
  }

  async identified(): Promise<EventDb> {
    const [row] = await this.query(sql`SELECT version() AS version`, { version: str });
    this.engine = { ...this.engine, version: row?.version ?? '' };
    return this;
  }

  async query<S extends RowSchema>(statement: Sql, schema: S, limits?: StatementLimits): Promise<RowOf<S>[]> {
    return decodeRows(
      await this.#answer(statement, limits, { ...limitSettings(limits), ...READING_SETTINGS }),
      schema,
    );
  }

  async run(statement: Sql, limits?: StatementLimits): Promise<void> {
    const settled = /^\s*INSERT/i.test(statement.text) ? limits : undefined;
    await this.#answer(statement, settled, settled && limitSettings(settled));
  }

  async insert(table: string, columns: readonly string[], rows: Buffer): Promise<void> {
    await this.#withSession((session) =>
      session.insert({
        table: ident(table).text,
        columns: [...columns],
        values: rows,
        format: 'TabSeparated',
      }),
    );
  }

  async remove(table: string, where: Sql): Promise<void> {
    await this.run(sql`ALTER TABLE ${ident(table)} DELETE WHERE ${where}`);
  }

  async define({ table, body }: TableDefinition): Promise<void> {
    await this.run(sql`CREATE TABLE IF NOT EXISTS ${ident(table)} ${body}${DURABLE}`);
  }

  async drop(table: string): Promise<void> {
    await this.run(sql`DROP TABLE IF EXISTS ${ident(table)}`);
  }

  async compact(table: string, partition: Sql): Promise<void> {
    await this.run(sql`OPTIMIZE TABLE ${ident(table)} PARTITION ${partition} FINAL`);
  }

  async ping(): Promise<boolean> {
    return (await this.query(sql`SELECT 'up' AS answer`, { answer: str }))[0]?.answer === 'up';
  }

  async close(): Promise<void> {
    const { drainPending } = await import('chdb');
    await drainPending();
    for (const session of [...this.#sessions, this.#stopping, this.#keeper]) session.close();
  }

  /** @param asked settings of this statement; left out where it takes none and cannot be stopped */
  async #answer(
    statement: Sql,
    limits: StatementLimits | undefined,
    asked: Readonly<Record<string, number | string>> | undefined,
  ): Promise<string> {
    const mark = randomUUID();
    const held = asked && { ...asked, ...(limits?.signal ? { log_comment: mark } : {}) };
    const settings = held ? ` SETTINGS ${Object.entries(held).map(setting).join(', ')}` : '';
    const kill = sql`KILL QUERY WHERE Settings['log_comment'] = ${text(mark)} ASYNC`;
    return this.#withSession((session) =>
      stoppable(
        asked && limits?.signal,
        async () => (await session.queryAsync(statement.text + settings, { format: 'JSONEachRow' })).text(),
        () => this.#stopping.during((stopping) => stopping.queryAsync(kill.text)),
      ),
    );
  }

  /** In the session that has least to do. */
  async #withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const [free] = [...this.#sessions].sort((one, other) => one.statements - other.statements);
    if (!free) throw new Error('The embedded engine has no session.');
    try {
      return await free.during(work);
    } catch (error) {
      throw engineError(error);
    }
  }
}
