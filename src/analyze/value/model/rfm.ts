/**
 * Recency, frequency, monetary value in quintiles (Hughes 1994), and customers named by them. Breaks are quantiles of type 7; a
 * score is 1 + the breaks below the value. Equal customers get equal scores, so where most have bought once some scores stay empty.
 */
import { quantile } from '../../../kernel/statistics/quantile.ts';

export interface RfmFigures {
  /** Days since the last purchase. */
  readonly recency: number;
  /** Days with a purchase, the first included. */
  readonly orders: number;
  readonly amount: number;
}

export interface RfmScores {
  /** 1 … 5; 5 is best: most recent, most often, most money. */
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

export interface RfmBreaks {
  readonly recency: readonly number[];
  readonly orders: readonly number[];
  readonly amount: readonly number[];
}

export function rfmBreaks(customers: readonly RfmFigures[]): RfmBreaks {
  const breaksOf = (field: keyof RfmFigures): number[] => {
    const sorted = Float64Array.from(customers, (customer) => customer[field]).sort();
    return [0.2, 0.4, 0.6, 0.8].map((p) => quantile(sorted, p) ?? 0);
  };
  return { recency: breaksOf('recency'), orders: breaksOf('orders'), amount: breaksOf('amount') };
}

export function rfmScores(customer: RfmFigures, breaks: RfmBreaks): RfmScores {
  const below = (value: number, of: readonly number[]): number =>
    of.reduce((count, each) => (each < value ? count + 1 : count), 0);
  return {
    r: 5 - below(customer.recency, breaks.recency),
    f: 1 + below(customer.orders, breaks.orders),
    m: 1 + below(customer.amount, breaks.amount),
  };
}

export const rfmSegments = ['best', 'loyal', 'growing', 'new', 'fading', 'missed', 'lost'] as const;
export type RfmSegment = (typeof rfmSegments)[number];

/**
 * By recency and the better of frequency and money: somebody who spends much in one visit is worth keeping too. `missed` are good
 * customers gone silent: the ones to call.
 */
export function rfmSegment({ r, f, m }: RfmScores, orders: number): RfmSegment {
  const worth = Math.max(f, m);
  if (orders > 1 && r >= 4 && f >= 4 && m >= 4) return 'best';
  if (orders > 1 && r >= 3 && worth >= 4) return 'loyal';
  if (r >= 4) return orders === 1 ? 'new' : 'growing';
  if (r === 3) return 'fading';
  return worth >= 4 && orders > 1 ? 'missed' : 'lost';
}
