/** Links to maps: what other slices may call. */
export { Shares } from './shares.ts';
