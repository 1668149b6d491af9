/** A ClickHouse server or cluster over HTTP. Knows what a cluster needs, so that no statement has to. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import type { ClusterAddress } from './address.ts';
import { engineError } from './engine-error.ts';
import {
  type EventDb,
  limitSettings,
  SESSION_SETTINGS,
  type StatementLimits,
  type TableDefinition,
} from './event-db.ts';
import { decodeRows, int, type RowOf, type RowSchema, str } from './row.ts';
import { ident, type Sql, sql, text } from './sql.ts';
import { stoppable } from './stoppable.ts';

/** Sub-selects over distributed tables go to every shard once; inserts into them resolve when the shards have the rows. */
const CLUSTER_SETTINGS = { distributed_product_mode: 'global', insert_distributed_sync: 1 } as const;

/** The server keeps an answer back until it is whole: a statement that fails on its way fails with its reason, not within its rows. */
const WHOLE = { wait_end_of_query: 1 } as const;

const LONG_REQUEST_MS = 30 * 60 * 1000;

/** Connects to every host and creates the database there if it is missing. The first host answers the statements. */
export async function openClickHouse(address: ClusterAddress): Promise<ClickHouseEventDb> {
  const clients = address.hosts.map((host) => client(host, address, 'default'));
  try {
    for (const each of clients) {
      await each.command({ query: sql`CREATE DATABASE IF NOT EXISTS ${ident(address.database)}`.text });
    }
  } catch (error) {
    throw engineError(error);
  } finally {
    await Promise.all(clients.map((each) => each.close()));
  }
  const db = new ClickHouseEventDb(
    address,
    address.hosts.map((host) => client(host, address, address.database)),
  );
  await db.identify();
  return db;
}

function client(host: string, address: ClusterAddress, database: string): ClickHouseClient {
  return createClient({
    url: host,
    username: address.user,
    password: address.password,
    database,
    request_timeout: LONG_REQUEST_MS,
    clickhouse_settings: { ...SESSION_SETTINGS, ...(address.cluster ? CLUSTER_SETTINGS : {}) },
    log: { level: OFF },
  });
}

/** `ClickHouseLogLevel.OFF`: failures are reported by whoever called, once. */
const OFF = 127;

export class ClickHouseEventDb implements EventDb {
  engine: EventDb['engine'];
  readonly cluster: string | null;
  readonly database: string;
  readonly #clients: readonly ClickHouseClient[];

  constructor(address: ClusterAddress, clients: readonly ClickHouseClient[]) {
    this.cluster = address.cluster;
    this.database = address.database;
    this.#clients = clients;
    this.engine = { kind: 'clickhouse', version: '', shards: address.cluster ? clients.length : 1 };
  }

  async identify(): Promise<void> {
    const [row] = await this.query(sql`SELECT version() AS version`, { version: str });
    this.engine = { ...this.engine, version: row?.version ?? '' };
  }

  async query<S extends RowSchema>(statement: Sql, schema: S, limits?: StatementLimits): Promise<RowOf<S>[]> {
    return this.#stoppable(limits, async (query_id) => {
      const answer = await this.#first().query({
        query: statement.text,
        query_id,
        format: 'JSONEachRow',
        clickhouse_settings: { ...limitSettings(limits), ...WHOLE },
      });
      return decodeRows(await answer.text(), schema);
    });
  }

  async run(statement: Sql, limits?: StatementLimits): Promise<void> {
    await this.#stoppable(limits, (query_id) => this.#command(this.#first(), statement, limits, query_id));
  }

  /** Runs one statement on each host in turn; for what a cluster without coordination cannot do in one. */
  async runEverywhere(statement: Sql): Promise<void> {
    for (const each of this.#clients) await this.#command(each, statement);
  }

  async insert(
    table: string,
    columns: readonly [string, ...string[]] | readonly string[],
    rows: Buffer,
  ): Promise<void> {
    const [head, ...rest] = columns;
    if (head === undefined) throw new Error('An insert needs columns.');
    try {
      await this.#first().insert({
        table: ident(table).text,
        columns: [head, ...rest],
        values: Readable.from([rows], { objectMode: false }),
        format: 'TabSeparated',
      });
    } catch (error) {
      throw engineError(error);
    }
  }

  async remove(table: string, where: Sql): Promise<void> {
    const local = this.cluster ? `${table}_local` : table;
    await this.runEverywhere(sql`ALTER TABLE ${ident(local)} DELETE WHERE ${where}`);
    for (const each of this.#clients) await this.#mutated(each, local);
  }

  async define({ table, body, placement }: TableDefinition): Promise<void> {
    if (!this.cluster || placement === 'first host') {
      await this.run(sql`CREATE TABLE IF NOT EXISTS ${ident(table)} ${body}`);
      return;
    }
    const local = ident(`${table}_local`);
    const cluster = ident(this.cluster);
    await this.runEverywhere(sql`CREATE TABLE IF NOT EXISTS ${local} ${body}`);
    await this.runEverywhere(sql`CREATE TABLE IF NOT EXISTS ${ident(table)} AS ${local}
      ENGINE = Distributed(${cluster}, ${ident(this.database)}, ${local}, ${placement.shardBy})`);
  }

  async drop(table: string): Promise<void> {
    await this.runEverywhere(sql`DROP TABLE IF EXISTS ${ident(table)}`);
    await this.runEverywhere(sql`DROP TABLE IF EXISTS ${ident(`${table}_local`)}`);
  }

  async compact(table: string, partition: Sql): Promise<void> {
    const local = ident(this.cluster ? `${table}_local` : table);
    await this.runEverywhere(sql`OPTIMIZE TABLE ${local} PARTITION ${partition} FINAL`);
  }

  async ping(): Promise<boolean> {
    return (await Promise.all(this.#clients.map((each) => each.ping()))).every((answer) => answer.success);
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((each) => each.close()));
  }

  /** Old servers cannot wait for a mutation themselves. */
  async #mutated(each: ClickHouseClient, table: string): Promise<void> {
    const pending = sql`SELECT count() AS pending FROM system.mutations
      WHERE database = ${text(this.database)} AND table = ${text(table)} AND NOT is_done`;
    for (;;) {
      const answer = await each.query({ query: pending.text, format: 'JSONEachRow' });
      const [row] = decodeRows(await answer.text(), { pending: int });
      if (row?.pending === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The first host stops what it began on the others too. */
  async #stoppable<T>(
    limits: StatementLimits | undefined,
    work: (queryId: string) => Promise<T>,
  ): Promise<T> {
    const id = randomUUID();
    const kill = sql`KILL QUERY WHERE query_id = ${text(id)} ASYNC`;
    try {
      return await stoppable(
        limits?.signal,
        () => work(id),
        () => this.#first().command({ query: kill.text }),
      );
    } catch (error) {
      throw engineError(error);
    }
  }

  async #command(
    each: ClickHouseClient,
    statement: Sql,
    limits?: StatementLimits,
    query_id: string = randomUUID(),
  ): Promise<void> {
    try {
      await each.command({
        query: statement.text,
        query_id,
        clickhouse_settings: limits ? limitSettings(limits) : {},
      });
    } catch (error) {
      throw engineError(error);
    }
  }

  #first(): ClickHouseClient {
    const [first] = this.#clients;
    if (!first) throw new Error('A cluster needs at least one host.');
    return first;
  }
}
