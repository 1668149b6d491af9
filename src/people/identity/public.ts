/** Who is who: what later slices may call. */
export {
  type EngineChange,
  type IdentityChange,
  learn,
  type PersonStatement,
  unlearn,
} from './identities.ts';
export { defaultPerson, type IdentityKey, isAnonymous, keyText, normalisedKey } from './key.ts';
export { keysOfPeople, linksAmong, peopleMatching, traitsOfKeys } from './store.ts';
export { peopleWithTrait, type TraitQuestion, traitNames, traitValues } from './trait-search.ts';
