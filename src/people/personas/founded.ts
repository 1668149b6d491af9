/** How well founded a statement, and a whole persona, is: by its evidence alone, and by the rule of cards on journey maps. */
import { type Evidence, type PersonaDraft, type Statement, traits } from './contract.ts';

export type Founded = 'guess' | 'some' | 'solid';

/** Below it a report shows a range and no trend. */
const ENOUGH_COUNTED = 30;
const ENOUGH_SAID = 5;

/** Solid: a figure that rests on at least 30 people or answers, five different quotes, or three pieces of at least two kinds. A guess: nothing. */
export function foundedOf({ evidence }: Pick<Statement, 'evidence'>): Founded {
  if (evidence.length === 0) return 'guess';
  const counted = evidence.some((piece) => piece.kind === 'figure' && (piece.count ?? 0) >= ENOUGH_COUNTED);
  const quotes = new Set(evidence.flatMap((piece) => (piece.kind === 'quote' ? piece.text : [])));
  const varied = evidence.length >= 3 && new Set(evidence.map(({ kind }) => kind)).size >= 2;
  return counted || quotes.size >= ENOUGH_SAID || varied ? 'solid' : 'some';
}

/** With other words; a figure that somebody words anew rests on nobody that we have counted. */
export function reworded(evidence: Exclude<Evidence, { kind: 'link' }>, text: string): Evidence {
  return evidence.kind === 'figure' ? { ...evidence, text, count: null } : { ...evidence, text };
}

/** How many statements there are, and of how many there is evidence. */
export function foundation(persona: PersonaDraft): { statements: number; founded: number; solid: number } {
  const levels = traits.flatMap((trait) => persona[trait].map(foundedOf));
  return {
    statements: levels.length,
    founded: levels.filter((level) => level !== 'guess').length,
    solid: levels.filter((level) => level === 'solid').length,
  };
}
