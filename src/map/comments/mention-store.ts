/** Keeps who was mentioned where, and whether a mail is still due for it. */
import type { Kysely } from 'kysely';
import type { CommentRow, MailState, MentionRow, ThreadRow } from './store.ts';

type Tables = { map_mentions: MentionRow; map_comments: CommentRow; map_threads: ThreadRow };

type Db = Kysely<unknown>;

function tables(db: Db): Kysely<Tables> {
  return db as Kysely<Tables>;
}

/** One who is mentioned again in the same comment is not told again. */
export async function insertMentions(db: Db, rows: readonly MentionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(db)
    .insertInto('map_mentions')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['comment', 'account']).doNothing())
    .execute();
}

export async function readMentioned(db: Db, comment: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('map_mentions')
    .select('account')
    .where('comment', '=', comment)
    .execute();
  return rows.map(({ account }) => account);
}

export interface MentionFound {
  readonly map: string;
  readonly thread: string;
  readonly comment: string;
  readonly about: ThreadRow['about'];
  readonly entity: string;
  readonly resolved_at: number | null;
  readonly text: string;
  readonly made_by: string;
  readonly made_at: number;
}

/** Of comments that still stand, newest first. */
export function readMentions(
  db: Db,
  workspace: string,
  account: string,
  most: number,
): Promise<MentionFound[]> {
  return (
    tables(db)
      .selectFrom('map_mentions as mention')
      .innerJoin('map_comments as said', 'said.id', 'mention.comment')
      .innerJoin('map_threads as thread', 'thread.id', 'mention.thread')
      .select([
        'mention.map',
        'mention.thread',
        'mention.comment',
        'thread.about',
        'thread.entity',
        'thread.resolved_at',
        'said.text',
        'said.made_by',
        'said.made_at',
      ])
      .where('mention.workspace', '=', workspace)
      .where('mention.account', '=', account)
      .where('said.deleted_at', 'is', null)
      // A mention that was edited away is none; the row stays, so that its mail is not sent twice.
      .where('said.text', 'like', `%@[${account}]%`)
      .orderBy('mention.made_at', 'desc')
      .orderBy('mention.comment', 'desc')
      .limit(most)
      .execute()
  );
}

/** Those a mail is due for: of one comment, or every one made before an instant; oldest first. */
export function readDue(
  db: Db,
  of: { readonly comment: string } | { readonly before: number },
  most: number,
): Promise<MentionRow[]> {
  const due = tables(db).selectFrom('map_mentions').selectAll().where('mail', '=', 'due');
  const some =
    'comment' in of ? due.where('comment', '=', of.comment) : due.where('made_at', '<=', of.before);
  return some.orderBy('made_at').limit(most).execute();
}

export async function setMail(db: Db, row: MentionRow, mail: MailState): Promise<void> {
  await tables(db)
    .updateTable('map_mentions')
    .set({ mail })
    .where('comment', '=', row.comment)
    .where('account', '=', row.account)
    .execute();
}
