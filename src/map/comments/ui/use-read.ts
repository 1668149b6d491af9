/** Remembers as read what stands on the screen. */
import { useEffect } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { type CommentThread, readComments } from '../contract.ts';

/** Long enough that what is new was seen to be new. */
const READ_AFTER_MS = 2500;

export function useRead(map: string, threads: readonly CommentThread[]): void {
  const { id: workspace } = useBusiness();
  const { mutate } = useChange(readComments, ['map.comments.']);
  const unread = threads
    .filter(({ comments }) => comments.some(({ isUnread }) => isUnread))
    .map((thread) => `${thread.id} ${thread.comments.at(-1)?.id ?? ''}`)
    .join();
  useEffect(() => {
    if (unread === '') return;
    const items = unread.split(',').map((pair) => {
      const [thread = '', comment = ''] = pair.split(' ');
      return { thread, comment };
    });
    const timer = setTimeout(() => mutate({ params: { workspace, map }, body: { items } }), READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [unread, workspace, map, mutate]);
}
