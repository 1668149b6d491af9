/** What was said about one map, kept fresh: word of a change comes by the live line; where that word is lost, it is asked now and then. */

import { useMemo } from 'react';
import { namesApart } from '../../../kernel/names.ts';
import { listMembers } from '../../../people/workspaces/contract.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { type CommentThread, listComments, type ThreadAbout } from '../contract.ts';
import type { Mentionable } from '../mentions.ts';

const ASK_AGAIN_MS = 30_000;
const NONE: readonly CommentThread[] = [];

export interface MapComments {
  readonly threads: readonly CommentThread[];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly areMailed: boolean;
  readonly people: readonly Mentionable[];
}

export function useComments(map: string): MapComments {
  const { id: workspace } = useBusiness();
  const asked = useAsk(listComments, { params: { workspace, map }, every: ASK_AGAIN_MS });
  const members = useAsk(listMembers, { params: { workspace } }).data?.items;
  const people = useMemo(
    () => namesApart(members ?? []).map(({ account, called }) => ({ id: account, name: called })),
    [members],
  );
  return {
    threads: asked.data?.items ?? NONE,
    isLoading: asked.data === undefined && !asked.isError,
    error: asked.data === undefined ? asked.error : null,
    areMailed: asked.data?.areMailed ?? true,
    people,
  };
}

export function threadsOn(
  threads: readonly CommentThread[],
  about: ThreadAbout,
  entity: string,
): CommentThread[] {
  return threads.filter((thread) => thread.about === about && thread.entity === entity);
}

export function unreadIn(threads: readonly CommentThread[]): number {
  return threads.reduce((sum, { comments }) => sum + comments.filter(({ isUnread }) => isUnread).length, 0);
}

/** What others have commented on. */
export function spokenOfByOthers(threads: readonly CommentThread[]): ReadonlySet<string> {
  const said = threads.filter(({ comments }) =>
    comments.some(({ isOwn, isDeleted }) => !isOwn && !isDeleted),
  );
  return new Set(said.map(({ entity }) => entity));
}

/** Comments in open threads, by card. */
export function countsByCard(threads: readonly CommentThread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { about, entity, resolvedAt, comments } of threads) {
    if (about !== 'card' || resolvedAt !== null) continue;
    const said = comments.filter(({ isDeleted }) => !isDeleted).length;
    counts.set(entity, (counts.get(entity) ?? 0) + said);
  }
  return counts;
}
