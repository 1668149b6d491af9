/** Health of maps: what other slices may call. */
export { mapHealthFigures } from './people-behind.ts';
