/** Buyers put together: by how lately, often and much they bought, and by the channel that brought them. */
import { quantile } from '../../kernel/statistics/quantile.ts';
import { FEWEST_FOR_TREND } from '../engine/public.ts';
import type { Buyers } from './buyers.ts';
import { type MeanRange, meanRange } from './mean-range.ts';
import { type RfmSegment, rfmBreaks, rfmScores, rfmSegment, rfmSegments } from './model/rfm.ts';

export interface RfmGroupFigures {
  readonly segment: RfmSegment;
  readonly people: number;
  readonly revenueMinor: number;
  readonly revenueShare: number;
  readonly perPersonMinor: number;
  readonly silentDays: number;
}

/** Each buyer's kind. Null below thirty buyers: fifths of fewer say nothing. */
export function rfmKinds(buyers: Buyers, lastDay: number) {
  const customers = buyers.bought.map((orders, i) => ({
    recency: lastDay - (buyers.lastDay[i] ?? lastDay),
    orders,
    amount: buyers.spent[i] ?? 0,
  }));
  if (customers.length < FEWEST_FOR_TREND) return null;
  const breaks = rfmBreaks(customers);
  return customers.map((each) => ({
    ...each,
    segment: rfmSegment(rfmScores(each, breaks), each.orders),
  }));
}

/** Null where there are no kinds. */
export function rfmGroups(buyers: Buyers, lastDay: number): RfmGroupFigures[] | null {
  const named = rfmKinds(buyers, lastDay);
  if (named === null) return null;
  const revenue = sumOf(named.map(({ amount }) => amount));
  return rfmSegments.flatMap((segment) => {
    const members = named.filter((each) => each.segment === segment);
    if (members.length === 0) return [];
    const revenueMinor = sumOf(members.map(({ amount }) => amount));
    const silences = Float64Array.from(members, ({ recency }) => recency).sort();
    return {
      segment,
      people: members.length,
      revenueMinor,
      revenueShare: revenue > 0 ? revenueMinor / revenue : 0,
      perPersonMinor: Math.round(revenueMinor / members.length),
      silentDays: Math.round(quantile(silences, 0.5) ?? 0),
    };
  });
}

/** Some of the buyers together. */
export interface GroupFigures {
  readonly customers: number;
  readonly cameBack: number;
  readonly revenueMinor: number;
  readonly perCustomer: MeanRange | null;
  /** Expected of each in the time ahead; null without a forecast. */
  readonly aheadMinor: number | null;
}

/** @param places of the buyers in the columns @param ahead expected of each buyer, or null without a forecast */
export function groupFigures(
  buyers: Buyers,
  places: readonly number[],
  ahead: ArrayLike<number> | null,
): GroupFigures {
  const spent = places.map((i) => buyers.spent[i] ?? 0);
  const expected = ahead && sumOf(places.map((i) => ahead[i] ?? 0)) / places.length;
  return {
    customers: places.length,
    cameBack: places.filter((i) => (buyers.bought[i] ?? 0) > 1).length,
    revenueMinor: sumOf(spent),
    perCustomer: meanRange(spent),
    aheadMinor: expected === null || places.length === 0 ? null : Math.round(expected),
  };
}

export interface ViaFigures extends GroupFigures {
  /** Code of the channel; 0 where none is known. */
  readonly via: number;
}

/** By channel of the first touch, most customers first. */
export function byFirstChannel(buyers: Buyers, ahead: ArrayLike<number> | null): ViaFigures[] {
  const members = new Map<number, number[]>();
  buyers.via.forEach((via, i) => {
    const list = members.get(via);
    if (list) list.push(i);
    else members.set(via, [i]);
  });
  return [...members]
    .map(([via, places]): ViaFigures => ({ via, ...groupFigures(buyers, places, ahead) }))
    .sort((a, b) => b.customers - a.customers || a.via - b.via);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
