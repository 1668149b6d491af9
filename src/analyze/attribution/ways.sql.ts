/**
 * The ways to conversions in one statement. Touches beside each other of one kind are one touch, at the time of the last. Old
 * servers do not see that a lambda reaches for a column unless it also stands outside of one; so everything is handed in or listed.
 */
import {
  count,
  float64,
  ident,
  int64,
  join,
  type Sql,
  sql,
  uint8,
  uint16,
  uint32,
} from '../../platform/eventdb/sql.ts';
import { type Asked, besides, peopleAround } from '../engine/public.ts';
import { KIND_ORDER, KIND_REFUND } from '../journeys/public.ts';
import type { AttributionQuery } from './contract.ts';

export interface WaysAsked extends Asked {
  readonly level: AttributionQuery['level'];
  /** Code of the touchpoint whose meetings are the conversions; null: orders. */
  readonly goal: number | null;
  readonly lookBackMs: number;
  readonly halfLifeMs: number;
  readonly net: boolean;
  /** Whether differences are tested, for which squares are wanted. */
  readonly isCompared: boolean;
}

/** From the start of a day to its last instant. */
const LAST_OF_DAY = int64(86_399_999);
const FAR_AHEAD = int64(8_640_000_000_000_000);
/** Behind every place of a path. */
const BEHIND_ALL = uint32(4_294_967_295);
const arrayOf = { channel: 'channels', touchpoint: 'touchpoints', campaign: 'campaigns' } as const;
const narrowing = ['channels', 'devices', 'campaigns'] as const;

/**
 * Like ways together: `path` (codes in time order, empty: no touch known), `won` (1: before a conversion; 0: of people without
 * one in the period), `ways` (how many), `worth` (minor units), and per place of the path the sums of the time-decay weights,
 * of conversions in `decay`, of their squares in `decay_squares` (empty where nothing is compared), and of the conversions' value in `decay_worth`.
 */
export function ways(asked: WaysAsked, most: number): Sql {
  return sql`SELECT path, won, count() AS ways, sum(of_worth) AS worth, sumForEach(weights) AS decay,
      ${asked.isCompared ? sql`sumForEach(arrayMap(w -> w * w, weights))` : sql`emptyArrayFloat64()`} AS decay_squares,
      sumForEach(arrayMap((w, v) -> w * v, weights, arrayMap(w -> toFloat64(of_worth), weights))) AS decay_worth
    FROM (SELECT path, won, of_worth, arrayMap((w, s) -> w / s, raised, arrayMap(w -> arraySum(raised), raised)) AS weights
      FROM (SELECT path, won, of_worth, ${decayWeights(sql`path_at`, asked.halfLifeMs)} AS raised
        FROM (${collapsed(asked)})))
    GROUP BY path, won ORDER BY won DESC, ways DESC, path LIMIT ${count(most)}`;
}

/** 2^(−age ÷ half-life) with ages from the last touch, so that old ways do not vanish; not yet divided by their sum. */
export function decayWeights(times: Sql, halfLifeMs: number): Sql {
  return sql`arrayMap((t, l) -> exp2((t - l) / ${float64(halfLifeMs)}), ${times}, arrayMap(t -> ${times}[length(${times})], ${times}))`;
}

/** A row per way, with its `person`: `path`, `path_at`, `won`, `of_worth`. */
export function collapsed(asked: WaysAsked): Sql {
  const none = asked.level === 'channel' ? uint8(0) : uint16(0);
  const differs = (array: string): Sql =>
    sql`arrayFilter((x, c, n) -> c != n, ${ident(array)}, walked, arrayPopFront(arrayPushBack(walked, ${none})))`;
  const seen = (array: string): Sql => sql`arraySlice(${ident(array)}, 1 + forgotten, reached - forgotten)`;
  return sql`SELECT person, ${differs('walked')} AS path, ${differs('walked_at')} AS path_at, won, of_worth FROM (
    SELECT person, ${seen('codes')} AS walked, ${seen('at')} AS walked_at, won, of_worth FROM (${reaches(asked)}))`;
}

/**
 * A row per ending of a way: of the touches, which are in time order, how many lie before it (`reached`), and how many of those further back
 * than one looks (`forgotten`). At the same instant the order of the journey says which came first.
 */
function reaches(asked: WaysAsked): Sql {
  const isBefore = sql`t < until OR t = until AND p < until_place`;
  return sql`SELECT person, codes, at, won, of_worth, arrayCount((t, p) -> ${isBefore}, ${besides('at', 'until', 'until_place')}, places) AS reached,
      arrayCount(t -> t < until - ${int64(asked.lookBackMs)}, ${besides('at', 'until')}) AS forgotten
    FROM (${endings(asked)}) ARRAY JOIN ends AS until, end_places AS until_place, worths AS of_worth`;
}

/** A row per person: touches, and where their ways end: at each conversion of the period, or else at the last touch in it. */
function endings(asked: WaysAsked): Sql {
  const { fromMs, toMs } = asked.filter;
  const inPeriod = sql`t >= ${int64(fromMs)} AND t < ${int64(toMs)}`;
  const worth = asked.net ? netWorths() : sql`goal_worth`;
  return sql`SELECT person, codes, at, places, length(met) > 0 AS won, if(length(met) > 0, met, [seen]) AS ends,
      if(length(met) > 0, met_places, [${BEHIND_ALL}]) AS end_places, if(length(met) > 0, met_worth, [toInt64(0)]) AS worths
    FROM (
      SELECT person, codes, at, places, arrayFilter((x, t) -> ${inPeriod}, goal_by, goal_at) AS met,
        arrayFilter((x, t) -> ${inPeriod}, goal_places, goal_at) AS met_places,
        arrayFilter((x, t) -> ${inPeriod}, ${worth}, goal_at) AS met_worth, arrayFilter(t -> ${inPeriod}, at) AS at_within,
        at_within[length(at_within)] AS seen
      FROM (${touched(asked)}))
    WHERE length(met) > 0 OR length(at_within) > 0`;
}

/** Each conversion's amount less what was refunded before the next one; never below zero. */
function netWorths(): Sql {
  const refunded = sql`arraySum(arrayFilter((x, t) -> t >= s AND t < n, back_worth, back_at))`;
  return sql`arrayMap((a, s, n) -> greatest(a + ${refunded}, toInt64(0)),
    arraySlice(goal_worth, 1 + bitAnd(length(back_worth) + length(back_at), 0)), goal_at,
    arrayPopFront(arrayPushBack(goal_at, ${FAR_AHEAD})))`;
}

/** Touches that count, and conversions and refunds, which are what touches lead to and no touches themselves. */
function touched({ rows, filter, level, goal, net }: WaysAsked): Sql {
  const isGoal = goal === null ? sql`k = ${count(KIND_ORDER)}` : sql`p = ${count(goal)}`;
  const narrowed = narrowing.filter((array) => filter[array].length > 0);
  const params = join([sql`x`, sql`c`, sql`k`, sql`p`, ...narrowed.map((each) => ident(`of_${each}`))]);
  const arrays = join([ident(arrayOf[level]), sql`kinds`, sql`touchpoints`, ...narrowed.map(ident)]);
  const conditions = narrowed.map(
    (each) => sql`${ident(`of_${each}`)} IN (${join(filter[each].map(count))})`,
  );
  const counts = join([sql`c > 0`, sql`k = 0`, sql`NOT (${isGoal})`, ...conditions], sql` AND `);
  const kept = (of: Sql): Sql => sql`arrayFilter((${params}) -> ${counts}, ${of}, ${arrays})`;
  const places = sql`arrayEnumerate(times)`;
  const goals = (of: Sql): Sql => sql`arrayFilter((x, k, p) -> ${isGoal}, ${of}, kinds, touchpoints)`;
  const latest = sql`arrayMap((t, d) -> t + d * ${LAST_OF_DAY}, times, precisions)`;
  const refunds = (array: string): Sql =>
    sql`arrayFilter((x, k) -> k = ${count(KIND_REFUND)}, ${ident(array)}, kinds)`;
  const columns = [
    sql`person`,
    sql`${kept(ident(arrayOf[level]))} AS codes`,
    sql`${kept(sql`times`)} AS at`,
    sql`${kept(places)} AS places`,
    sql`${goals(sql`times`)} AS goal_at`,
    sql`${goals(latest)} AS goal_by`,
    sql`${goals(places)} AS goal_places`,
    sql`${goals(sql`amounts`)} AS goal_worth`,
    ...(net ? [sql`${refunds('times')} AS back_at`, sql`${refunds('amounts')} AS back_worth`] : []),
  ];
  return sql`SELECT ${join(columns)} FROM ${peopleAround(rows, filter)}`;
}

/** Amounts of the people asked about that are in another currency and so not in any value. */
export function foreignAmounts({ rows, filter }: Asked): Sql {
  return sql`SELECT sum(foreign_amounts) AS not_counted FROM ${peopleAround(rows, filter)}`;
}
