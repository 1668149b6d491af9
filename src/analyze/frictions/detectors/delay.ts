/** Delay: where people wait for the business (nearly all get there in the end), who waits much longer than usual. */
import { quantile } from '../../../kernel/statistics/quantile.ts';
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

/** The slowest tenth waits "much longer than usual". */
const SLOWEST = 0.9;
const LONGEST_MS = 90 * DAY_MS;
const FEWEST = 30;

export const delay: Detector = {
  questions(world, ground) {
    return [...ground.orders, ...ground.fulfilment].flatMap((here) => {
      const there = arrivesAt(world, ground, here);
      return there === null ? [] : waiting(world, ground, here, there);
    });
  },
};

function waiting(world: World, ground: Ground, here: number, there: number): Question[] {
  const { walks } = world;
  const waits: { touch: number; person: number; ms: number }[] = [];
  eachPerson(walks, (person, from, to) => {
    for (let i = from; i < to; i++) {
      if (walks.touchpointAt[i] !== here) continue;
      const began = walks.times[i] ?? 0;
      for (let j = i + 1; j < to && (walks.times[j] ?? 0) - began <= LONGEST_MS; j++) {
        const place = walks.touchpointAt[j] ?? 0;
        if (place === here) break;
        if (place !== there) continue;
        waits.push({ touch: i, person, ms: (walks.times[j] ?? 0) - began });
        break;
      }
    }
  });
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
  const limit = quantile(sorted, SLOWEST) ?? 0;
  // Where the slowest wait as long as all others (dates alone, or a fixed rhythm) nothing can be told.
  if (waits.length < FEWEST || limit <= (quantile(sorted, 0.5) ?? 0)) return [];
  const horizonMs = quantile(sorted, 0.99) ?? limit;
  const trials = new TrialsBuilder();
  for (const { touch, person, ms } of waits) {
    const began = walks.times[touch] ?? 0;
    // Of those who set out last only the quick have arrived.
    if (began + horizonMs <= world.until)
      trials.add(touch, person, began, ms > limit, ground.bought[touch] ?? 0);
  }
  return [
    { detector: 'delay', fear: 'slow', touchpoint: here, other: there, trials: trials.build(), horizonMs },
  ];
}

/** The step of the same order that most often comes next. */
function arrivesAt({ walks }: World, ground: Ground, here: number): number | null {
  const counts = new Map<number, number>();
  eachPerson(walks, (_, from, to) => {
    for (let i = from; i + 1 < to; i++) {
      if (walks.touchpointAt[i] !== here) continue;
      const place = walks.touchpointAt[i + 1] ?? 0;
      if (ground.fulfilment.includes(place) && place !== here)
        counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
