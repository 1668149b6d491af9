/** Personas: what other slices may call. */
export { type PersonaParts, Personas } from './personas.ts';
export { portraitFor } from './portrait.ts';
