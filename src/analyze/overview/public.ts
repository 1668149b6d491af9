/** What happened at touchpoints: what other slices may call. */
export { countsPerTouchpoint } from './overview.sql.ts';
export { overviewFigures } from './people-behind.ts';
