/** Maps: what other slices may call. */
export { type Assumed, assumedOn } from './bound.ts';
export { type MapDocument, picturesOf } from './document.ts';
export { type DrawnPlace, drawnPlaces } from './drawn-places.ts';
export { EventStream, eventStreamHeaders, messageOf } from './event-stream.ts';
export { type EvidenceAge, evidenceAge, OLD_AFTER_DAYS } from './evidence-age.ts';
export { Exchange } from './exchange.ts';
export { drawnMap, type FirstDrawing } from './first-drawing.ts';
export { LiveMaps } from './live.ts';
export { mapSchema } from './map-schema.ts';
export { type MapParts, Maps, mapsPurged } from './maps.ts';
export { namedPictures } from './named-pictures.ts';
export type { Operation } from './operation.ts';
export { mapOutline } from './outline.ts';
export { shownOutside } from './outside.ts';
export { positionAt } from './position.ts';
export { columnsInOrder, inOrder, lanesInOrder } from './seen.ts';
export { touchpointsOnMap } from './touchpoint-cards.ts';
export { Versions } from './versions.ts';
