/** Pain points: what other slices, the command line's benchmark and the server may call. */

export { AskedSearches } from './asked-searches.ts';
export type { Friction, SearchResult } from './contract.ts';
export { type Found, findFrictions, type Search } from './find.ts';
export { loadWorld } from './load-world.ts';
export { painPointFigures } from './people-behind.ts';
export { Searches, type SearchParts } from './searches.ts';
export { dayAt, type World } from './world.ts';
