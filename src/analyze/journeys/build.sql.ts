/** The statements that make journeys from events: one row per person, the whole path as arrays in time order. */
import {
  linkedPeople,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  PAYMENT_REFUNDED,
  PAYMENT_SUCCEEDED,
} from '../../gather/events/public.ts';
import { type BuildRates, convertedMinor } from '../../gather/rates/public.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import { ruleCondition } from '../../map/touchpoints/public.ts';
import { besides } from '../../platform/eventdb/lambda.sql.ts';
import {
  count,
  float64,
  ident,
  int64,
  join,
  type Sql,
  sql,
  text,
  texts,
  uint8,
  uint16,
  uint16s,
  uint32,
} from '../../platform/eventdb/sql.ts';
import { dimensions, type Labels, labelCode } from './labels.ts';
import { firstMeetings, furthestOf, stageBits, waitsOf } from './summary.sql.ts';

/** What an event means for money; the `kinds` array of a journey. */
export const KIND_ORDER = 1;
export const KIND_REFUND = 2;

/** Which events are revenue: orders, or payments where a business has no orders. */
export type RevenueFrom = 'orders' | 'payments';

/** Which touchpoint and stage an event meets, and which events are revenue. */
export interface Rules {
  readonly workspace: number;
  readonly currency: string;
  readonly revenueFrom: RevenueFrom;
  /** How many stages there are. */
  readonly stages: number;
  /** In the order in which they are tried, with the position (1-based) of their stage. */
  readonly touchpoints: readonly { readonly touchpoint: Touchpoint; readonly stagePosition: number }[];
}

/** Everything besides the events that decides what a journey looks like. */
export interface Recipe extends Rules {
  readonly rates: BuildRates;
}

/** Which rows to build, and under which version. */
export interface BuildOrder {
  readonly version: number;
  readonly labels: Labels;
  /** Condition on the events of the people to build. */
  readonly which: Sql;
  /** One of equal parts of the people, so that memory does not grow with the number of events. */
  readonly part?: { readonly number: number; readonly of: number };
}

const journeyColumns = sql`workspace, person, version, keys, times, precisions, touchpoints, stages, channels, kinds, amounts,
  names, devices, campaigns, pages, furthest, met_stages, stage_waits, met, met_events, met_firsts, met_lasts, paid_times, paid_amounts,
  paid_kinds, paid_stages, paid_touchpoints, events, off_map, first_time, last_time, orders, revenue, foreign_amounts`;

/** Keys kept with a journey; a person has far fewer unless a shared device sends under ever new ones. */
const MOST_KEYS = 50;

/** What a touch has, by the name its array has while the path is put in order. */
const touchColumns = {
  at: 'time',
  dated: 'precision',
  codes: 'touchpoint',
  staged: 'stage',
  via: 'channel',
  meant: 'kind',
  worth: 'money',
  called: 'name_code',
  using: 'device_code',
  because: 'campaign_code',
  seen: 'page_code',
} as const;
const arrays = Object.keys(touchColumns).map(ident);

/** Builds the rows of the people asked for. */
export function buildJourneys(recipe: Recipe, order: BuildOrder): Sql {
  const grouped = Object.entries(touchColumns).map(
    ([array, column]) => sql`groupArray(${ident(column)}) AS ${ident(`raw_${array}`)}`,
  );
  // Arrays apart and one order for all of them: sorting tuples of everything takes four times as long. Old servers see only
  // what is handed to a lambda, not what it reaches for: hence the second argument.
  const ordered = Object.keys(touchColumns).map(
    (array) =>
      sql`arrayMap((i, x) -> ${ident(`raw_${array}`)}[i], places, ${ident(`raw_${array}`)}) AS ${ident(array)}`,
  );
  return sql`INSERT INTO journeys (${journeyColumns})
    SELECT ${uint32(recipe.workspace)} AS in_workspace, who, ${int64(order.version)} AS in_version, came_under, ${join(arrays)},
      ${furthestOf(recipe.stages)}, ${stageBits(recipe.stages)}, ${waitsOf(recipe.stages)},
      each_once, arrayMap(c -> toUInt32(countEqual(codes, c)), each_once), arrayFilter((t, n) -> n = 1, at, nth),
      arrayMap(c -> backwards_at[indexOf(backwards, c)], ${besides('each_once', 'backwards_at', 'backwards')}),
      ${join(['at', 'worth', 'meant', 'staged', 'codes'].map((array) => sql`arrayFilter((x, k) -> k > 0, ${ident(array)}, meant)`))},
      toUInt32(length(at)), toUInt32(countEqual(codes, 0)), at[1], at[length(at)], orders_made, money_made, foreign_made
    FROM (SELECT ${join([sql`*`, ...firstMeetings(recipe.stages)])}, arrayEnumerateUniq(codes) AS nth,
        arrayFilter((c, n) -> n = 1, codes, arrayEnumerateUniq(codes)) AS each_once, arrayReverse(codes) AS backwards,
        arrayReverse(at) AS backwards_at
      FROM (
      SELECT who, came_under, orders_made, money_made, foreign_made, ${join(ordered)} FROM (
        SELECT *, arraySort((i, t, r, s) -> tuple(t, r, s), arrayEnumerate(raw_at), raw_at, arrived, arrived_seq) AS places
        FROM (
          SELECT who, ${join(grouped)}, groupArray(received) AS arrived, groupArray(seq) AS arrived_seq,
            arraySlice(arraySort(groupUniqArray(visitor)), 1, ${count(MOST_KEYS)}) AS came_under,
            toUInt32(countIf(kind = ${count(KIND_ORDER)})) AS orders_made, sum(money) AS money_made,
            toUInt32(sum(is_foreign)) AS foreign_made
          FROM (${touches(recipe, order)}) GROUP BY who))))`;
}

/** Each event of a slice of the people, with the person it belongs to now, the touchpoint it meets and what it means for money. */
function touches(recipe: Recipe, { labels, which, part }: BuildOrder): Sql {
  const slice = part ? sql`WHERE cityHash64(who) % ${count(part.of)} = ${count(part.number)}` : sql``;
  const codes = dimensions.map(
    (dimension) => sql`${labelCode(dimension, labels)} AS ${ident(`${dimension}_code`)}`,
  );
  const labelled = dimensions.map((dimension) => ident(`${dimension}_code`));
  return sql`SELECT who, visitor, time, received, seq, precision, channel, touchpoint, kind, ${join(labelled)},
      ${stageOf(recipe)} AS stage,
      kind > 0 AND factor = 0 AS is_foreign, if(kind > 0, ${convertedMinor(sql`amount`, sql`factor`)}, toInt64(0)) AS money
    FROM (
      SELECT who, visitor, time, received, seq, precision, channel, amount, ${join(codes)},
        if(currency = '', ${float64(1)}, ${recipe.rates.factor({ currency: sql`currency`, time: sql`time` })}) AS factor,
        ${touchpointOf(recipe)} AS touchpoint, ${kindOf(recipe.revenueFrom)} AS kind
      FROM (
        SELECT *, if(linked = '', person, linked) AS who
        FROM (SELECT * FROM events WHERE workspace = ${uint32(recipe.workspace)} AND ${which}) AS e
        ANY LEFT JOIN (${linkedPeople(recipe.workspace)}) AS l USING visitor)
      ${slice})`;
}

/** The code of the first touchpoint whose rule matches; 0 for an event that is not on the map. */
function touchpointOf({ touchpoints }: Rules): Sql {
  if (touchpoints.length === 0) return uint16(0);
  const cases = touchpoints.map(
    ({ touchpoint }) => sql`${ruleCondition(touchpoint.rule)}, ${uint16(touchpoint.code)}`,
  );
  return sql`multiIf(${join(cases)}, ${uint16(0)})`;
}

function stageOf({ touchpoints }: Rules): Sql {
  if (touchpoints.length === 0) return uint8(0);
  const codes = uint16s(touchpoints.map(({ touchpoint }) => touchpoint.code));
  const positions = join(touchpoints.map(({ stagePosition }) => uint8(stagePosition)));
  return sql`transform(touchpoint, ${codes}, [${positions}], ${uint8(0)})`;
}

function kindOf(revenueFrom: RevenueFrom): Sql {
  const [order, refund] =
    revenueFrom === 'orders' ? [ORDER_COMPLETED, ORDER_REFUNDED] : [PAYMENT_SUCCEEDED, PAYMENT_REFUNDED];
  return sql`transform(name, ${texts([order, refund])}, [${uint8(KIND_ORDER)}, ${uint8(KIND_REFUND)}], ${uint8(0)})`;
}

/** One person's events in the order of their journey, found by the keys they came in under (beyond fifty, by the person too). */
export function pathOf(
  recipe: Rules,
  person: string,
  keys: readonly string[],
  offset: number,
  limit: number,
): Sql {
  const byKey = sql`visitor IN (${join(keys.map(text))})`;
  const own = keys.length < MOST_KEYS ? byKey : sql`(${byKey} OR person = ${text(person)})`;
  return sql`SELECT visitor, time, precision, name, ${touchpointOf(recipe)} AS touchpoint, channel, page, source, campaign,
      device, amount, currency, property_names, property_values, origin
    FROM events WHERE workspace = ${uint32(recipe.workspace)} AND ${own}
    ORDER BY time, received, seq LIMIT ${count(offset)}, ${count(limit)}`;
}

/** How many events a workspace has from batches after `since`, and how many of them are orders. */
export function eventsSince(workspace: number, since: number): Sql {
  return sql`SELECT count() AS events, countIf(name = ${text(ORDER_COMPLETED)}) AS orders
    FROM events WHERE workspace = ${uint32(workspace)} AND batch > ${int64(since)}`;
}

/** Passes all events. */
export const everybody: Sql = sql`1`;

/**
 * Passes the events of everybody who has something new since a batch: under the key of a new event, under a key linked to
 * it, or marked dirty. The oldest key of linked people is in `links` too, so all of their keys are found.
 */
export function changedSince(workspace: number, batch: number, withMarked: boolean): Sql {
  const newKeys = sql`SELECT visitor FROM events WHERE workspace = ${uint32(workspace)} AND batch > ${int64(batch)}`;
  const linked = linkedPeople(workspace);
  const theirPeople = sql`SELECT linked FROM (${linked}) WHERE visitor GLOBAL IN (${newKeys})`;
  const theirKeys = sql`SELECT visitor FROM (${linked}) WHERE linked GLOBAL IN (${theirPeople})`;
  const changed = sql`visitor GLOBAL IN (${newKeys}) OR visitor GLOBAL IN (${theirKeys})`;
  if (!withMarked) return sql`(${changed})`;
  const marked = markedPeople(workspace, batch);
  const markedKeys = sql`SELECT visitor FROM (${linked}) WHERE linked GLOBAL IN (${marked})`;
  return sql`(${changed} OR person GLOBAL IN (${marked}) OR visitor GLOBAL IN (${markedKeys}))`;
}

export function markedPeople(workspace: number, since: number): Sql {
  return sql`SELECT person FROM dirty WHERE workspace = ${uint32(workspace)} AND version > ${int64(since)}`;
}

/** Ends the rows of people who were to be rebuilt and have no events left: merged into others, or undone. */
export function buryEmpty(workspace: number, version: number, people: Sql): Sql {
  return sql`INSERT INTO journeys (${journeyColumns})
    SELECT ${uint32(workspace)} AS in_workspace, person, ${int64(version)} AS in_version, emptyArrayString(), emptyArrayInt64(),
      emptyArrayUInt8(), emptyArrayUInt16(), emptyArrayUInt8(), emptyArrayUInt8(), emptyArrayUInt8(), emptyArrayInt64(),
      emptyArrayUInt16(), emptyArrayUInt16(), emptyArrayUInt16(), emptyArrayUInt16(), toUInt8(0), toUInt16(0), emptyArrayInt64(),
      emptyArrayUInt16(), emptyArrayUInt32(), emptyArrayInt64(), emptyArrayInt64(), emptyArrayInt64(), emptyArrayInt64(),
      emptyArrayUInt8(), emptyArrayUInt8(), emptyArrayUInt16(), toUInt32(0), toUInt32(0), toInt64(0), toInt64(0),
      toUInt32(0), toInt64(0), toUInt32(0)
    FROM (SELECT DISTINCT person FROM (${people})) AS gone
    WHERE person GLOBAL NOT IN (
      SELECT person FROM journeys WHERE workspace = ${uint32(workspace)} AND version = ${int64(version)})`;
}

/** Everybody who has a row. */
export function peopleWithRow(workspace: number): Sql {
  return sql`SELECT person FROM journeys WHERE workspace = ${uint32(workspace)}`;
}
