/** Feelings: what other slices and the server may call. */
export { reportedAtAll } from './answers.ts';
export type { Whose } from './measure.ts';
export { feelingFigures } from './people-behind.ts';
export { readScales } from './scales.ts';
export { readLexicon } from './words/lexicon.ts';
