/** Comments on maps: what other slices may call. */
export { Comments } from './comments.ts';
export { Telling } from './telling.ts';
export { Unread } from './unread.ts';
