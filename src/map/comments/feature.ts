/** Comments on maps as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import type { Comments } from './comments.ts';
import { commentRoutes } from './routes.ts';
import type { Telling } from './telling.ts';

/** @param telling null without mail */
export function commentsFeature(comments: Comments, telling: Telling | null): Feature {
  return {
    name: 'map.comments',
    routes: commentRoutes(comments),
    jobs: telling === null ? [] : [telling.job],
  };
}
