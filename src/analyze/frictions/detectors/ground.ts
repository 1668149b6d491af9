/** What several detectors need to know of a world, found once: what comes after what, what every order goes through, how people return. */
import { quantile } from '../../../kernel/statistics/quantile.ts';
import { DAY_MS, eachPerson, purchaseStage, type World } from '../world.ts';

export interface Ground {
  /** Stage of the purchase; null where nothing is sold. */
  readonly purchase: number | null;
  /** By touchpoint place (0 unused): whether each other touchpoint lies further along the way. */
  readonly further: readonly Uint8Array[];
  /** Touchpoints of orders, and those that nearly every order goes through afterwards, in their order. */
  readonly orders: readonly number[];
  readonly fulfilment: readonly number[];
  /** When one comes back after a touch: the first touch before or at the purchase that is a day later; infinity where none. */
  readonly backAfter: (touch: number, end: number) => number;
  /** Usual time from an order until one comes back, and the part of returns between soon and soon + late; null where too few do. */
  readonly between: { readonly soonMs: number; readonly lateMs: number; readonly seenPart: number } | null;
  /** By touch: 1 once the person has bought before it. */
  readonly bought: Uint8Array;
  /** People who order are compared with their like: by the way they ordered and whether they had ordered before. */
  readonly stratum: (order: number, kind: number) => number;
  /** By touchpoint place: people who were there. */
  readonly peopleAt: Uint32Array;
  /** How long nearly every order takes until it is fulfilled, ms. */
  readonly fulfilmentMs: number;
}

const FEWEST_RETURNS = 20;
const FEWEST_PAIRS = 10;
/** What this part of orders goes through afterwards belongs to the order. */
const MOST_ORDERS = 0.6;
/** There is room for so many strata; the rarest ways of ordering share one. */
const MOST_KINDS = 30;
const FULFILMENT_MS = 60 * DAY_MS;
const LONGEST_RETURN_MS = 120 * DAY_MS;

export function groundOf(world: World): Ground {
  const purchase = purchaseStage(world);
  const orders = orderTouchpoints(world);
  const fulfilment = fulfilmentOf(world, orders);
  const backAfter = comingBack(world, purchase, new Set(fulfilment));
  const { bought, peopleAt, between } = sweep(world, backAfter);
  return {
    purchase,
    further: furtherThan(world, purchase),
    orders,
    fulfilment,
    fulfilmentMs: fulfilmentTime(world, new Set(fulfilment)),
    backAfter,
    between,
    bought,
    peopleAt,
    stratum: (order, kind) => Math.min(kind, MOST_KINDS) * 2 + (bought[order] ?? 0),
  };
}

function isOrder({ walks, signs }: World, touch: number): boolean {
  return signs.kindOf[walks.nameAt[touch] ?? 0] === 'order';
}

/** What belongs to an order (a payment that is confirmed a day later) is no coming back. */
function comingBack(
  world: World,
  purchase: number | null,
  fulfilment: ReadonlySet<number>,
): Ground['backAfter'] {
  const { walks, touchpoints, signs } = world;
  return (touch, end) => {
    const earliest = (walks.times[touch] ?? 0) + DAY_MS;
    for (let i = touch + 1; i < end; i++) {
      const time = walks.times[i] ?? 0;
      if (time < earliest) continue;
      if (isOrder(world, i)) return time;
      const place = walks.touchpointAt[i] ?? 0;
      const stage = touchpoints[place - 1]?.stage;
      const isPlain = signs.kindOf[walks.nameAt[i] ?? 0] === 'other' && !fulfilment.has(place);
      if (isPlain && stage !== undefined && purchase !== null && stage <= purchase) return time;
    }
    return Number.POSITIVE_INFINITY;
  };
}

function sweep(
  world: World,
  backAfter: Ground['backAfter'],
): Pick<Ground, 'bought' | 'peopleAt' | 'between'> {
  const { walks, touchpoints } = world;
  const bought = new Uint8Array(walks.times.length);
  const peopleAt = new Uint32Array(touchpoints.length + 1);
  const lastAt = new Int32Array(touchpoints.length + 1).fill(-1);
  const gaps: number[] = [];
  eachPerson(walks, (person, from, to) => {
    let hasBought = false;
    for (let i = from; i < to; i++) {
      const place = walks.touchpointAt[i] ?? 0;
      if (lastAt[place] !== person) {
        lastAt[place] = person;
        peopleAt[place] = (peopleAt[place] ?? 0) + 1;
      }
      bought[i] = hasBought ? 1 : 0;
      if (!isOrder(world, i)) continue;
      hasBought = true;
      const gap = backAfter(i, to) - (walks.times[i] ?? 0);
      if (Number.isFinite(gap)) gaps.push(gap);
    }
  });
  return { bought, peopleAt, between: betweenOrders(gaps) };
}

function betweenOrders(gaps: number[]): Ground['between'] {
  if (gaps.length < FEWEST_RETURNS) return null;
  gaps.sort((a, b) => a - b);
  const soonMs = Math.min(30 * DAY_MS, quantile(gaps, 0.1) ?? 0);
  const lateMs = Math.min(LONGEST_RETURN_MS, quantile(gaps, 0.9) ?? 0);
  const seen = gaps.filter((gap) => gap > soonMs && gap <= soonMs + lateMs).length;
  return { soonMs, lateMs, seenPart: seen / gaps.length };
}

function orderTouchpoints(world: World): number[] {
  const { walks } = world;
  const counts = new Map<number, number>();
  for (let i = 0; i < walks.times.length; i++) {
    const place = walks.touchpointAt[i] ?? 0;
    if (place > 0 && isOrder(world, i)) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([place]) => place);
}

/** Later in stage, up to the purchase; within a stage, what people mostly meet first afterwards. */
function furtherThan(world: World, purchase: number | null): Uint8Array[] {
  const { touchpoints } = world;
  const size = touchpoints.length + 1;
  const before = meetings(world, size);
  return Array.from({ length: size }, (_, here) => {
    const stage = touchpoints[here - 1]?.stage;
    const out = new Uint8Array(size);
    if (stage === undefined) return out;
    for (let there = 1; there < size; there++) {
      const other = touchpoints[there - 1]?.stage ?? 0;
      if (other > stage && (purchase === null || other <= purchase)) out[there] = 1;
      if (other !== stage || there === here) continue;
      const [after, earlier] = [before[here * size + there] ?? 0, before[there * size + here] ?? 0];
      if (after + earlier >= FEWEST_PAIRS && after > 2 * earlier) out[there] = 1;
    }
    return out;
  });
}

/** [a, b]: people who first met a before they first met b. */
function meetings({ walks }: World, size: number): Uint32Array {
  const counts = new Uint32Array(size * size);
  const met = new Uint8Array(size);
  eachPerson(walks, (_, from, to) => {
    const order: number[] = [];
    for (let i = from; i < to; i++) {
      const place = walks.touchpointAt[i] ?? 0;
      if (place === 0 || met[place] === 1) continue;
      for (const earlier of order) counts[earlier * size + place] = (counts[earlier * size + place] ?? 0) + 1;
      met[place] = 1;
      order.push(place);
    }
    for (const place of order) met[place] = 0;
  });
  return counts;
}

function fulfilmentOf(world: World, orders: readonly number[]): number[] {
  const { walks, signs, until } = world;
  const found = new Map<number, number>();
  for (const order of orders) {
    const followed = new Map<number, number>();
    let all = 0;
    eachPerson(walks, (_, from, to) => {
      for (let i = from; i < to; i++) {
        if (walks.touchpointAt[i] !== order || !isOrder(world, i)) continue;
        const time = walks.times[i] ?? 0;
        if (time + FULFILMENT_MS > until) continue;
        all++;
        const seen = new Set<number>();
        for (
          let j = i + 1;
          j < to && (walks.times[j] ?? 0) <= time + FULFILMENT_MS && !isOrder(world, j);
          j++
        ) {
          const plain = signs.kindOf[walks.nameAt[j] ?? 0] === 'other' && Number.isNaN(walks.scores[j] ?? 0);
          if (plain) seen.add(walks.touchpointAt[j] ?? 0);
        }
        for (const place of seen) followed.set(place, (followed.get(place) ?? 0) + 1);
      }
    });
    for (const [place, count] of followed) {
      if (place !== 0 && all >= FEWEST_RETURNS && count >= all * MOST_ORDERS) found.set(place, count);
    }
  }
  return [...found.keys()].filter((place) => !orders.includes(place)).sort((a, b) => a - b);
}

function fulfilmentTime(world: World, fulfilment: ReadonlySet<number>): number {
  const { walks } = world;
  const took: number[] = [];
  eachPerson(walks, (_, from, to) => {
    let [order, last] = [-1, -1];
    for (let i = from; i <= to; i++) {
      if (i === to || isOrder(world, i)) {
        if (order >= 0 && last >= 0) took.push((walks.times[last] ?? 0) - (walks.times[order] ?? 0));
        [order, last] = [i, -1];
      } else if (order >= 0 && fulfilment.has(walks.touchpointAt[i] ?? 0)) last = i;
    }
  });
  return Math.min(
    FULFILMENT_MS,
    quantile(
      took.sort((a, b) => a - b),
      0.95,
    ) ?? 0,
  );
}
