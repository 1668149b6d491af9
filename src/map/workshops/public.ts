/** Workshops on maps: what other slices may call. */
export { Door } from './door.ts';
export { LiveWorkshops } from './live.ts';
export { OntoMap } from './onto-map.ts';
export { Reading } from './reading.ts';
export { MOST_CHANGES_A_MINUTE } from './room/contract.ts';
export { TakingPart } from './taking-part.ts';
export { Workshops } from './workshops.ts';
