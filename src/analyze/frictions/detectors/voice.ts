/** Voice: low scores, told by what was true of the order they are about. */
import { SCORE_PROPERTIES } from '../marks.ts';
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson } from '../world.ts';
import type { Detector } from './detector.ts';

/** A score so long after an order is not about it. */
const ABOUT_MS = 90 * DAY_MS;

export const voice: Detector = {
  questions(world, ground) {
    const { walks, signs } = world;
    const [touchpoint] = ground.orders;
    if (touchpoint === undefined) return [];
    const trials = new TrialsBuilder();
    eachPerson(walks, (person, from, to) => {
      let order = -1;
      for (let i = from; i < to; i++) {
        if (ground.orders.includes(walks.touchpointAt[i] ?? 0)) order = i;
        const score = walks.scores[i] ?? Number.NaN;
        const time = walks.times[i] ?? 0;
        if (Number.isNaN(score) || order < 0 || time - (walks.times[order] ?? 0) > ABOUT_MS) continue;
        const kind = ground.orders.indexOf(walks.touchpointAt[order] ?? 0);
        const isLow = score <= (signs.lowScore[walks.nameAt[i] ?? 0] ?? Number.NaN);
        trials.add(i, person, time, isLow, ground.stratum(order, kind));
      }
    });
    const ahead = { touchpoints: new Set(ground.fulfilment), forMs: ground.fulfilmentMs };
    const besides = new Set(SCORE_PROPERTIES.map((name) => `property:${name}`));
    const question: Question = {
      ...{ detector: 'voice', fear: 'low_score', touchpoint, other: null, horizonMs: 0, ahead, besides },
      trials: trials.build(),
    };
    return [question];
  },
};
