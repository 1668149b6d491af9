/** Takes a batch of operations onto a map: each id once, a version kept before it where one is due, the row told what lists show. */
import type { Kysely } from 'kysely';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { accept } from './document/accept.ts';
import type { MapDocument } from './document/document.ts';
import type { Operation } from './document/operation.ts';
import { logOperations, sequencesOf } from './operation-log.ts';
import { listedAs, type MapRow, type MapTables } from './store.ts';
import { keepBeforeEdit } from './versions/automatic-versions.ts';

/** So that a long log is not read again and again. */
const SNAPSHOT_EVERY = 200;

/** What one batch did. */
export interface Edited {
  readonly sequence: number;
  readonly taken: readonly { readonly id: string; readonly sequence: number }[];
  readonly refused: readonly { readonly id: string; readonly problem: string }[];
}

/**
 * In the transaction that holds the map.
 * @param map as it is now
 * @param how `keepBefore`: a version is kept first, due or not
 */
export async function takeBatch(
  transaction: Kysely<unknown>,
  { row, document }: { readonly row: MapRow; readonly document: MapDocument },
  operations: readonly Operation[],
  { by, clock, newId, keepBefore }: { by: string; clock: Clock; newId: NewId; keepBefore: boolean },
): Promise<Edited> {
  const sent = operations.map(({ id }) => id);
  const known = await sequencesOf(transaction, row.id, sent);
  const fresh = once(operations.filter(({ id }) => !known.has(id)));
  const { taken, refused, after } = accept(document, fresh);
  if (taken.length > 0) {
    const at = clock();
    await keepBeforeEdit(transaction, row, document, { at, newId, always: keepBefore });
    await append(transaction, row, taken, { by, at, after });
  }
  for (const [index, { id }] of taken.entries()) known.set(id, row.sequence + index + 1);
  return {
    sequence: row.sequence + taken.length,
    taken: [...known].map(([id, sequence]) => ({ id, sequence })),
    refused,
  };
}

async function append(
  transaction: Kysely<unknown>,
  row: MapRow,
  operations: readonly Operation[],
  made: { by: string; at: number; after: MapDocument },
): Promise<void> {
  await logOperations(transaction, row, operations, made);
  const sequence = row.sequence + operations.length;
  const isDue = sequence - row.snapshot_sequence >= SNAPSHOT_EVERY;
  await transaction
    .withTables<MapTables>()
    .updateTable('maps')
    .set({
      ...listedAs(made.after),
      sequence,
      changed_by: made.by,
      changed_at: made.at,
      ...(isDue ? { snapshot: JSON.stringify(made.after), snapshot_sequence: sequence } : {}),
    })
    .where('id', '=', row.id)
    .execute();
}

/** An operation that stands twice in one batch counts once. */
function once(operations: readonly Operation[]): Operation[] {
  const ids = new Set<string>();
  return operations.filter(({ id }) => !ids.has(id) && ids.add(id));
}
