/** Divides people into groups by their habits: pure, so that a thread of its own can do it. */
import { randomFrom } from '../../kernel/random.ts';
import { featuresOf, type Habits } from './model/features.ts';
import { assigned } from './model/k-means.ts';
import { FEWEST_FOR_KINDS, FEWEST_IN_KIND, type Kinds, kindsOf } from './model/kinds.ts';

export interface Division {
  readonly basis: 'kinds' | 'purchases' | 'none';
  /** Group of each person, numbered from 0 by the revenue of the groups, the most first. */
  readonly groups: Uint8Array;
  readonly count: number;
  /** How the kinds were tested; null where there are none. */
  readonly test: Omit<Kinds, 'centres'> | null;
}

export function divided(habits: Habits): Division {
  const people = habits.orders.length;
  if (people < FEWEST_FOR_KINDS) return { basis: 'none', groups: new Uint8Array(0), count: 0, test: null };
  const features = featuresOf(habits);
  const { centres, ...test } = kindsOf(features, randomFrom('behaviour'));
  if (centres === null) return { basis: 'purchases', ...byRevenue(byPurchases(habits), habits), test: null };
  return { basis: 'kinds', ...byRevenue(assigned(features.matrix, centres).groups, habits), test };
}

/** Orders from which on somebody is in the next group: none, one, two or three, more. A cut, not a kind. */
const PURCHASE_CUTS = [1, 2, 4] as const;

/** Too few for a group of their own go with those who bought next less often, or more where nobody did. */
function byPurchases({ orders }: Habits): Uint8Array {
  const classOf = (made: number): number => PURCHASE_CUTS.filter((cut) => made >= cut).length;
  const sizes = Array.from({ length: PURCHASE_CUTS.length + 1 }, () => 0);
  for (const made of orders) sizes[classOf(made)] = (sizes[classOf(made)] ?? 0) + 1;
  const goesTo = sizes.map((_, each) => each);
  let open = sizes.findIndex((size) => size > 0);
  let gathered = 0;
  sizes.forEach((size, each) => {
    if (each < open) return;
    if (gathered >= FEWEST_IN_KIND && size >= FEWEST_IN_KIND) [open, gathered] = [each, 0];
    goesTo[each] = open;
    gathered += size;
  });
  return Uint8Array.from(orders, (made) => goesTo[classOf(made)] ?? 0);
}

function byRevenue(groups: Uint8Array, { spent }: Habits): { groups: Uint8Array; count: number } {
  const sums = new Map<number, number>();
  groups.forEach((group, i) => {
    sums.set(group, (sums.get(group) ?? 0) + (spent[i] ?? 0));
  });
  const ranked = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([group]) => group);
  const rank = new Map(ranked.map((group, place) => [group, place]));
  return { groups: groups.map((group) => rank.get(group) ?? 0), count: ranked.length };
}
