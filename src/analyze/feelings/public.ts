/** Feelings: what other slices and the server may call. */
export { feelingFigures } from './people-behind.ts';
