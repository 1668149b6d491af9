/** Pain points: what other slices, the command line's benchmark and the server may call. */

export { AskedSearches, askedOf } from './asked-searches.ts';
export type { Friction, SearchResult } from './contract.ts';
export { AFTER_MS } from './detectors/aftermath.ts';
export { MOST_REPEAT, REPEATS, TRY_MS } from './detectors/struggle.ts';
export { type Found, findFrictions, type Search } from './find.ts';
export { loadWorld } from './load-world.ts';
export { SCORE_PROPERTIES } from './marks.ts';
export { painPointFigures } from './people-behind.ts';
export { Searches, type SearchParts } from './searches.ts';
export { signsOf } from './signs.ts';
export { mayBegin, NUMBER, type Range, type TriesWanted, within } from './walks.sql.ts';
export { dayAt, type World } from './world.ts';
