/** A drawn portrait by default: the same name always gets the same face. Says nothing about anybody. */
import { randomFrom } from '../../kernel/random.ts';
import { type Portrait, portraitParts } from './contract.ts';

export function portraitFor(seed: string): Portrait {
  const random = randomFrom(`portrait ${seed}`);
  const of = (part: keyof typeof portraitParts): number => random.whole(0, portraitParts[part] - 1);
  return {
    head: of('head'),
    hair: of('hair'),
    brow: of('brow'),
    mouth: of('mouth'),
    glasses: of('glasses'),
    top: of('top'),
  };
}
