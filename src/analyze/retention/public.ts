/** Retention: what other slices may call. */
export { retentionFigures } from './people-behind.ts';
