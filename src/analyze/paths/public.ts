/** Paths: what other slices may call. */
export { pathFigures } from './people-behind.ts';
