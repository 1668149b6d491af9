/** Puts beside each leg and way what it was in the period before, or is among other people. */
import { int, str } from '../../platform/eventdb/row.ts';
import { type ReportScope, shareDifferences, shareOf } from '../engine/public.ts';
import { legPeople, pathPeople, wayPeople } from './compared.sql.ts';
import type { Leg, Variant } from './contract.ts';
import type { PathsAsked } from './paths.sql.ts';

/** Legs and ways as they were counted, with the stored numbers of their stations. */
export type CountedLeg = Omit<Leg, 'share' | 'before' | 'difference'> & {
  readonly codes: readonly [number, number];
};
export type CountedWay = Pick<Variant, 'stations'> & {
  readonly codes: readonly number[];
  readonly taken: number;
};

interface Taken {
  readonly people: number;
  readonly legs: readonly CountedLeg[];
  readonly ways: readonly CountedWay[];
}

/** @param other the other people or days; null where nothing is compared */
export async function withBeside(
  { events }: Pick<ReportScope, 'events'>,
  { people, legs, ways }: Taken,
  other: PathsAsked | null,
): Promise<{ peopleBefore: number | null; legs: Leg[]; variants: Variant[] }> {
  const before = other && (await counted(events, other, { legs, ways }));
  const beside = (counts: readonly number[], countBefore: (place: number) => number) => {
    const pair = (place: number) => {
      if (before === null) return null;
      const now = { count: counts[place] ?? 0, of: people };
      return [now, { count: countBefore(place), of: before.people }] as const;
    };
    const differences = shareDifferences(counts.map((_, place) => pair(place)));
    return counts.map((_, place) => ({
      before: before && shareOf(countBefore(place), before.people),
      difference: differences[place] ?? null,
    }));
  };
  const besideLegs = beside(
    legs.map((leg) => leg.people),
    (place) => before?.legs[place] ?? 0,
  );
  const besideWays = beside(
    ways.map(({ taken }) => taken),
    (place) => before?.ways[place] ?? 0,
  );
  return {
    peopleBefore: before?.people ?? null,
    legs: legs.map(({ codes: _, ...leg }, place) => ({
      ...leg,
      share: shareOf(leg.people, people),
      ...(besideLegs[place] ?? NOTHING),
    })),
    variants: ways.map(({ stations, taken }, place) => ({
      stations,
      people: shareOf(taken, people),
      ...(besideWays[place] ?? NOTHING),
    })),
  };
}

const NOTHING = { before: null, difference: null };

/** In the order of the legs and ways given. */
async function counted(
  events: ReportScope['events'],
  other: PathsAsked,
  { legs, ways }: Pick<Taken, 'legs' | 'ways'>,
): Promise<{ people: number; legs: number[]; ways: number[] }> {
  const pairs = legs.map(({ codes: [from, to] }) => ({ from, to }));
  const codes = ways.map((way) => way.codes);
  const [[all], goneLegs, goneWays] = await Promise.all([
    events.query(pathPeople(other), { people: int }),
    pairs.length === 0 ? [] : events.query(legPeople(other, pairs), { leg: int, people: int }),
    codes.length === 0 ? [] : events.query(wayPeople(other, codes), { way: str, people: int }),
  ]);
  const legsBy = new Map(goneLegs.map(({ leg, people }) => [leg, people]));
  const waysBy = new Map(goneWays.map(({ way, people }) => [way, people]));
  return {
    people: all?.people ?? 0,
    legs: pairs.map(({ from, to }) => legsBy.get(from * 65_536 + to) ?? 0),
    ways: codes.map((way) => waysBy.get(way.join(',')) ?? 0),
  };
}
