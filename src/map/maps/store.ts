/** Keeps maps: one row each. `stored-document.ts` reads what is on one, `batch.ts` writes on it; whoever writes holds the row until they are done. */
import { type Kysely, sql } from 'kysely';
import type { MapDocument } from './document/document.ts';
import { summedUp } from './document/summed-up.ts';

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

export type MapTables = { maps: MapRow & { snapshot: string } };

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

/** What lists show of a document, as columns. */
export function listedAs(document: MapDocument) {
  const { reviewOn, ...rest } = summedUp(document);
  return { ...rest, review_on: reviewOn };
}
