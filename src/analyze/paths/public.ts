/** Paths: what other slices may call. */

export { legs } from './paths.sql.ts';
export { pathFigures } from './people-behind.ts';
