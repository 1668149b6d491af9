/** The models with what each assumes, and the credits of all of them. Pure. */
import { type AttributionQuery, type Model, type ModelId, modelIds } from './contract.ts';
import {
  byEnds,
  first,
  last,
  lastNot,
  linear,
  participation,
  shapley,
  splitBy,
  squaresBy,
  type Weights,
} from './model/by-place.ts';
import { markovCredits, removalEffects } from './model/removal-effects.ts';
import type { Credits, Way } from './model/ways.ts';

const words: Readonly<Record<ModelId, readonly [name: string, assumes: string]>> = {
  first: ['First', 'Whoever made you known did all the work; what came after would have come anyway.'],
  last: ['Last', 'Only the push just before counts; what led there is taken for granted.'],
  last_non_direct: [
    'Not direct',
    'The last touch counts, but somebody who simply came by knew you already: the credit goes to what came before.',
  ],
  linear: ['Evenly', 'Every touch on the way was worth the same.'],
  u_shaped: ['Ends (U)', 'Being found and being chosen count most: 40 % each, 20 % for what lies between.'],
  j_shaped: ['Late (J)', 'The close counts most: 60 % for the last touch, 20 % for the first.'],
  inverse_j: ['Early', 'The discovery counts most: 60 % for the first touch, 20 % for the last.'],
  time_decay: ['Fading', 'A touch fades: each half-life before the last touch, it is worth half as much.'],
  participation: [
    'Was there',
    'Everything on the way gets the whole conversion, so the column adds up to more than there were: it says how often something was on the way.',
  ],
  markov: [
    'Markov',
    'People go from touch to touch as the average does, buyers or not; credit is what would be lost if this touch led nowhere.',
  ],
  shapley: [
    'Shapley',
    'Everything on a way was needed for it: each conversion is split evenly over the different touches of its way, in whatever order and however often. Exact for any number of them.',
  ],
};

export interface ModelTerms extends Pick<AttributionQuery, 'level' | 'markovOrder'> {
  /** Row of people who came directly; undefined where there is none. */
  readonly direct: number | undefined;
  /** Made where the times are known, in the statement; with the squares as in `ModelCredits`. */
  readonly decay: Credits & { readonly squares: Float64Array };
}

export interface ModelCredits extends Model {
  readonly credits: Credits;
  /** By row, squares of the credit of each conversion; null for Markov, which does not look at one way at a time. */
  readonly squares: Float64Array | null;
}

/** Each model that can be computed, with its credits. */
export function creditsByModel(ways: readonly Way[], rows: number, terms: ModelTerms): ModelCredits[] {
  const byPlace: Partial<Record<ModelId, Weights>> = {
    first,
    last,
    ...(terms.level === 'channel' ? { last_non_direct: lastNot(terms.direct ?? -1) } : {}),
    linear,
    u_shaped: byEnds(0.4, 0.4),
    j_shaped: byEnds(0.2, 0.6),
    inverse_j: byEnds(0.6, 0.2),
    participation,
    shapley,
  };
  const effects = removalEffects(ways, rows, terms.markovOrder);
  const others: Partial<Record<ModelId, Credits | null>> = {
    time_decay: terms.decay,
    markov: effects === null ? null : markovCredits(ways, rows, effects),
  };
  return modelIds.flatMap((id) => {
    const weights = byPlace[id];
    const credits = weights ? splitBy(ways, rows, weights) : others[id];
    if (!credits) return [];
    const [name, assumes] = words[id];
    const squares = weights
      ? squaresBy(ways, rows, weights)
      : id === 'time_decay'
        ? terms.decay.squares
        : null;
    return { id, name, assumes, addsUp: id !== 'participation', credits, squares };
  });
}
