/** Maps: what other slices may call. */
export { EventStream, eventStreamHeaders, messageOf } from './event-stream.ts';
export { Exchange } from './exchange.ts';
export { LiveMaps } from './live.ts';
export { mapSchema } from './map-schema.ts';
export { type MapParts, Maps, mapsPurged } from './maps.ts';
export type { Operation } from './operation.ts';
export { mapOutline } from './outline.ts';
export { shownOutside } from './outside.ts';
export { positionAt } from './position.ts';
export { columnsInOrder, inOrder, lanesInOrder } from './seen.ts';
export { Versions } from './versions.ts';
