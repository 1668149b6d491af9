/** Imports: what other slices may call. */
export { importFormatsReference } from './formats-reference.ts';
export { Imports } from './imports.ts';
export { recordParser } from './read/delimited.ts';
export { dialectOf } from './read/delimiter.ts';
