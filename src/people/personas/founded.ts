/** How well founded a statement, and a whole persona, is: by its evidence alone. */
import { type PersonaDraft, type Statement, traits } from './contract.ts';

export type Founded = 'guess' | 'some' | 'solid';

/** Amount times variety: two pieces of two kinds are solid, and so are four of one; without any it is a guess. */
const SOLID = 4;

export function foundedOf({ evidence }: Pick<Statement, 'evidence'>): Founded {
  if (evidence.length === 0) return 'guess';
  const kinds = new Set(evidence.map(({ kind }) => kind)).size;
  return evidence.length * kinds >= SOLID ? 'solid' : 'some';
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
