/** The log of what was done on each map, in the order in which it was taken. Nothing in it ever changes. */
import type { Kysely, Selectable } from 'kysely';
import type { ExactOperation, Operation } from './document/operation.ts';

interface OperationTable {
  map: string;
  sequence: number;
  operation_id: string;
  operation: string;
  made_by: string;
  made_at: number;
}

type LogTables = { map_operations: OperationTable };

export interface LoggedOperation {
  readonly sequence: number;
  readonly operation: ExactOperation;
  readonly madeBy: string;
  readonly madeAt: number;
}

/** Those after the sequence, in order. */
export async function readOperations(
  state: Kysely<unknown>,
  map: string,
  after: number,
): Promise<LoggedOperation[]> {
  const rows = await state
    .withTables<LogTables>()
    .selectFrom('map_operations')
    .selectAll()
    .where('map', '=', map)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .execute();
  return rows.map(fromRow);
}

/** Sequence by id of those that are in the log. */
export async function sequencesOf(
  state: Kysely<unknown>,
  map: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await state
    .withTables<LogTables>()
    .selectFrom('map_operations')
    .select(['operation_id', 'sequence'])
    .where('map', '=', map)
    .where('operation_id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ operation_id, sequence }) => [operation_id, sequence]));
}

/** Adds them behind the last one. In the transaction that holds the map. */
export async function logOperations(
  transaction: Kysely<unknown>,
  row: { readonly id: string; readonly sequence: number },
  operations: readonly Operation[],
  made: { readonly by: string; readonly at: number },
): Promise<void> {
  const rows = operations.map((operation, index) => ({
    map: row.id,
    sequence: row.sequence + index + 1,
    operation_id: operation.id,
    operation: JSON.stringify(operation),
    made_by: made.by,
    made_at: made.at,
  }));
  // SQLite binds a limited number of values per statement.
  for (let at = 0; at < rows.length; at += 100) {
    await transaction
      .withTables<LogTables>()
      .insertInto('map_operations')
      .values(rows.slice(at, at + 100))
      .execute();
  }
}

function fromRow(row: Selectable<OperationTable>): LoggedOperation {
  const operation = JSON.parse(row.operation) as ExactOperation;
  return { sequence: row.sequence, operation, madeBy: row.made_by, madeAt: row.made_at };
}
