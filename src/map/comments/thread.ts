/** A thread as one reader sees it: names, what is their own, what they have not read. Pure. */
import type { CommentThread, MapComment } from './contract.ts';
import type { CommentRow, ThreadRow } from './store.ts';

/** Whose eyes. */
export interface Eyes {
  readonly account: string;
  readonly names: ReadonlyMap<string, string>;
  /** The last comment they read, by thread. */
  readonly reads: ReadonlyMap<string, string>;
}

/** A thread of which everything was deleted is gone. */
export function isShown(said: readonly CommentRow[]): boolean {
  return said.some(({ deleted_at }) => deleted_at === null);
}

export function isUnread(
  row: Pick<CommentRow, 'id' | 'thread' | 'made_by' | 'deleted_at'>,
  { account, reads }: Eyes,
): boolean {
  return row.made_by !== account && row.deleted_at === null && row.id > (reads.get(row.thread) ?? '');
}

export function threadSeen(thread: ThreadRow, said: readonly CommentRow[], eyes: Eyes): CommentThread {
  const { id, about, entity, resolved_by, resolved_at } = thread;
  const last = said.findLastIndex(({ deleted_at }) => deleted_at === null);
  return {
    ...{ id, about, entity, resolvedAt: resolved_at },
    resolvedBy: resolved_by === null ? null : (eyes.names.get(resolved_by) ?? null),
    // What was deleted leaves a place only where something stands behind it.
    comments: said.slice(0, last + 1).map((row) => commentSeen(row, eyes)),
  };
}

function commentSeen(row: CommentRow, eyes: Eyes): MapComment {
  const isDeleted = row.deleted_at !== null;
  return {
    id: row.id,
    text: isDeleted ? '' : row.text,
    by: eyes.names.get(row.made_by) ?? null,
    isOwn: row.made_by === eyes.account,
    isDeleted,
    isUnread: isUnread(row, eyes),
    at: row.made_at,
    editedAt: row.edited_at,
  };
}
