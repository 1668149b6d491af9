/** Maps: what other slices may call. */
export { mapSchema } from './map-schema.ts';
export { type MapParts, Maps } from './maps.ts';
export { Versions } from './versions.ts';
