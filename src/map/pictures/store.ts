/** Keeps the pictures of maps and visits. */
import type { Kysely } from 'kysely';
import type { PictureFile } from '../../platform/pictures/picture-file.ts';

interface PictureRow {
  id: string;
  workspace: string;
  place: string;
  type: string;
  width: number;
  height: number;
  size: number;
  hash: string;
  bytes: Buffer;
  made_by: string;
  made_at: number;
  /** Since when nothing names it; null while something does, or nobody has looked. */
  unnamed_since: number | null;
}

export type ListedPicture = Omit<PictureRow, 'bytes'>;

type Tables = { pictures: PictureRow };

const listed = [
  ...(['id', 'workspace', 'place', 'type', 'width', 'height', 'size', 'hash'] as const),
  ...(['made_by', 'made_at', 'unnamed_since'] as const),
] as const;

function tables(db: Kysely<unknown>): Kysely<Tables> {
  return db as Kysely<Tables>;
}

/** The picture with these bytes, whoever sent it first; from now on nobody forgets it before thirty days. */
export async function findByHash(
  db: Kysely<unknown>,
  workspace: string,
  hash: string,
): Promise<ListedPicture | undefined> {
  return tables(db)
    .updateTable('pictures')
    .set({ unnamed_since: null })
    .where('workspace', '=', workspace)
    .where('hash', '=', hash)
    .returning(listed)
    .executeTakeFirst();
}

export async function insertPicture(db: Kysely<unknown>, row: PictureRow): Promise<void> {
  await tables(db).insertInto('pictures').values(row).execute();
}

/** How much room is taken: pictures for one place, bytes of the business. */
export async function roomTaken(
  db: Kysely<unknown>,
  workspace: string,
  place: string,
): Promise<{ readonly pictures: number; readonly bytes: number }> {
  const rows = await tables(db)
    .selectFrom('pictures')
    .select(['place', (each) => each.fn.countAll().as('pictures'), (each) => each.fn.sum('size').as('bytes')])
    .where('workspace', '=', workspace)
    .groupBy('place')
    .execute();
  return {
    pictures: Number(rows.find((row) => row.place === place)?.pictures ?? 0),
    bytes: rows.reduce((sum, { bytes }) => sum + Number(bytes), 0),
  };
}

export async function readBytes(
  db: Kysely<unknown>,
  workspace: string,
  ids: readonly string[],
): Promise<Map<string, PictureFile>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('pictures')
    .select(['id', 'type', 'width', 'height', 'bytes'])
    .where('workspace', '=', workspace)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...file }) => [id, file as PictureFile]));
}

/** Without their bytes; all of the business where no ids are given. */
export async function listPictures(
  db: Kysely<unknown>,
  workspace: string,
  ids?: readonly string[],
): Promise<ListedPicture[]> {
  if (ids?.length === 0) return [];
  const all = tables(db).selectFrom('pictures').select(listed).where('workspace', '=', workspace);
  return (ids === undefined ? all : all.where('id', 'in', ids)).execute();
}

export async function listByPlaces(db: Kysely<unknown>, places: readonly string[]): Promise<ListedPicture[]> {
  if (places.length === 0) return [];
  return tables(db).selectFrom('pictures').select(listed).where('place', 'in', places).execute();
}

export async function workspacesWithPictures(db: Kysely<unknown>): Promise<string[]> {
  const rows = await tables(db).selectFrom('pictures').select('workspace').distinct().execute();
  return rows.map(({ workspace }) => workspace);
}

export async function markUnnamed(
  db: Kysely<unknown>,
  ids: readonly string[],
  since: number | null,
): Promise<void> {
  if (ids.length === 0) return;
  await tables(db).updateTable('pictures').set({ unnamed_since: since }).where('id', 'in', ids).execute();
}

/** @param before those sent again meanwhile stay: they are unnamed since no time */
export async function deleteUnnamed(
  db: Kysely<unknown>,
  ids: readonly string[],
  before: number,
): Promise<void> {
  if (ids.length === 0) return;
  await tables(db)
    .deleteFrom('pictures')
    .where('id', 'in', ids)
    .where('unnamed_since', '<', before)
    .execute();
}

export async function deletePictures(db: Kysely<unknown>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tables(db).deleteFrom('pictures').where('id', 'in', ids).execute();
}
