/** Drop-off: of those who get to a touchpoint before the purchase, who gets no further. */
import { quantile } from '../../../kernel/statistics/quantile.ts';
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

/** Nobody is waited for longer than this. */
const LONGEST_MS = 30 * DAY_MS;

export const dropOff: Detector = {
  questions(world, ground) {
    return world.touchpoints.flatMap(({ stage }, index): Question[] => {
      const here = index + 1;
      if (ground.purchase !== null && stage >= ground.purchase) return [];
      // Where nobody can go further there is no question: a last step, or one that nothing follows.
      if (!ground.further[here]?.some((further) => further === 1)) return [];
      const tried = tries(world, ground, here, LONGEST_MS);
      if (tried.took.length === 0) return [];
      tried.took.sort((a, b) => a - b);
      const usual = quantile(tried.took, 0.95) ?? LONGEST_MS;
      const horizonMs = Math.min(LONGEST_MS, Math.max(DAY_MS, 2 * usual));
      const { trials } = horizonMs === LONGEST_MS ? tried : tries(world, ground, here, horizonMs);
      return [
        {
          detector: 'drop-off',
          byFirstChannel: true,
          fear: 'left',
          touchpoint: here,
          other: next(world, ground, here),
          trials: trials.build(),
          horizonMs,
        },
      ];
    });
  },
};

/**
 * A try begins when somebody gets there and ends when they go further or the horizon has passed. Coming there again within
 * the horizon is the same try, also after having gone further: who wanders back and forth has not left.
 */
function tries(world: World, ground: Ground, here: number, horizonMs: number) {
  const { walks, until } = world;
  const further = ground.further[here] ?? new Uint8Array();
  const trials = new TrialsBuilder();
  const took: number[] = [];
  const seenSince = firstSeen(world, further);
  eachPerson(walks, (person, from, to) => {
    let open = -1;
    let openedAt = Number.NEGATIVE_INFINITY;
    const close = (isBad: boolean) => {
      // Who went on in time counts only from when on those who did not would count too: else the end looks rosy.
      if (open >= 0 && openedAt + horizonMs <= until)
        trials.add(open, person, openedAt, isBad, ground.bought[open] ?? 0);
      open = -1;
    };
    for (let i = from; i < to; i++) {
      const time = walks.times[i] ?? 0;
      const place = walks.touchpointAt[i] ?? 0;
      if (time - openedAt > horizonMs) close(true);
      if (open >= 0 && further[place] === 1) {
        took.push(time - openedAt);
        close(false);
      }
      if (open >= 0 || place !== here || time < seenSince || time - openedAt <= horizonMs) continue;
      // What is known by its day alone may have been before or after others of that day.
      if (!wentOnThatDay(world, further, from, i)) [open, openedAt] = [i, time];
    }
    close(true);
  });
  return { trials, took };
}

/** Before anybody was seen further along the way its data had not begun: nobody can be called gone for that. */
function firstSeen({ walks }: World, further: Uint8Array): number {
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < walks.times.length; i++) {
    if (further[walks.touchpointAt[i] ?? 0] === 1) first = Math.min(first, walks.times[i] ?? first);
  }
  return first;
}

function wentOnThatDay({ walks }: World, further: Uint8Array, from: number, touch: number): boolean {
  if (walks.dated[touch] !== 1) return false;
  for (let i = touch - 1; i >= from && walks.times[i] === walks.times[touch]; i--) {
    if (further[walks.touchpointAt[i] ?? 0] === 1) return true;
  }
  return false;
}

/** Where most of those who go on go first: for words, not for counting. */
function next({ walks }: World, ground: Ground, here: number): number | null {
  const counts = new Map<number, number>();
  eachPerson(walks, (_, from, to) => {
    for (let i = from; i + 1 < to; i++) {
      if (walks.touchpointAt[i] !== here) continue;
      const place = walks.touchpointAt[i + 1] ?? 0;
      if (ground.further[here]?.[place] === 1) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
