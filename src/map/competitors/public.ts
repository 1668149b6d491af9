/** Competitors and visits: what other slices may call. */
export { Competitors } from './competitors.ts';
export { toLookAt } from './to-look-at.ts';
export { Visits } from './visits.ts';
