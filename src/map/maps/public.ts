/** Maps: what other slices may call. */
export { type Assumed, assumedOn } from './bound.ts';
export type { MapDocument } from './document.ts';
export { type DrawnPlace, drawnPlaces } from './drawn-places.ts';
export { type EvidenceAge, evidenceAge, OLD_AFTER_DAYS } from './evidence-age.ts';
export { Exchange } from './exchange.ts';
export { LiveMaps } from './live.ts';
export { mapSchema } from './map-schema.ts';
export { type MapParts, Maps, mapsPurged } from './maps.ts';
export { mapOutline } from './outline.ts';
export { shownOutside } from './outside.ts';
export { Versions } from './versions.ts';
