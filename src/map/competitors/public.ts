/** Competitors and visits: what other slices may call. */
export { Competitors } from './competitors.ts';
export { toLookAt } from './visits/to-look-at.ts';
export { Visits } from './visits/visits.ts';
