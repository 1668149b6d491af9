/** Sources: what other slices may call. */
export { type OpenSource, Sources } from './sources.ts';
