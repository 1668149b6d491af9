/** Attribution: what other slices may call. */

export { removalEffects } from './model/removal-effects.ts';
export type { Way } from './model/ways.ts';
export { attributionFigures } from './people-behind.ts';
