/** The statements that make journeys from events: one row per person, the whole path as arrays in time order. */
import {
  linkedPeople,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  PAYMENT_REFUNDED,
  PAYMENT_SUCCEEDED,
} from '../../gather/events/public.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import { ruleCondition } from '../../map/touchpoints/public.ts';
import {
  count,
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

/** What an event means for money; the `kinds` array of a journey. */
export const KIND_ORDER = 1;
export const KIND_REFUND = 2;

/** Which events are revenue: orders, or payments where a business has no orders. */
export type RevenueFrom = 'orders' | 'payments';

/** Everything besides the events that decides what a journey looks like. */
export interface Recipe {
  readonly workspace: number;
  readonly currency: string;
  readonly revenueFrom: RevenueFrom;
  /** In the order in which they are tried, with the position (1-based) of their stage. */
  readonly touchpoints: readonly { readonly touchpoint: Touchpoint; readonly stagePosition: number }[];
}

const journeyColumns = sql`workspace, person, version, keys, times, precisions, touchpoints, stages, channels, kinds, amounts,
  events, first_time, last_time, orders, revenue, foreign_amounts`;

/** Keys kept with a journey; a person has far fewer unless a shared device sends under ever new ones. */
const MOST_KEYS = 50;

/** Columns of one touch inside the tuple that is sorted: time, then order of arrival. */
const touch = sql`tuple(time, received, seq, precision, touchpoint, stage, channel, kind, money)`;

/**
 * Builds the rows of the people whose events pass `which`, in one of `parts` equal parts of them, so that memory does not
 * grow with the number of events.
 */
export function buildJourneys(recipe: Recipe, version: number, which: Sql, part = 0, parts = 1): Sql {
  const slice = parts > 1 ? sql`WHERE cityHash64(who) % ${count(parts)} = ${count(part)}` : sql``;
  return sql`INSERT INTO journeys (${journeyColumns})
    SELECT ${uint32(recipe.workspace)} AS in_workspace, who, ${int64(version)} AS in_version, came_under,
      arrayMap(t -> tupleElement(t, 1), path), arrayMap(t -> tupleElement(t, 4), path),
      arrayMap(t -> tupleElement(t, 5), path), arrayMap(t -> tupleElement(t, 6), path),
      arrayMap(t -> tupleElement(t, 7), path), arrayMap(t -> tupleElement(t, 8), path),
      arrayMap(t -> tupleElement(t, 9), path),
      toUInt32(length(path)), tupleElement(path[1], 1), tupleElement(path[length(path)], 1), orders_made, money_made, foreign_made
    FROM (
      SELECT who, arraySort(groupArray(${touch})) AS path,
        arraySlice(arraySort(groupUniqArray(visitor)), 1, ${count(MOST_KEYS)}) AS came_under,
        toUInt32(countIf(kind = ${count(KIND_ORDER)})) AS orders_made, sum(money) AS money_made, toUInt32(sum(is_foreign)) AS foreign_made
      FROM (${touches(recipe, which)}) ${slice} GROUP BY who)`;
}

/** Each event with the person it belongs to now, the touchpoint it meets and what it means for money. */
function touches(recipe: Recipe, which: Sql): Sql {
  return sql`SELECT if(linked = '', person, linked) AS who, visitor, time, received, seq, precision, channel, touchpoint, kind,
      ${stageOf(recipe)} AS stage,
      kind > 0 AND currency != '' AND currency != ${text(recipe.currency)} AS is_foreign,
      if(kind > 0 AND NOT is_foreign, amount, toInt64(0)) AS money
    FROM (
      SELECT visitor, person, time, received, seq, precision, channel, currency, amount,
        ${touchpointOf(recipe)} AS touchpoint, ${kindOf(recipe.revenueFrom)} AS kind
      FROM events WHERE workspace = ${uint32(recipe.workspace)} AND ${which}) AS e
    ANY LEFT JOIN (${linkedPeople(recipe.workspace)}) AS l USING visitor`;
}

/** The code of the first touchpoint whose rule matches; 0 for an event that is not on the map. */
function touchpointOf({ touchpoints }: Recipe): Sql {
  if (touchpoints.length === 0) return uint16(0);
  const cases = touchpoints.map(
    ({ touchpoint }) => sql`${ruleCondition(touchpoint.rule)}, ${uint16(touchpoint.code)}`,
  );
  return sql`multiIf(${join(cases)}, ${uint16(0)})`;
}

function stageOf({ touchpoints }: Recipe): Sql {
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
  recipe: Recipe,
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

/** Events that no rule of the recipe matches, by name and channel, most frequent first. */
export function unmatchedOf(recipe: Recipe, where: Sql, limit: number): Sql {
  return sql`SELECT name, channel, uniqExact(if(linked = '', person, linked)) AS people, count() AS events, max(time) AS last
    FROM (
      SELECT visitor, person, name, channel, time FROM events
      WHERE workspace = ${uint32(recipe.workspace)} AND ${where} AND ${touchpointOf(recipe)} = 0) AS e
    ANY LEFT JOIN (${linkedPeople(recipe.workspace)}) AS l USING visitor
    GROUP BY name, channel ORDER BY events DESC, name, channel LIMIT ${count(limit)}`;
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
      toUInt32(0), toInt64(0), toInt64(0), toUInt32(0), toInt64(0), toUInt32(0)
    FROM (SELECT DISTINCT person FROM (${people})) AS gone
    WHERE person GLOBAL NOT IN (
      SELECT person FROM journeys WHERE workspace = ${uint32(workspace)} AND version = ${int64(version)})`;
}

/** Everybody who has a row. */
export function peopleWithRow(workspace: number): Sql {
  return sql`SELECT person FROM journeys WHERE workspace = ${uint32(workspace)}`;
}
