/** Keeps versions of maps: whole documents with the sequence they stand at. Callers have checked whose map it is. */
import type { Kysely } from 'kysely';
import type { MapDocument } from '../document/document.ts';
import { storedDocument } from '../stored-document.ts';

export interface VersionRow {
  id: string;
  map: string;
  sequence: number;
  /** Null for those made by themselves. */
  name: string | null;
  made_by: string;
  made_at: number;
}

type VersionTables = { map_versions: VersionRow & { document: string } };

const columns = ['id', 'map', 'sequence', 'name', 'made_by', 'made_at'] as const;

/** Newest first. */
export async function readVersions(state: Kysely<unknown>, map: string): Promise<VersionRow[]> {
  return state
    .withTables<VersionTables>()
    .selectFrom('map_versions')
    .select(columns)
    .where('map', '=', map)
    .orderBy('sequence', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function readVersionDocument(
  state: Kysely<unknown>,
  map: string,
  id: string,
): Promise<MapDocument | null> {
  const row = await state
    .withTables<VersionTables>()
    .selectFrom('map_versions')
    .select('document')
    .where('map', '=', map)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? storedDocument(row.document) : null;
}

export async function insertVersion(
  state: Kysely<unknown>,
  row: VersionRow,
  document: MapDocument,
): Promise<void> {
  await state
    .withTables<VersionTables>()
    .insertInto('map_versions')
    .values({ ...row, document: JSON.stringify(document) })
    .execute();
}

/** Forgets the oldest of those made by themselves. */
export async function thinVersions(state: Kysely<unknown>, map: string, keep: number): Promise<void> {
  const own = (await readVersions(state, map)).filter(({ name }) => name === null);
  const old = own.slice(keep).map(({ id }) => id);
  if (old.length === 0) return;
  await state.withTables<VersionTables>().deleteFrom('map_versions').where('id', 'in', old).execute();
}
