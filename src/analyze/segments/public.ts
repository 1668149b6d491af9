/** Segments: what other slices may call. */
export { type SegmentParts, Segments } from './segments.ts';
