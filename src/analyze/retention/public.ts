/** Retention: what other slices may call. */

export { cohorts } from './cohorts.sql.ts';
export { retentionFigures } from './people-behind.ts';
