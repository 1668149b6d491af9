/** Keeps threads, comments, how far who has read, and mentions. */
import type { Kysely } from 'kysely';
import type { ThreadAbout } from './contract.ts';

export interface ThreadRow {
  id: string;
  workspace: string;
  map: string;
  about: ThreadAbout;
  entity: string;
  made_at: number;
  resolved_by: string | null;
  resolved_at: number | null;
}

export interface CommentRow {
  id: string;
  workspace: string;
  map: string;
  thread: string;
  text: string;
  made_by: string;
  made_at: number;
  edited_at: number | null;
  deleted_at: number | null;
}

interface ReadRow {
  account: string;
  thread: string;
  workspace: string;
  /** The last comment that was read. */
  read_to: string;
}

/** `due` until a job has sent it or found that nobody needs it; `none` where there is no mail. */
export type MailState = 'due' | 'sent' | 'not needed' | 'given up' | 'none';

export interface MentionRow {
  comment: string;
  account: string;
  workspace: string;
  map: string;
  thread: string;
  made_at: number;
  mail: MailState;
}

type Tables = {
  map_threads: ThreadRow;
  map_comments: CommentRow;
  map_thread_reads: ReadRow;
  map_mentions: MentionRow;
};

type Db = Kysely<unknown>;

function tables(db: Db): Kysely<Tables> {
  return db as Kysely<Tables>;
}

export async function insertThread(db: Db, row: ThreadRow): Promise<void> {
  await tables(db).insertInto('map_threads').values(row).execute();
}

export async function insertComment(db: Db, row: CommentRow): Promise<void> {
  await tables(db).insertInto('map_comments').values(row).execute();
}

export function readThreads(db: Db, workspace: string, map: string): Promise<ThreadRow[]> {
  return tables(db)
    .selectFrom('map_threads')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('map', '=', map)
    .orderBy('id')
    .execute();
}

/** Of a map, or of one thread of it; oldest first. */
export function readCommentRows(
  db: Db,
  workspace: string,
  map: string,
  thread?: string,
): Promise<CommentRow[]> {
  const all = tables(db)
    .selectFrom('map_comments')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('map', '=', map);
  return (thread === undefined ? all : all.where('thread', '=', thread)).orderBy('id').execute();
}

export async function setComment(
  db: Db,
  id: string,
  change: Partial<Pick<CommentRow, 'text' | 'edited_at' | 'deleted_at'>>,
): Promise<void> {
  await tables(db).updateTable('map_comments').set(change).where('id', '=', id).execute();
}

export async function setResolved(
  db: Db,
  thread: string,
  by: string | null,
  at: number | null,
): Promise<void> {
  await tables(db)
    .updateTable('map_threads')
    .set({ resolved_by: by, resolved_at: at })
    .where('id', '=', thread)
    .execute();
}

/** How far an account has read, by thread. */
export async function readReads(
  db: Db,
  workspace: string,
  account: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tables(db)
    .selectFrom('map_thread_reads')
    .select(['thread', 'read_to'])
    .where('workspace', '=', workspace)
    .where('account', '=', account)
    .execute();
  return new Map(rows.map(({ thread, read_to }) => [thread, read_to]));
}

/** Never goes back. */
export async function readOn(db: Db, row: ReadRow): Promise<void> {
  await tables(db)
    .insertInto('map_thread_reads')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['account', 'thread'])
        .doUpdateSet((set) => ({ read_to: set.ref('excluded.read_to') }))
        .where('map_thread_reads.read_to', '<', row.read_to),
    )
    .execute();
}

/** Makes a comment unread for those who had read it. */
export async function readBack(
  db: Db,
  thread: string,
  comment: string,
  accounts: readonly string[],
): Promise<void> {
  if (accounts.length === 0) return;
  await tables(db)
    .updateTable('map_thread_reads')
    // Sorts after everything earlier, and before the comment itself.
    .set({ read_to: comment.slice(0, -1) })
    .where('thread', '=', thread)
    .where('account', 'in', accounts)
    .where('read_to', '>=', comment)
    .execute();
}

/** Comments of others that an account has not read, by map. */
export async function countUnread(
  db: Db,
  workspace: string,
  account: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(db)
    .selectFrom('map_comments as comment')
    .leftJoin('map_thread_reads as seen', (join) =>
      join.onRef('seen.thread', '=', 'comment.thread').on('seen.account', '=', account),
    )
    .select((select) => ['comment.map', select.fn.countAll<number | string>().as('count')])
    .where('comment.workspace', '=', workspace)
    .where('comment.made_by', '!=', account)
    .where('comment.deleted_at', 'is', null)
    .where((where) =>
      where.or([
        where('seen.read_to', 'is', null),
        where('comment.id', '>', where.ref('seen.read_to').$notNull()),
      ]),
    )
    .groupBy('comment.map')
    .execute();
  return new Map(rows.map(({ map, count }) => [map, Number(count)]));
}

/** Open threads in which something still stands, by map. */
export async function countOpen(db: Db, workspace: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(db)
    .selectFrom('map_threads as thread')
    .select((select) => ['thread.map', select.fn.countAll<number | string>().as('count')])
    .where('thread.workspace', '=', workspace)
    .where('thread.resolved_at', 'is', null)
    .where('thread.id', 'in', (from) =>
      from.selectFrom('map_comments').select('thread').where('deleted_at', 'is', null),
    )
    .groupBy('thread.map')
    .execute();
  return new Map(rows.map(({ map, count }) => [map, Number(count)]));
}

/** Everything said about maps that are gone for good. */
export async function deleteSaidOf(db: Db, maps: readonly string[]): Promise<void> {
  const threads = tables(db).selectFrom('map_threads').select('id').where('map', 'in', maps);
  await tables(db).deleteFrom('map_thread_reads').where('thread', 'in', threads).execute();
  for (const table of ['map_mentions', 'map_comments', 'map_threads'] as const)
    await tables(db).deleteFrom(table).where('map', 'in', maps).execute();
}
