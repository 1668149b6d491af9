/** The statements behind the touchpoints, people and events reports. */
import { linkedPeople } from '../../gather/events/public.ts';
import { count, ident, int64, join, type Sql, sql, text, texts, uint32 } from '../../platform/eventdb/sql.ts';
import { peopleAround, type TouchFilter, touchesOf } from '../engine/public.ts';
import { type JourneySource, KIND_ORDER } from '../journeys/public.ts';

/** People per touchpoint code; 0 is "not on the map". */
export function peoplePerTouchpoint(source: JourneySource, filter: TouchFilter): Sql {
  return sql`SELECT code, count() AS people FROM (
      SELECT arrayJoin(arrayDistinct(${touchesOf('touchpoints', filter)})) AS code FROM ${peopleAround(source.rows, filter)})
    GROUP BY code`;
}

/** Events, money and the last touch per touchpoint code. */
export function eventsPerTouchpoint(source: JourneySource, filter: TouchFilter): Sql {
  return sql`SELECT tupleElement(touch, 1) AS code, count() AS events, max(tupleElement(touch, 2)) AS last,
      sum(tupleElement(touch, 3)) AS amount
    FROM (
      SELECT arrayJoin(arrayMap((c, t, a) -> tuple(c, t, a), ${touchesOf('touchpoints', filter)},
        ${touchesOf('times', filter)}, ${touchesOf('amounts', filter)})) AS touch
      FROM ${peopleAround(source.rows, filter)})
    GROUP BY code`;
}

/** Which people, and in which order. */
export interface PeopleWanted {
  readonly filter: TouchFilter;
  /** A condition over the columns of `peopleFigures`. */
  readonly where: Sql;
  readonly sort: 'last_seen' | 'first_seen' | 'revenue' | 'orders' | 'touches';
  readonly offset: number;
  readonly limit: number;
}

/** One row per person with what happened in the period; `furthest` and `met` for conditions. */
function peopleFigures(source: JourneySource, filter: TouchFilter): Sql {
  return sql`SELECT person, keys, length(at) AS touches_made, arrayReduce('min', at) AS first_seen,
      arrayReduce('max', at) AS last_seen, countEqual(kinds_met, ${count(KIND_ORDER)}) AS orders_made, spent,
      arrayReduce('max', met) AS furthest, met, codes, orders_ever
    FROM (
      SELECT person, keys, ${touchesOf('times', filter)} AS at, ${touchesOf('stages', filter)} AS met,
        ${touchesOf('touchpoints', filter)} AS codes, ${touchesOf('kinds', filter)} AS kinds_met,
        arraySum(${touchesOf('amounts', filter)}) AS spent,
        arrayCount((k, t) -> k = ${count(KIND_ORDER)} AND t < ${int64(filter.toMs)}, kinds, times) AS orders_ever
      FROM ${peopleAround(source.rows, filter)})
    WHERE length(at) > 0`;
}

export function peoplePage(source: JourneySource, wanted: PeopleWanted): Sql {
  const by = {
    last_seen: 'last_seen',
    first_seen: 'first_seen',
    revenue: 'spent',
    orders: 'orders_made',
    touches: 'touches_made',
  };
  return sql`SELECT person, keys, first_seen, last_seen, touches_made, orders_made, spent, furthest
    FROM (${peopleFigures(source, wanted.filter)}) WHERE ${wanted.where}
    ORDER BY ${ident(by[wanted.sort])} DESC, person LIMIT ${count(wanted.offset)}, ${count(wanted.limit)}`;
}

export function peopleTotal(source: JourneySource, wanted: Pick<PeopleWanted, 'filter' | 'where'>): Sql {
  return sql`SELECT count() AS total FROM (${peopleFigures(source, wanted.filter)}) WHERE ${wanted.where}`;
}

/** Conditions on people, for `PeopleWanted.where`. */
export const peopleWhere = {
  all: sql`1`,
  reached: (position: number): Sql => sql`furthest >= ${count(position)}`,
  met: (position: number): Sql => sql`has(met, ${count(position)})`,
  wentOn: (position: number): Sql => sql`furthest > ${count(position)}`,
  stopped: (position: number): Sql => sql`furthest = ${count(position)}`,
  silentFor: (ms: number, now: number): Sql => sql`${int64(now)} - last_seen > ${int64(ms)}`,
  notSilentFor: (ms: number, now: number): Sql => sql`${int64(now)} - last_seen <= ${int64(ms)}`,
  touchpoint: (code: number): Sql => sql`has(codes, ${count(code)})`,
  buyers: sql`orders_made > 0`,
  returning: sql`orders_made > 0 AND orders_ever > 1`,
  /** One of the people found by what is known of them, or anybody whose events came in under a key with the text in it. */
  named: (people: readonly string[], words: string): Sql =>
    sql`(has(${texts(people)}, person)
      OR arrayExists(k -> position(lowerUTF8(k), ${text(words.trim().toLowerCase())}) > 0, keys))`,
  every: (conditions: readonly Sql[]): Sql =>
    conditions.length === 0 ? sql`1` : join(conditions, sql` AND `),
} as const;

/** What an event may be counted by. */
export const eventColumnsToCountBy = [
  'name',
  'source',
  'medium',
  'campaign',
  'page',
  'device',
  'country',
  'currency',
] as const;
export type CountBy =
  | { readonly column: (typeof eventColumnsToCountBy)[number] | 'channel' }
  | { readonly property: string };

export interface EventsWanted {
  readonly workspace: number;
  readonly filter: TouchFilter;
  readonly currency: string;
  readonly name: string | null;
}

function eventsWhere({ workspace, filter, name }: EventsWanted): Sql {
  const channels =
    filter.channels.length === 0 ? sql`1` : sql`channel IN (${join(filter.channels.map(count))})`;
  return sql`workspace = ${uint32(workspace)} AND time >= ${int64(filter.fromMs)} AND time < ${int64(filter.toMs)}
    AND ${channels} AND ${name === null ? sql`1` : sql`name = ${text(name)}`}`;
}

/** Events as received, counted by a column or a property; amounts in the workspace's currency alone. */
export function eventsCountedBy(wanted: EventsWanted, by: CountBy, limit: number): Sql {
  const value =
    'property' in by
      ? sql`property_values[indexOf(property_names, ${text(by.property)})]`
      : by.column === 'channel'
        ? sql`toString(channel)`
        : ident(by.column);
  return sql`SELECT value, uniqExact(if(linked = '', person, linked)) AS people, count() AS events,
      sum(if(currency = '' OR currency = ${text(wanted.currency)}, amount, toInt64(0))) AS amount_sum,
      min(time) AS first, max(time) AS last
    FROM (SELECT visitor, person, time, currency, amount, ${value} AS value FROM events WHERE ${eventsWhere(wanted)}) AS e
    ANY LEFT JOIN (${linkedPeople(wanted.workspace)}) AS l USING visitor
    GROUP BY value ORDER BY events DESC, value LIMIT ${count(limit)}`;
}

export function eventsTotal(wanted: EventsWanted): Sql {
  return sql`SELECT count() AS events FROM events WHERE ${eventsWhere(wanted)}`;
}

/** Names of properties that occur, most frequent first; looked up in at most a million events. */
export function propertyNames(wanted: EventsWanted): Sql {
  return sql`SELECT property, count() AS events FROM (
      SELECT arrayJoin(property_names) AS property FROM (
        SELECT property_names FROM events WHERE ${eventsWhere(wanted)} LIMIT 1000000))
    GROUP BY property ORDER BY events DESC, property LIMIT 200`;
}
