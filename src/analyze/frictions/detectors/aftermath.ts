/** Aftermath: what an order and what belongs to it is followed by when it went badly: help asked for, money back, a low score. */
import { type Question, type Trials, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

export const AFTERMATH_MS = 30 * DAY_MS;

export const aftermath: Detector = {
  questions(world, ground) {
    return [...ground.orders, ...ground.fulfilment].map((here): Question => {
      const trials = trialsAt(world, ground, here);
      return {
        detector: 'aftermath',
        fear: 'trouble',
        touchpoint: here,
        other: null,
        trials,
        horizonMs: AFTERMATH_MS,
      };
    });
  },
};

function trialsAt(world: World, ground: Ground, here: number): Trials {
  const { walks, until } = world;
  const trials = new TrialsBuilder();
  eachPerson(walks, (person, from, to) => {
    for (let i = from; i < to; i++) {
      const began = walks.times[i] ?? 0;
      if (walks.touchpointAt[i] !== here || began + AFTERMATH_MS > until) continue;
      trials.add(i, person, began, troubleAfter(world, i, to) !== null, ground.bought[i] ?? 0);
    }
  });
  return trials.build();
}

/** The first sign of trouble in the month after a touch and before the next order; null where all is well. */
export function troubleAfter({ walks, signs }: World, touch: number, end: number): number | null {
  const latest = (walks.times[touch] ?? 0) + AFTERMATH_MS;
  for (let i = touch + 1; i < end && (walks.times[i] ?? 0) <= latest; i++) {
    const name = walks.nameAt[i] ?? 0;
    const kind = signs.kindOf[name];
    if (kind === 'order') return null;
    const isLow = (walks.scores[i] ?? Number.NaN) <= (signs.lowScore[name] ?? Number.NaN);
    if (kind === 'complaint' || kind === 'refund' || isLow) return i;
  }
  return null;
}
