/** The models with what each assumes, and the credits of all of them. Pure. */
import { type AttributionQuery, type Model, type ModelId, modelIds } from './contract.ts';
import { byEnds, first, last, lastNot, linear, participation, shapley, splitBy } from './model/by-place.ts';
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
  /** Made where the times are known, in the statement. */
  readonly decay: Credits;
}

/** Each model that can be computed, with its credits. */
export function creditsByModel(
  ways: readonly Way[],
  rows: number,
  terms: ModelTerms,
): (Model & { readonly credits: Credits })[] {
  const effects = removalEffects(ways, rows, terms.markovOrder);
  const credits: Readonly<Record<ModelId, Credits | null>> = {
    first: splitBy(ways, rows, first),
    last: splitBy(ways, rows, last),
    last_non_direct: terms.level === 'channel' ? splitBy(ways, rows, lastNot(terms.direct ?? -1)) : null,
    linear: splitBy(ways, rows, linear),
    u_shaped: splitBy(ways, rows, byEnds(0.4, 0.4)),
    j_shaped: splitBy(ways, rows, byEnds(0.2, 0.6)),
    inverse_j: splitBy(ways, rows, byEnds(0.6, 0.2)),
    time_decay: terms.decay,
    participation: splitBy(ways, rows, participation),
    markov: effects === null ? null : markovCredits(ways, rows, effects),
    shapley: splitBy(ways, rows, shapley),
  };
  return modelIds.flatMap((id) => {
    const given = credits[id];
    if (given === null) return [];
    const [name, assumes] = words[id];
    return { id, name, assumes, addsUp: id !== 'participation', credits: given };
  });
}
