/** Imports: what other slices may call. */
export { importFormatsReference } from './formats-reference.ts';
export { Imports } from './imports.ts';
