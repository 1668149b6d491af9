/** Maps: what other slices may call. */
export { type Assumed, assumedOn } from './bound.ts';
export { Exchange } from './exchange.ts';
export { LiveMaps } from './live.ts';
export { mapSchema } from './map-schema.ts';
export { type MapParts, Maps, mapsPurged } from './maps.ts';
export { mapOutline } from './outline.ts';
export { shownOutside } from './outside.ts';
export { Versions } from './versions.ts';
