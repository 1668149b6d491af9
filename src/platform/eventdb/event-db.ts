/** The port to the event engine. Slices know this and the `sql` tag; which engine answers is the adapter's business. */
import type { RowOf, RowSchema } from './row.ts';
import type { Sql } from './sql.ts';

/** Limits for one statement; beyond them it fails with the AppError `query_too_heavy`. */
export interface StatementLimits {
  readonly seconds?: number;
  readonly memoryBytes?: number;
  /** Most rows an answer may have. */
  readonly rows?: number;
  /** Once aborted, the statement is stopped in the engine and ends with the AppError `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface EventEngine {
  readonly kind: 'chdb' | 'clickhouse';
  readonly version: string;
  readonly shards: number;
}

/** Where the rows of a table live on a cluster: spread by an expression, or on the first host alone. */
export type Placement = { readonly shardBy: Sql } | 'first host';

export interface TableDefinition {
  readonly table: string;
  /** Everything after the name: columns, engine, order. */
  readonly body: Sql;
  readonly placement: Placement;
}

export interface EventDb {
  readonly engine: EventEngine;
  /**
   * Runs a SELECT and decodes each row by the schema.
   * @throws AppError `query_too_heavy` beyond the limits, `unavailable` when the engine does not answer
   */
  query<S extends RowSchema>(statement: Sql, schema: S, limits?: StatementLimits): Promise<RowOf<S>[]>;
  /** Runs a statement without answer: INSERT … SELECT, TRUNCATE. Resolves when it is done on every shard. */
  run(statement: Sql, limits?: StatementLimits): Promise<void>;
  /** Appends tab-separated rows (see `tsv.ts`) to the named columns of a table. */
  insert(table: string, columns: readonly string[], rows: Buffer): Promise<void>;
  /** Deletes the rows that meet the condition on every shard and waits until they are gone. */
  remove(table: string, where: Sql): Promise<void>;
  /** Creates a table where it is missing, on every host the placement asks for. */
  define(definition: TableDefinition): Promise<void>;
  /** Drops a table of ours where it is, on every host. */
  drop(table: string): Promise<void>;
  /** Merges what was written apart in one partition, so that each key is there once; for after bulk work. */
  compact(table: string, partition: Sql): Promise<void>;
  /** True when the engine answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

export const DEFAULT_LIMITS = { seconds: 60, memoryBytes: 4 * 1024 ** 3, rows: 1_000_000 } as const;

/** The settings of the engine that hold a statement within its limits. */
export function limitSettings(limits: StatementLimits = {}): Record<string, number | string> {
  return {
    max_execution_time: limits.seconds ?? DEFAULT_LIMITS.seconds,
    max_memory_usage: limits.memoryBytes ?? DEFAULT_LIMITS.memoryBytes,
    max_result_rows: limits.rows ?? DEFAULT_LIMITS.rows,
    result_overflow_mode: 'throw',
  };
}

/** Settings every statement runs with, on every engine. */
export const SESSION_SETTINGS: Readonly<Record<string, number | string>> = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 0,
  join_use_nulls: 0,
  max_query_size: 64 * 1024 ** 2,
  max_ast_elements: 1_000_000,
  max_expanded_ast_elements: 2_000_000,
};
