/** The event engine as reports see it: what somebody asked for waits its turn and keeps within the limits; the rest goes straight in. */
import { whoAsks } from './asking.ts';
import type { EventDb, EventEngine, StatementLimits, TableDefinition } from './event-db.ts';
import type { RowOf, RowSchema } from './row.ts';
import type { Sql } from './sql.ts';
import type { StatementQueue } from './statement-queue.ts';

/** Limits of a statement that names none itself. */
export type UsualLimits = Required<Pick<StatementLimits, 'seconds' | 'memoryBytes'>>;

export class QueuedEventDb implements EventDb {
  readonly #inner: EventDb;
  readonly #queue: StatementQueue;
  readonly #limits: UsualLimits;

  constructor(inner: EventDb, queue: StatementQueue, limits: UsualLimits) {
    this.#inner = inner;
    this.#queue = queue;
    this.#limits = limits;
  }

  get engine(): EventEngine {
    return this.#inner.engine;
  }

  /** @throws also AppError `cancelled` when whoever asked has left, `too_busy` */
  query<S extends RowSchema>(statement: Sql, schema: S, limits?: StatementLimits): Promise<RowOf<S>[]> {
    return this.#asked(limits, (held) => this.#inner.query(statement, schema, held));
  }

  run(statement: Sql, limits?: StatementLimits): Promise<void> {
    return this.#asked(limits, (held) => this.#inner.run(statement, held));
  }

  insert(table: string, columns: readonly string[], rows: Buffer): Promise<void> {
    return this.#inner.insert(table, columns, rows);
  }

  remove(table: string, where: Sql): Promise<void> {
    return this.#inner.remove(table, where);
  }

  define(definition: TableDefinition): Promise<void> {
    return this.#inner.define(definition);
  }

  drop(table: string): Promise<void> {
    return this.#inner.drop(table);
  }

  compact(table: string, partition: Sql): Promise<void> {
    return this.#asked(undefined, () => this.#inner.compact(table, partition));
  }

  ping(): Promise<boolean> {
    return this.#inner.ping();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  async #asked<T>(
    limits: StatementLimits | undefined,
    work: (limits: StatementLimits | undefined) => Promise<T>,
  ): Promise<T> {
    const asking = whoAsks();
    if (!asking) return work(limits);
    const held = { ...this.#limits, ...limits, ...(asking.signal ? { signal: asking.signal } : {}) };
    return this.#queue.turn(asking, () => work(held));
  }
}
