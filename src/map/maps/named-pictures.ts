/** Which pictures the maps of a business name: as they are, removed cards and deleted maps among them, and in versions that are kept. */
import { type Kysely, sql } from 'kysely';
import { picturesIn } from '../pictures/contract.ts';
import { readMapDocument } from './stored-document.ts';

type Tables = {
  maps: { id: string; workspace: string };
  map_versions: { map: string; document: string };
};

/** Of the ids, those that are named on any map but `except`. */
export async function namedPictures(
  state: Kysely<unknown>,
  workspace: string,
  ids: readonly string[],
  except: readonly string[],
): Promise<ReadonlySet<string>> {
  const db = state.withTables<Tables>();
  const all = await db.selectFrom('maps').select('id').where('workspace', '=', workspace).execute();
  const maps = all.map(({ id }) => id).filter((id) => !except.includes(id));
  const wanted = new Set(ids);
  const named = new Set<string>();
  for (const map of maps) {
    if (named.size === wanted.size) return named;
    const { document } = await readMapDocument(state, map);
    for (const id of picturesIn(JSON.stringify(document))) if (wanted.has(id)) named.add(id);
  }
  if (maps.length === 0) return named;
  // Versions are many and large: the database looks through them, and only for what no map names now.
  for (const id of ids.filter((each) => !named.has(each))) {
    const found = await db
      .selectFrom('map_versions')
      .select(sql<number>`1`.as('found'))
      .where('map', 'in', maps)
      .where('document', 'like', `%picture:${id}%`)
      .limit(1)
      .executeTakeFirst();
    if (found) named.add(id);
  }
  return named;
}
