/** Aftermath: what an order is followed by when it went badly: help asked for, money back, a low score. */
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

/** Trouble comes within a month of what it is about. */
export const AFTER_MS = 30 * DAY_MS;

export const aftermath: Detector = {
  questions(world, ground) {
    const [touchpoint] = ground.orders;
    if (touchpoint === undefined) return [];
    const forMs = ground.fulfilmentMs + AFTER_MS;
    const ahead = { touchpoints: new Set(ground.fulfilment), forMs };
    const trials = trialsOf(world, ground, forMs);
    const question: Question = {
      detector: 'aftermath',
      fear: 'trouble',
      touchpoint,
      other: null,
      trials,
      horizonMs: forMs,
      ahead,
    };
    return [question];
  },
};

/** Each order; people are compared within the same way of ordering. */
function trialsOf(world: World, ground: Ground, forMs: number) {
  const { walks, until } = world;
  const trials = new TrialsBuilder();
  eachPerson(walks, (person, from, to) => {
    for (let i = from; i < to; i++) {
      const kind = ground.orders.indexOf(walks.touchpointAt[i] ?? 0);
      const began = walks.times[i] ?? 0;
      if (kind < 0 || began + forMs > until) continue;
      const stratum = ground.stratum(i, kind);
      trials.add(i, person, began, isTroubled(world, i, to, began + forMs), stratum);
    }
  });
  return trials.build();
}

/** A sign of trouble before the next order. */
function isTroubled({ walks, signs }: World, touch: number, end: number, latest: number): boolean {
  for (let i = touch + 1; i < end && (walks.times[i] ?? 0) <= latest; i++) {
    const name = walks.nameAt[i] ?? 0;
    const kind = signs.kindOf[name];
    if (kind === 'order') return false;
    const isLow = (walks.scores[i] ?? Number.NaN) <= (signs.lowScore[name] ?? Number.NaN);
    if (kind === 'complaint' || kind === 'refund' || isLow) return true;
  }
  return false;
}
