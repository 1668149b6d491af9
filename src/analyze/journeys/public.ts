/** Journeys: what other slices may call. */

export { KIND_ORDER, KIND_REFUND } from './build.sql.ts';
export { type JourneyParts, type JourneySource, Journeys } from './journeys.ts';
export { type Dimension, dimensions, type Labels, OTHER } from './labels.ts';
export { keysSeen } from './path.ts';
export { firstMeetings, furthestOf, stageBits, waitsOf } from './summary.sql.ts';
