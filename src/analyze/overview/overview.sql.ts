/** The statements behind the touchpoints, people and events reports. */
import { linkedPeople } from '../../gather/events/public.ts';
import { count, ident, int64, join, type Sql, sql, text, texts, uint32 } from '../../platform/eventdb/sql.ts';
import {
  eachPayment,
  eachTouch,
  hasMet,
  type JourneyArray,
  type TouchFilter,
  touched,
  touchesOf,
  walks,
} from '../engine/public.ts';
import type { Dimension } from '../journeys/public.ts';

/** People, events and the last touch per touchpoint code; 0 is "not on the map". */
export function countsPerTouchpoint(rows: Sql, filter: TouchFilter): Sql {
  const meetings = touched(rows, filter, {
    arrays: { codes: 'touchpoints', at: 'times' },
    sums: {
      each: { stored: sql`met`, cut: sql`codes` },
      fresh: {
        stored: sql`arrayMap(c -> toUInt8(1), met)`,
        cut: sql`arrayMap(n -> n = 1, arrayEnumerateUniq(codes))`,
      },
      often: { stored: sql`met_events`, cut: sql`arrayMap(t -> toUInt32(1), at)` },
      latest: { stored: sql`met_lasts`, cut: sql`at` },
    },
  });
  return sql`SELECT code, sum(is_fresh) AS people, sum(times_met) AS events, max(met_at) AS last FROM (
      SELECT each, fresh, often, latest FROM ${meetings})
    ARRAY JOIN each AS code, fresh AS is_fresh, often AS times_met, latest AS met_at GROUP BY code`;
}

/** Money per touchpoint code, of the orders and refunds that count. */
export function moneyPerTouchpoint(rows: Sql, filter: TouchFilter): Sql {
  return sql`SELECT code, sum(amount) AS amount_sum FROM ${eachPayment(rows, filter)} GROUP BY code`;
}

/** People, touches, the first and the last per number of a label or channel. */
export function countsBy(rows: Sql, filter: TouchFilter, array: JourneyArray): Sql {
  return sql`SELECT code, countIf(nth = 1) AS people, count() AS events, min(time) AS first, max(time) AS last
    FROM (SELECT codes, at FROM ${touched(rows, filter, { arrays: { codes: array, at: 'times' } })})
    ARRAY JOIN codes AS code, at AS time, arrayEnumerateUniq(codes) AS nth GROUP BY code`;
}

/** Touches of no touchpoint by the numbers of their event's name and channel, most frequent first. */
export function offMapBy(rows: Sql, filter: TouchFilter, limit: number): Sql {
  return sql`SELECT name, via, uniqExact(person) AS people, count() AS events, max(time) AS last
    FROM ${offMapTouches(rows, filter)} GROUP BY name, via ORDER BY events DESC, name, via LIMIT ${count(limit)}`;
}

/** A row per touch of no touchpoint; of one name and channel where they are given. */
export function offMapTouches(rows: Sql, filter: TouchFilter, only?: { name: number; via: number }): Sql {
  const columns = { code: 'touchpoints', name: 'names', via: 'channels', time: 'times' } as const;
  const wanted = only ? sql`name = ${count(only.name)} AND via = ${count(only.via)}` : sql`1`;
  return sql`(SELECT person, name, via, time
    FROM ${eachTouch(sql`SELECT * FROM (${rows}) WHERE off_map > 0`, filter, columns)} WHERE code = 0 AND ${wanted})`;
}

/** Which people, and in which order. */
export interface PeopleWanted {
  readonly filter: TouchFilter;
  /** How many stages there are. */
  readonly stages: number;
  /** A condition over the columns of `peopleFigures`. */
  readonly where: Sql;
  readonly sort: 'last_seen' | 'first_seen' | 'revenue' | 'orders' | 'touches';
  readonly offset: number;
  readonly limit: number;
}

/** One row per person with what happened in the period; `furthest_met` and `stages_met` for conditions. */
function peopleFigures(rows: Sql, { filter, stages }: Pick<PeopleWanted, 'filter' | 'stages'>): Sql {
  return sql`(SELECT person, keys, since, latest, touches, made, spent, ever, furthest_met, stages_met
    FROM ${walks(rows, filter, stages)})`;
}

export function peoplePage(rows: Sql, wanted: PeopleWanted): Sql {
  const by = {
    last_seen: 'latest',
    first_seen: 'since',
    revenue: 'spent',
    orders: 'made',
    touches: 'touches',
  };
  return sql`SELECT person, keys, since, latest, touches, made, spent, furthest_met
    FROM ${peopleFigures(rows, wanted)} WHERE ${wanted.where}
    ORDER BY ${ident(by[wanted.sort])} DESC, person LIMIT ${count(wanted.offset)}, ${count(wanted.limit)}`;
}

export function peopleTotal(rows: Sql, wanted: PeopleWanted): Sql {
  return sql`SELECT count() AS total FROM ${peopleFigures(rows, wanted)} WHERE ${wanted.where}`;
}

/** The rows of people who met a touchpoint, by its code. */
export function peopleAt(rows: Sql, filter: TouchFilter, code: number): Sql {
  return sql`SELECT * FROM (${rows}) WHERE has(${touchesOf('touchpoints', filter)}, ${count(code)})`;
}

/** Conditions on people, for `PeopleWanted.where`. */
export const peopleWhere = {
  all: sql`1`,
  reached: (position: number): Sql => sql`furthest_met >= ${count(position)}`,
  met: (position: number): Sql => hasMet(position),
  wentOn: (position: number): Sql => sql`furthest_met > ${count(position)}`,
  stopped: (position: number): Sql => sql`furthest_met = ${count(position)}`,
  silentFor: (ms: number, now: number): Sql => sql`${int64(now)} - latest > ${int64(ms)}`,
  notSilentFor: (ms: number, now: number): Sql => sql`${int64(now)} - latest <= ${int64(ms)}`,
  buyers: sql`made > 0`,
  returning: sql`made > 0 AND ever > 1`,
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
  /** Words as received; none means all. */
  readonly devices: readonly string[];
  readonly campaign: string | null;
}

function eventsWhere({ workspace, filter, name, devices, campaign }: EventsWanted): Sql {
  const channels =
    filter.channels.length === 0 ? sql`1` : sql`channel IN (${join(filter.channels.map(count))})`;
  return sql`workspace = ${uint32(workspace)} AND time >= ${int64(filter.fromMs)} AND time < ${int64(filter.toMs)}
    AND ${channels} AND ${name === null ? sql`1` : sql`name = ${text(name)}`}
    AND ${devices.length === 0 ? sql`1` : sql`device IN (${join(devices.map(text))})`}
    AND ${campaign === null ? sql`1` : sql`campaign = ${text(campaign)}`}`;
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

/** Amounts by a column, of the few events that carry one; in the workspace's currency alone. */
export function amountsBy(wanted: EventsWanted, column: Dimension | 'channel'): Sql {
  return sql`SELECT toString(${ident(column)}) AS value, sum(amount) AS amount_sum FROM events
    WHERE ${eventsWhere(wanted)} AND amount != 0 AND (currency = '' OR currency = ${text(wanted.currency)}) GROUP BY value`;
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
