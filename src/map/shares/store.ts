/** Keeps the links to maps. */
import type { Kysely } from 'kysely';

export interface ShareRow {
  id: string;
  workspace: string;
  map: string;
  name: string;
  token_hash: string;
  password_hash: string | null;
  expires_at: number | null;
  /** 0 or 1. */
  numbers_hidden: number;
  made_by: string;
  made_at: number;
  views: number;
  viewed_at: number | null;
}

type Tables = { map_shares: ShareRow };

function tables(db: Kysely<unknown>): Kysely<Tables> {
  return db as Kysely<Tables>;
}

export async function insertShare(db: Kysely<unknown>, row: ShareRow): Promise<void> {
  await tables(db).insertInto('map_shares').values(row).execute();
}

/** Those that are not over, newest first. */
export function readShares(
  db: Kysely<unknown>,
  workspace: string,
  map: string,
  now: number,
): Promise<ShareRow[]> {
  return tables(db)
    .selectFrom('map_shares')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('map', '=', map)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export function findShare(db: Kysely<unknown>, tokenHash: string): Promise<ShareRow | undefined> {
  return tables(db)
    .selectFrom('map_shares')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Whether there was one. */
export async function deleteShare(
  db: Kysely<unknown>,
  workspace: string,
  map: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('map_shares')
    .where('workspace', '=', workspace)
    .where('map', '=', map)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function countView(db: Kysely<unknown>, id: string, now: number): Promise<void> {
  await tables(db)
    .updateTable('map_shares')
    .set((set) => ({ views: set('views', '+', 1), viewed_at: now }))
    .where('id', '=', id)
    .execute();
}

export async function deleteSharesOf(db: Kysely<unknown>, maps: readonly string[]): Promise<void> {
  await tables(db).deleteFrom('map_shares').where('map', 'in', maps).execute();
}

/** Those that ended before the instant. */
export async function deleteSharesOver(db: Kysely<unknown>, before: number): Promise<void> {
  await tables(db).deleteFrom('map_shares').where('expires_at', '<', before).execute();
}
