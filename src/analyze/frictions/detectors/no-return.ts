/** No return: who bought and does not come back within the usual time, and what those who do have met. */
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

/** What was met so long before an order still belongs to it. */
const BEFORE_MS = 30 * DAY_MS;
/** What more than this part has met cannot tell people apart. */
const MOST_MET = 0.7;
/** Of strata there is room for so many kinds of order, told apart from each other. */
const MOST_KINDS = 30;

export const noReturn: Detector = {
  questions(world, ground) {
    const [first] = ground.orders;
    if (!ground.between || first === undefined) return [];
    const places = [
      [first, ground.orders] as const,
      ...ground.fulfilment.map((here) => [here, [here]] as const),
    ];
    return places.map(([touchpoint, of]) => question(world, ground, touchpoint, of));
  },
};

/** Orders are one question, whatever way they came; people are compared within the same way. */
function question(world: World, ground: Ground, touchpoint: number, of: readonly number[]): Question {
  const { soonMs, lateMs } = ground.between ?? { soonMs: 0, lateMs: 0 };
  // People are compared from the moment on at which one in ten of those who return has returned: who is back before
  // that has had no time to meet anything, and would count for whatever is met late.
  const met = { touchpoints: afterSales(world, ground, of), beforeMs: BEFORE_MS, afterMs: soonMs };
  const horizonMs = soonMs + lateMs;
  const trials = trialsAt(world, ground, of, soonMs, horizonMs);
  return { detector: 'no-return', fear: 'not_again', touchpoint, other: null, trials, horizonMs, met };
}

function trialsAt(world: World, ground: Ground, of: readonly number[], soonMs: number, horizonMs: number) {
  const { walks, until } = world;
  const trials = new TrialsBuilder();
  eachPerson(walks, (person, from, to) => {
    let last = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) {
      const began = walks.times[i] ?? 0;
      const kind = of.indexOf(walks.touchpointAt[i] ?? 0);
      // Two orders of one day are one visit.
      if (kind < 0 || began - last < DAY_MS || began + horizonMs > until) continue;
      last = began;
      const back = ground.backAfter(i, to) - began;
      if (back <= soonMs) continue;
      const stratum = Math.min(kind, MOST_KINDS) * 2 + (ground.bought[i] ?? 0);
      trials.add(i, person, began, back > horizonMs, stratum);
    }
  });
  return trials.build();
}

/** Touchpoints after the purchase that not everybody meets and that are no sign of trouble. */
function afterSales({ touchpoints, walks, signs }: World, ground: Ground, of: readonly number[]): number[] {
  const troubled = new Set<number>();
  for (let i = 0; i < walks.times.length; i++) {
    if (signs.kindOf[walks.nameAt[i] ?? 0] !== 'other') troubled.add(walks.touchpointAt[i] ?? 0);
  }
  const belongs = new Set([...ground.orders, ...ground.fulfilment]);
  const most = of.reduce((sum, place) => sum + (ground.peopleAt[place] ?? 0), 0) * MOST_MET;
  return touchpoints.flatMap(({ stage }, index) => {
    const place = index + 1;
    const isAfter = ground.purchase !== null && stage > ground.purchase;
    const isTelling = !belongs.has(place) && !troubled.has(place) && (ground.peopleAt[place] ?? 0) <= most;
    return isAfter && isTelling ? [place] : [];
  });
}
