/** Feelings: what other slices and the server may call. */
export { reportedAtAll, type Whose } from './measure.ts';
export { feelingFigures } from './people-behind.ts';
export { readScales } from './scales.ts';
