/** Drafts: what other slices may call. */
export { type DraftParts, Drafts } from './drafts.ts';
