/** The figures of each group, from the habits of its people. */

import { channels } from '../../gather/events/public.ts';
import { quantile } from '../../kernel/statistics/quantile.ts';
import { shareOf } from '../engine/public.ts';
import { meanRange } from '../value/public.ts';
import { type Division, divided } from './compute.ts';
import type { BehaviourGroup } from './contract.ts';
import { differencesOf } from './differences.ts';
import type { Seen, Way } from './habits.ts';

export type GroupFigures = Omit<BehaviourGroup, 'id' | 'name' | 'sentence' | 'rule' | 'purchases'>;

/** So many ways are shown of a group, those most of its people take first. */
const MOST_WAYS = 6;

export interface Grouped {
  readonly division: Division;
  readonly figures: readonly GroupFigures[];
}

export function grouped(seen: Seen): Grouped {
  const division = divided(seen.habits);
  return { division, figures: groupsOf(seen, division) };
}

function groupsOf(seen: Seen, { groups, count }: Division): GroupFigures[] {
  const differences = differencesOf(seen, groups, count, (way) => wayName(seen.ways[way]));
  const everybody = Array.from(groups, (_, place) => place);
  const all = totals(seen, everybody);
  return Array.from({ length: count }, (_, group): GroupFigures => {
    const places = everybody.filter((place) => groups[place] === group);
    return { ...figuresOf(seen, places, all), differences: differences[group] ?? [] };
  });
}

function wayName(way: Way | undefined): string {
  if (way === undefined) return '';
  if (way.kind === 'touchpoint') return way.title;
  return channels().find(({ id }) => id === way.id)?.name ?? way.id;
}

interface Totals {
  readonly people: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

function totals({ habits }: Seen, places: readonly number[]): Totals {
  return {
    people: places.length,
    orders: sumAt(habits.orders, places),
    revenueMinor: sumAt(habits.spent, places),
  };
}

function figuresOf(seen: Seen, places: readonly number[], all: Totals): Omit<GroupFigures, 'differences'> {
  const { habits, ways, lastDay } = seen;
  const own = totals(seen, places);
  const bought = places.filter((place) => (habits.orders[place] ?? 0) > 0);
  const range = meanRange(places.map((place) => habits.spent[place] ?? 0));
  const met = ways.map((way, k) => ({
    kind: way.kind,
    id: way.id,
    title: wayName(way),
    met: shareOf(places.filter((place) => (habits.ways[place]?.[k] ?? 0) > 0).length, places.length),
  }));
  return {
    ...own,
    peopleShare: shareOf(own.people, all.people),
    ordersShare: all.orders === 0 ? null : own.orders / all.orders,
    revenueShare: all.revenueMinor <= 0 ? null : own.revenueMinor / all.revenueMinor,
    perPerson: range && { mean: range.mean, low: range.low, high: range.high },
    perOrderMinor: rounded(
      middle(bought.map((place) => (habits.paid[place] ?? 0) / (habits.orders[place] ?? 1))),
    ),
    ordersEach: own.orders / Math.max(1, own.people),
    touchesEach: sumAt(habits.touches, places) / Math.max(1, own.people),
    boughtAgain: shareOf(bought.filter((place) => (habits.orders[place] ?? 0) > 1).length, bought.length),
    orderPause: pauseOf(habits.orderPauseDays, places),
    pause: pauseOf(habits.pauseDays, places),
    silentDays:
      rounded(middle(places.map((place) => Math.max(0, lastDay - (habits.lastDay[place] ?? lastDay))))) ?? 0,
    ways: met
      .filter(({ met: { count } }) => count > 0)
      .sort((a, b) => b.met.count - a.met.count)
      .slice(0, MOST_WAYS),
  };
}

/** Of who was met, or ordered, on one day only there is no pause. Of few people none is told. */
function pauseOf(days: readonly number[], places: readonly number[]): { n: number; days: number | null } {
  const known = places.map((place) => days[place] ?? 0).filter((pause) => pause > 0);
  return { n: known.length, days: known.length < 5 ? null : rounded(middle(known)) };
}

function middle(values: readonly number[]): number | null {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

function sumAt(values: readonly number[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] ?? 0), 0);
}
