/** In which order people meet the places of a map. */
import { count, int64, type Sql, sql, uint16s } from '../../platform/eventdb/sql.ts';
import { type Asked, touched } from '../engine/public.ts';

export interface OrdersAsked extends Asked {
  /** Codes of the touchpoints of each place. */
  readonly places: readonly (readonly number[])[];
}

/** From the start of a day to its last instant. */
const LAST_OF_DAY = int64(86_399_999);

/**
 * People by two places they met for the first time one after the other, as numbers from 1 on: `earlier`, `later`, `people`. Who met
 * both at the same instant, or on a day whose hours are not known, went in no order and is not counted.
 */
export function ordersOfPlaces(asked: OrdersAsked): Sql {
  return sql`SELECT earlier, later, count() AS people FROM (
      SELECT earlier, arrayFilter((k, t) -> t > by, met, firsts) AS next
      FROM (${firstMeetings(asked)}) ARRAY JOIN met AS earlier, untils AS by)
    ARRAY JOIN next AS later GROUP BY earlier, later`;
}

/** People who met a place for the first time before another. */
export function peopleInOrder(asked: OrdersAsked, earlier: number, later: number): Sql {
  const [first, second] = [count(earlier), count(later)];
  return sql`SELECT person FROM (${firstMeetings(asked)})
    WHERE has(met, ${first}) AND has(met, ${second})
      AND firsts[indexOf(met, ${second})] > untils[indexOf(met, ${first})]`;
}

/** A row per person: the places they `met`, the instant of each first meeting and the last instant it may have been. */
function firstMeetings({ rows, filter, places }: OrdersAsked): Sql {
  const touches = touched(rows, filter, {
    of: { person: sql`person` },
    arrays: { codes: 'touchpoints', at: 'times', dated: 'precisions' },
  });
  const codes = places.flat();
  const numbers = places.flatMap((of, index) => of.map(() => index + 1));
  const placed = sql`arrayMap(c -> transform(c, ${uint16s(codes)}, ${uint16s(numbers)}, toUInt16(0)), codes)`;
  const first = sql`k > 0 AND n = 1`;
  return sql`SELECT person,
      arrayFilter((k, n) -> ${first}, at_place, nth) AS met,
      arrayFilter((t, k, n) -> ${first}, at, at_place, nth) AS firsts,
      arrayFilter((t, k, n) -> ${first}, arrayMap((t, d) -> t + d * ${LAST_OF_DAY}, at, dated), at_place, nth) AS untils
    FROM (SELECT person, at, dated, at_place, arrayEnumerateUniq(at_place) AS nth
      FROM (SELECT person, at, dated, ${placed} AS at_place FROM ${touches}))`;
}
