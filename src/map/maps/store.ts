/** Keeps maps: one row each with a snapshot; `operation-log.ts` has what came since. Whoever appends holds the row until they are done. */
import { type Kysely, sql } from 'kysely';
import { DOCUMENT_VERSION, type MapDocument } from './document/document.ts';
import { applyAll, type Operation } from './document/operation.ts';
import { summedUp } from './document/summed-up.ts';
import { readDocument } from './document/upgrade.ts';
import { logOperations, readOperations } from './operation-log.ts';

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
  /** These are null for a map of before they stood here, until it is listed or edited. */
  advice: number | null;
  guesses: number | null;
  objective: string | null;
  target: string | null;
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

type MapTables = { maps: MapRow & { snapshot: string } };

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
  'objective',
  'target',
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
  await logOperations(transaction, row, operations, made);
  const sequence = row.sequence + operations.length;
  const snapshot = { snapshot: JSON.stringify(made.after), snapshot_sequence: sequence };
  await transaction
    .withTables<MapTables>()
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

/** Unless an edit has said so meanwhile. */
export async function setSummary(
  state: Kysely<unknown>,
  id: string,
  summary: Pick<MapRow, 'advice' | 'guesses' | 'objective' | 'target'>,
): Promise<void> {
  await state
    .withTables<MapTables>()
    .updateTable('maps')
    .set(summary)
    .where('id', '=', id)
    .where('objective', 'is', null)
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

/** Maps deleted before the instant. */
export async function mapsDeletedBefore(
  state: Kysely<unknown>,
  workspace: string,
  before: number,
): Promise<string[]> {
  const rows = await state
    .withTables<MapTables>()
    .selectFrom('maps')
    .select('id')
    .where('workspace', '=', workspace)
    .where('deleted_at', '<', before)
    .execute();
  return rows.map(({ id }) => id);
}

/** Removes maps for good, with their logs and versions. */
export async function purgeMaps(transaction: Kysely<unknown>, maps: readonly string[]): Promise<void> {
  const db = transaction.withTables<
    MapTables & { map_operations: { map: string }; map_versions: { map: string } }
  >();
  for (const id of maps) {
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

function listedAs(document: MapDocument) {
  const { reviewOn, ...rest } = summedUp(document);
  return { ...rest, review_on: reviewOn };
}
