/** Leak of value: good customers who stay away for longer than their own rhythm. */
import { quantile } from '../../../kernel/statistics/quantile.ts';
import { type Question, TrialsBuilder } from '../trials.ts';
import { DAY_MS, eachPerson, type World } from '../world.ts';
import type { Detector } from './detector.ts';
import type { Ground } from './ground.ts';

const FEWEST_ORDERS = 3;
/** Of the buyers by what they have spent. */
const BEST_PART = 0.8;
/** So many times their usual time between two orders. */
const RHYTHMS = 3;
const LEAST_MS = 30 * DAY_MS;
const LONGEST_MS = 180 * DAY_MS;

export const valueLeak: Detector = {
  questions(world, ground) {
    const byTouchpoint = new Map<number, TrialsBuilder>();
    const good = goodCustomer(world);
    eachPerson(world.walks, (person, from, to) =>
      followed(world, ground, good, person, from, to, byTouchpoint),
    );
    return [...byTouchpoint].map(
      ([touchpoint, trials]): Question => ({
        detector: 'value-leak',
        fear: 'faded',
        touchpoint,
        other: null,
        trials: trials.build(),
        horizonMs: LONGEST_MS,
      }),
    );
  },
};

function followed(
  { walks, signs, until }: World,
  _ground: Ground,
  good: number,
  person: number,
  from: number,
  to: number,
  into: Map<number, TrialsBuilder>,
): void {
  const orders: number[] = [];
  let spent = 0;
  for (let i = from; i < to; i++) {
    spent += walks.amounts[i] ?? 0;
    if (signs.kindOf[walks.nameAt[i] ?? 0] === 'order') orders.push(i);
    else continue;
    if (orders.length < FEWEST_ORDERS || spent < good) continue;
    const began = walks.times[i] ?? 0;
    const patience = Math.min(LONGEST_MS, Math.max(LEAST_MS, RHYTHMS * rhythm(walks.times, orders)));
    if (began + patience > until) continue;
    const place = walks.touchpointAt[i] ?? 0;
    if (place === 0) continue;
    let came = false;
    for (let j = i + 1; j < to && (walks.times[j] ?? 0) <= began + patience && !came; j++) {
      came = signs.kindOf[walks.nameAt[j] ?? 0] === 'order' && (walks.times[j] ?? 0) > began;
    }
    const trials = into.get(place) ?? new TrialsBuilder();
    into.set(place, trials);
    trials.add(i, person, began, !came, 0);
  }
}

function rhythm(times: Float64Array, orders: readonly number[]): number {
  const gaps = orders.slice(1).map((touch, i) => (times[touch] ?? 0) - (times[orders[i] ?? 0] ?? 0));
  return (
    quantile(
      gaps.sort((a, b) => a - b),
      0.5,
    ) ?? 0
  );
}

/** What a buyer among the best fifth has spent. */
function goodCustomer({ walks }: World): number {
  const spent: number[] = [];
  eachPerson(walks, (_, from, to) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += walks.amounts[i] ?? 0;
    if (sum > 0) spent.push(sum);
  });
  return (
    quantile(
      spent.sort((a, b) => a - b),
      BEST_PART,
    ) ?? Number.POSITIVE_INFINITY
  );
}
