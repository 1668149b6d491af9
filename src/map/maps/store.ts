/** Keeps maps: one row each with a snapshot, and the log of operations behind it. Whoever appends holds the row until they are done. */
import { type Kysely, type Selectable, sql } from 'kysely';
import { DOCUMENT_VERSION, type MapDocument } from './document.ts';
import { applyAll, type ExactOperation, type Operation } from './operation.ts';
import { summedUp } from './summed-up.ts';
import { readDocument } from './upgrade.ts';

export interface MapRow {
  id: string;
  workspace: string;
  title: string;
  kind: string;
  persona: string | null;
  owner: string | null;
  review_on: string | null;
  stages: number;
  cards: number;
  /** Null for a map that was not edited since these were first counted. */
  advice: number | null;
  guesses: number | null;
  sequence: number;
  snapshot_sequence: number;
  /** Where the newest version stands; -1 while there is none. */
  version_sequence: number;
  made_by: string;
  made_at: number;
  changed_by: string;
  changed_at: number;
  deleted_at: number | null;
}

interface OperationTable {
  map: string;
  sequence: number;
  operation_id: string;
  operation: string;
  made_by: string;
  made_at: number;
}

type MapTables = { maps: MapRow & { snapshot: string }; map_operations: OperationTable };

export interface LoggedOperation {
  readonly sequence: number;
  readonly operation: ExactOperation;
  readonly madeBy: string;
  readonly madeAt: number;
}

const columns = [
  'id',
  'workspace',
  'title',
  'kind',
  'persona',
  'owner',
  'review_on',
  'stages',
  'cards',
  'advice',
  'guesses',
  'sequence',
  'snapshot_sequence',
  'version_sequence',
  'made_by',
  'made_at',
  'changed_by',
  'changed_at',
  'deleted_at',
] as const satisfies readonly (keyof MapRow)[];

/** By title; those that are deleted, or those that are not. */
export async function readMaps(
  state: Kysely<unknown>,
  workspace: string,
  { deleted = false } = {},
): Promise<MapRow[]> {
  return state
    .withTables<MapTables>()
    .selectFrom('maps')
    .select(columns)
    .where('workspace', '=', workspace)
    .where('deleted_at', deleted ? 'is not' : 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute();
}

/** Deleted ones too. */
export async function readMap(
  state: Kysely<unknown>,
  workspace: string,
  id: string,
): Promise<MapRow | undefined> {
  return state
    .withTables<MapTables>()
    .selectFrom('maps')
    .select(columns)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** As `readMap`; no other process touches the map until the transaction ends. */
export async function lockMap(
  transaction: Kysely<unknown>,
  workspace: string,
  id: string,
): Promise<MapRow | undefined> {
  return transaction
    .withTables<MapTables>()
    .updateTable('maps')
    .set({ sequence: sql<number>`sequence` })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst();
}

export async function insertMap(
  state: Kysely<unknown>,
  row: Pick<MapRow, 'id' | 'workspace' | 'made_by' | 'made_at'>,
  document: MapDocument,
): Promise<void> {
  await state
    .withTables<MapTables>()
    .insertInto('maps')
    .values({
      ...row,
      ...listedAs(document),
      sequence: 0,
      snapshot_sequence: 0,
      version_sequence: -1,
      snapshot: JSON.stringify(document),
      changed_by: row.made_by,
      changed_at: row.made_at,
      deleted_at: null,
    })
    .execute();
}

/** The document as of the last operation; give it the transaction that holds the map where it must not change meanwhile. */
export async function readMapDocument(
  state: Kysely<unknown>,
  id: string,
): Promise<{ document: MapDocument; sequence: number }> {
  const { snapshot, snapshot_sequence } = await state
    .withTables<MapTables>()
    .selectFrom('maps')
    .select(['snapshot', 'snapshot_sequence'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const later = await readOperations(state, id, snapshot_sequence);
  const operations = later.map(({ operation }) => operation);
  return {
    document: applyAll(storedDocument(snapshot), operations),
    sequence: later.at(-1)?.sequence ?? snapshot_sequence,
  };
}

/** Those after the sequence, in order. */
export async function readOperations(
  state: Kysely<unknown>,
  map: string,
  after: number,
): Promise<LoggedOperation[]> {
  const rows = await state
    .withTables<MapTables>()
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
    .withTables<MapTables>()
    .selectFrom('map_operations')
    .select(['operation_id', 'sequence'])
    .where('map', '=', map)
    .where('operation_id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ operation_id, sequence }) => [operation_id, sequence]));
}

/**
 * Adds operations behind the last one. In the transaction that holds the map.
 * @param after the document with them
 * @param keepSnapshot whether the document is kept, so that the log before is not read again
 */
export async function appendOperations(
  transaction: Kysely<unknown>,
  row: MapRow,
  operations: readonly Operation[],
  made: { by: string; at: number; after: MapDocument; keepSnapshot: boolean },
): Promise<void> {
  const db = transaction.withTables<MapTables>();
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
    await db
      .insertInto('map_operations')
      .values(rows.slice(at, at + 100))
      .execute();
  }
  const sequence = row.sequence + operations.length;
  const snapshot = { snapshot: JSON.stringify(made.after), snapshot_sequence: sequence };
  await db
    .updateTable('maps')
    .set({
      ...listedAs(made.after),
      sequence,
      changed_by: made.by,
      changed_at: made.at,
      ...(made.keepSnapshot ? snapshot : {}),
    })
    .where('id', '=', row.id)
    .execute();
}

export async function setVersionSequence(
  transaction: Kysely<unknown>,
  id: string,
  sequence: number,
): Promise<void> {
  await transaction
    .withTables<MapTables>()
    .updateTable('maps')
    .set({ version_sequence: sequence })
    .where('id', '=', id)
    .execute();
}

export async function markDeleted(
  state: Kysely<unknown>,
  workspace: string,
  id: string,
  at: number | null,
): Promise<void> {
  await state
    .withTables<MapTables>()
    .updateTable('maps')
    .set({ deleted_at: at })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Removes for good what was deleted before the instant, with its log and versions. */
export async function purgeMaps(
  transaction: Kysely<unknown>,
  workspace: string,
  before: number,
): Promise<void> {
  const db = transaction.withTables<MapTables & { map_versions: { map: string } }>();
  const gone = await db
    .selectFrom('maps')
    .select('id')
    .where('workspace', '=', workspace)
    .where('deleted_at', '<', before)
    .execute();
  for (const { id } of gone) {
    await db.deleteFrom('map_operations').where('map', '=', id).execute();
    await db.deleteFrom('map_versions').where('map', '=', id).execute();
    await db.deleteFrom('maps').where('id', '=', id).execute();
  }
}

/** A document as this program wrote it; one of before is brought up to date. */
export function storedDocument(text: string): MapDocument {
  const raw = JSON.parse(text) as MapDocument;
  if (raw.version === DOCUMENT_VERSION) return raw;
  const { document, problem } = readDocument(raw);
  if (!document) throw new Error(`A stored map cannot be read: ${problem}.`);
  return document;
}

function fromRow(row: Selectable<OperationTable>): LoggedOperation {
  const operation = JSON.parse(row.operation) as ExactOperation;
  return { sequence: row.sequence, operation, madeBy: row.made_by, madeAt: row.made_at };
}

function listedAs(document: MapDocument) {
  const { reviewOn, ...rest } = summedUp(document);
  return { ...rest, review_on: reviewOn };
}
