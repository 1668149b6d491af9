/** Voice: low scores, told by what they followed. */
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';

/** A score so long after a touch is not about it. */
const ABOUT_MS = 60 * DAY_MS;

export const voice: Detector = {
  questions(world, ground) {
    const { walks, signs, touchpoints } = world;
    const about = new Map<number, TrialsBuilder>();
    const counts = [...ground.orders, ...ground.fulfilment];
    eachPerson(walks, (person, from, to) => {
      for (let i = from; i < to; i++) {
        const score = walks.scores[i] ?? Number.NaN;
        if (Number.isNaN(score)) continue;
        const place = lastBefore(world, counts, from, i);
        if (place === 0 || !touchpoints[place - 1]) continue;
        const trials = about.get(place) ?? new TrialsBuilder();
        about.set(place, trials);
        const isLow = score <= (signs.lowScore[walks.nameAt[i] ?? 0] ?? Number.NaN);
        trials.add(i, person, walks.times[i] ?? 0, isLow, 0);
      }
    });
    return [...about].map(([touchpoint, trials]): Question => {
      // A score's own properties may say the same as the score: what was known before it counts, and what belongs to the order.
      const besides = new Set(['property:score', 'property:rating', 'property:stars']);
      return {
        detector: 'voice',
        fear: 'low_score',
        touchpoint,
        other: null,
        trials: trials.build(),
        horizonMs: 0,
        besides,
      };
    });
  },
};

function lastBefore({ walks }: World, places: readonly number[], from: number, touch: number): number {
  const earliest = (walks.times[touch] ?? 0) - ABOUT_MS;
  for (let i = touch - 1; i >= from && (walks.times[i] ?? 0) >= earliest; i--) {
    const place = walks.touchpointAt[i] ?? 0;
    if (places.includes(place)) return place;
  }
  return 0;
}
