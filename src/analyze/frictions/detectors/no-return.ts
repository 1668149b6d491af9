/** No return: who bought and does not come back within the usual time, and what those who do have met. */
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

/** What was met so long before an order still belongs to it. */
const BEFORE_MS = 30 * DAY_MS;
/** What more than this part has met cannot tell people apart. */
const MOST_MET = 0.7;
export const noReturn: Detector = {
  questions(world, ground) {
    const [touchpoint] = ground.orders;
    const { between } = ground;
    if (!between || touchpoint === undefined) return [];
    // People are compared from the moment on at which one in ten of those who return has returned: who is back before
    // that has had no time to meet anything, and would count for whatever is met late.
    const met = { touchpoints: afterSales(world, ground), beforeMs: BEFORE_MS, afterMs: between.soonMs };
    const horizonMs = between.soonMs + between.lateMs;
    const ahead = { touchpoints: new Set(ground.fulfilment), forMs: ground.fulfilmentMs };
    const trials = trialsOf(world, ground, between.soonMs, horizonMs);
    const question: Question = {
      detector: 'no-return',
      fear: 'not_again',
      touchpoint,
      other: null,
      trials,
      horizonMs,
      seenPart: between.seenPart,
      met,
      ahead,
    };
    return [question];
  },
};

/** Orders are one question, whatever way they came; people are compared within the same way. */
function trialsOf(world: World, ground: Ground, soonMs: number, horizonMs: number) {
  const { walks, until } = world;
  const trials = new TrialsBuilder();
  eachPerson(walks, (person, from, to) => {
    let last = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) {
      const began = walks.times[i] ?? 0;
      const kind = ground.orders.indexOf(walks.touchpointAt[i] ?? 0);
      // Two orders of one day are one visit.
      if (kind < 0 || began - last < DAY_MS || began + horizonMs > until) continue;
      last = began;
      const back = ground.backAfter(i, to) - began;
      if (back <= soonMs) continue;
      trials.add(i, person, began, back > horizonMs, ground.stratum(i, kind));
    }
  });
  return trials.build();
}

/** Touchpoints after the purchase that not everybody meets and that are no sign of trouble. */
function afterSales({ touchpoints, walks, signs }: World, ground: Ground): number[] {
  const troubled = new Set<number>();
  for (let i = 0; i < walks.times.length; i++) {
    if (signs.kindOf[walks.nameAt[i] ?? 0] !== 'other') troubled.add(walks.touchpointAt[i] ?? 0);
  }
  const belongs = new Set([...ground.orders, ...ground.fulfilment]);
  const most = ground.orders.reduce((sum, place) => sum + (ground.peopleAt[place] ?? 0), 0) * MOST_MET;
  return touchpoints.flatMap(({ stage }, index) => {
    const place = index + 1;
    const isAfter = ground.purchase !== null && stage > ground.purchase;
    const isTelling = !belongs.has(place) && !troubled.has(place) && (ground.peopleAt[place] ?? 0) <= most;
    return isAfter && isTelling ? [place] : [];
  });
}
