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
    const [touchpoint] = ground.orders;
    if (touchpoint === undefined) return [];
    const trials = new TrialsBuilder();
    const good = goodCustomer(world);
    eachPerson(world.walks, (person, from, to) => follow(world, ground, good, person, from, to, trials));
    const question: Question = {
      ...{ detector: 'value-leak', fear: 'faded', touchpoint, other: null, horizonMs: LONGEST_MS },
      trials: trials.build(),
    };
    return [question];
  },
};

/** Each order of somebody who is a good customer by then: do they come again in their time? */
function follow(
  { walks, signs, until }: World,
  ground: Ground,
  good: number,
  person: number,
  from: number,
  to: number,
  into: TrialsBuilder,
): void {
  const orders: number[] = [];
  let spent = 0;
  for (let i = from; i < to; i++) {
    spent += walks.amounts[i] ?? 0;
    const kind = ground.orders.indexOf(walks.touchpointAt[i] ?? 0);
    if (signs.kindOf[walks.nameAt[i] ?? 0] !== 'order' || kind < 0) continue;
    orders.push(walks.times[i] ?? 0);
    if (orders.length < FEWEST_ORDERS || spent < good) continue;
    const began = walks.times[i] ?? 0;
    const patience = Math.min(LONGEST_MS, Math.max(LEAST_MS, RHYTHMS * rhythm(orders)));
    if (began + patience > until) continue;
    const back = nextOrder(walks, signs, i, to);
    into.add(i, person, began, back - began > patience, ground.stratum(i, kind));
  }
}

function nextOrder(walks: World['walks'], signs: World['signs'], touch: number, end: number): number {
  for (let i = touch + 1; i < end; i++) {
    const time = walks.times[i] ?? 0;
    if (signs.kindOf[walks.nameAt[i] ?? 0] === 'order' && time > (walks.times[touch] ?? 0)) return time;
  }
  return Number.POSITIVE_INFINITY;
}

function rhythm(orders: readonly number[]): number {
  const gaps = orders.slice(1).map((time, i) => time - (orders[i] ?? 0));
  gaps.sort((a, b) => a - b);
  return quantile(gaps, 0.5) ?? 0;
}

/** What a buyer among the best fifth has spent. */
function goodCustomer({ walks }: World): number {
  const spent: number[] = [];
  eachPerson(walks, (_, from, to) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += walks.amounts[i] ?? 0;
    if (sum > 0) spent.push(sum);
  });
  spent.sort((a, b) => a - b);
  return quantile(spent, BEST_PART) ?? Number.POSITIVE_INFINITY;
}
