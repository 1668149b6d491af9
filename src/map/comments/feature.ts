/** Comments on maps as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import type { Comments } from './comments.ts';
import { commentRoutes } from './routes.ts';
import type { Telling } from './telling.ts';
import type { Unread } from './unread.ts';

/** @param telling null without mail */
export function commentsFeature(comments: Comments, unread: Unread, telling: Telling | null): Feature {
  return {
    name: 'map.comments',
    routes: commentRoutes(comments, unread),
    jobs: telling === null ? [] : [telling.job],
  };
}
