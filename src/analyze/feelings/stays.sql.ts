/**
 * The statements about stays: what people meet at a stage one after the other until they go on. A stay is a person's first at the stage in
 * the period; a step is a touchpoint of it, the same several times in a row being one.
 */
import { count, int64, join, type Sql, sql, uint8, uint16, uint16s } from '../../platform/eventdb/sql.ts';
import { type Asked, besides, peopleAround, touched } from '../engine/public.ts';
import { AFTER_MS, REPEATS, TRY_MS } from '../frictions/public.ts';
import { KIND_ORDER } from '../journeys/public.ts';

export interface StaysAsked extends Asked {
  /** Position of the one stage asked about, 1-based; null: each. */
  readonly stage: number | null;
  /** Going on is to meet a later stage; from this stage on, to order again. Null: always a later stage. */
  readonly purchase: number | null;
  /** By position less one: going on within this time counts; who set out so late that it has not passed is left out. */
  readonly horizons: readonly number[];
  /** The end of what is known, ms UTC. */
  readonly until: number;
  /** Numbers of the event names that tell of a failed try; of a complaint or money given back. */
  readonly failures: readonly number[];
  readonly complaints: readonly number[];
}

/** Steps of a stay that are looked at. */
const MOST_STEPS = 10;
/** Later than any event. */
const NEVER = int64(9_000_000_000_000_000);
/** An order sooner than this belongs to the same purchase; it is no coming back. */
const SAME_PURCHASE_MS = 86_400_000;

/** By `stage`: a touchpoint met in a stay, and everybody (code 0), how often alike, as `StayCount`. */
export function stayCounts(asked: StaysAsked): Sql {
  return sql`SELECT stage, of_code, first_step, closed, went_from, bought, count() AS people, countIf(troubled) AS in_trouble,
      countIf(again) AS repeated, countIf(troubled OR again) AS in_either
    FROM (${metInStays(asked, sql`arrayPushFront(arrayDistinct(closed_codes), ${uint16(0)})`)})
    GROUP BY stage, of_code, first_step, closed, went_from, bought ORDER BY stage, of_code, first_step, closed, went_from, bought`;
}

/**
 * A row per stay and touchpoint (`of_code`, one of `codes`): `first_step`, the step of their stay at which they met it first (0: they did not); whether they went on
 * after it in time (`went`), got in trouble (`troubled`) or took it again and again (`again`); and what `closedStays` says of the stay.
 */
function metInStays(asked: StaysAsked, codes: Sql): Sql {
  const day = int64(TRY_MS);
  const next = (array: Sql, by: number): Sql => sql`${array}[first_step + ${count(by)}]`;
  const steps = sql`step_codes`;
  return sql`SELECT person, stage, bought, closed, went_from, of_code, first_step, went_from > 0 AND went_from <= first_step AS went,
      arrayExists((c, t) -> c = of_code AND t >= met_at AND t <= met_at + ${day}, ${besides('bad_codes', 'of_code', 'met_at')}, bad_times) AS troubled,
      arrayCount((c, t) -> c = of_code AND t >= met_at AND t <= met_at + ${day}, ${besides('codes', 'of_code', 'met_at')}, at) >= ${count(REPEATS)}
        OR (${next(steps, 2)} = of_code AND ${next(steps, 1)} != 0 AND ${next(steps, 3)} = ${next(steps, 1)}
          AND ${next(sql`step_times`, 3)} <= met_at + ${day}) AS again
    FROM (SELECT *, of_code, indexOf(closed_codes, of_code) AS first_step, closed_times[first_step] AS met_at
      FROM (${closedStays(asked)}) ARRAY JOIN ${codes} AS of_code)`;
}

/**
 * Stays with at least one step whose time has passed: `closed`, how many (the first ones), with their `closed_codes` and `closed_times`; `went_from`, the
 * first of them after which the person went on in time, as after all later ones (0: after none).
 */
function closedStays(asked: StaysAsked): Sql {
  const isClosed = sql`i <= ${count(MOST_STEPS)} AND t + horizon <= ${int64(asked.until)}`;
  return sql`SELECT *, length(closed_times) AS closed,
      arrayFirstIndex(t -> ended - t <= horizon, ${besides('closed_times', 'ended', 'horizon')}) AS went_from
    FROM (SELECT *, arrayFilter((c, t, i) -> ${isClosed}, ${besides('step_codes', 'horizon')}, step_times, arrayEnumerate(step_codes)) AS closed_codes,
        arrayFilter((t, i) -> ${isClosed}, ${besides('step_times', 'horizon')}, arrayEnumerate(step_times)) AS closed_times
      FROM (${stays(asked)}))
    WHERE closed > 0`;
}

/** One row per stay: its steps as `step_codes` and `step_times`, when it `ended`, and what went wrong (`bad_codes`, `bad_times`). */
function stays(asked: StaysAsked): Sql {
  const before = (array: Sql, none: Sql): Sql => sql`arrayPopBack(arrayPushFront(${array}, ${none}))`;
  const here = before(sql`here_codes`, uint16(0));
  // What is known by its day alone may have been before the next stage; an order that ends a stay is no step of it.
  const isHere = sql`s = stage AND t <= ended - by_order`;
  return sql`SELECT person, stage, horizon, bought, ended, at, codes, bad_codes, bad_times,
      arrayFilter((c, b) -> c != b, here_codes, ${here}) AS step_codes, arrayFilter((t, c, b) -> c != b, here_times, here_codes, ${here}) AS step_times
    FROM (
      SELECT person, stage, horizon, ordered > 0 AND ordered < began AS bought, ended, at, codes, bad_codes, bad_times,
        arrayFilter((c, s, t) -> ${isHere}, ${besides('codes', 'stage', 'ended', 'by_order')}, staged, at) AS here_codes,
        arrayFilter((t, s) -> ${isHere}, ${besides('at', 'stage', 'ended', 'by_order')}, staged) AS here_times
      FROM (${endings(asked)}))`;
}

/** With the time at which the stay ended, by going on. */
function endings(asked: StaysAsked): Sql {
  const orders = sql`k = ${uint8(KIND_ORDER)} AND t >= began + ${int64(SAME_PURCHASE_MS)}`;
  const on = sql`if(by_order, ${orders}, s > stage AND t >= began)`;
  return sql`SELECT *, arrayReduce('min', arrayPushBack(arrayFilter((t, s, k) -> ${on}, ${besides('at', 'stage', 'began', 'by_order')}, staged, meant), ${NEVER})) AS ended
    FROM (${beginnings(asked)})`;
}

/** A row per person and `stage` they came to: when the stay `began`, whether it ends `by_order`, and its `horizon`. */
function beginnings(asked: StaysAsked): Sql {
  const { stage, purchase, horizons } = asked;
  const isAsked = stage === null ? sql`s != 0` : sql`s = ${uint8(stage)}`;
  const byOrder = purchase === null ? sql`0` : sql`stage >= ${uint8(purchase)}`;
  return sql`SELECT *, stage, at[indexOf(staged, stage)] AS began, ${byOrder} AS by_order, [${join(horizons.map(int64))}][stage] AS horizon
    FROM (SELECT *, arrayDistinct(arrayFilter(s -> ${isAsked}, staged)) AS stages_met FROM (${troubles(asked)}))
    ARRAY JOIN stages_met AS stage`;
}

/**
 * What went wrong is held against the touchpoint met just before: a failed try within a day, a complaint or money given back within
 * thirty; a failed try against its own touchpoint too. `bad_codes`, and in `bad_times` when that touchpoint was met.
 */
function troubles(asked: StaysAsked): Sql {
  const failed = (name: Sql): Sql => sql`has(${uint16s(asked.failures)}, ${name})`;
  const complained = (name: Sql): Sql => sql`has(${uint16s(asked.complaints)}, ${name})`;
  const isSign = sql`(${failed(sql`n`)} OR ${complained(sql`n`)})`;
  const isSoon = sql`t - b <= if(${failed(sql`n`)}, ${int64(TRY_MS)}, ${int64(AFTER_MS)})`;
  return sql`SELECT person, ordered, at, codes, staged, meant,
      arrayConcat(arrayFilter((c, n, t, b) -> ${isSoon}, base_codes, sign_names, sign_times, base_times),
        arrayFilter((c, n) -> c != 0 AND ${failed(sql`n`)}, codes, called)) AS bad_codes,
      arrayConcat(arrayFilter((b, n, t) -> ${isSoon}, base_times, sign_names, sign_times),
        arrayFilter((t, c, n) -> c != 0 AND ${failed(sql`n`)}, at, codes, called)) AS bad_times
    FROM (
      SELECT *, arrayMap(i -> clean_codes[i], ${besides('sign_places', 'clean_codes')}) AS base_codes,
        arrayMap(i -> clean_times[i], ${besides('sign_places', 'clean_times')}) AS base_times
      FROM (
        SELECT *, arrayFilter(c -> c != 0, clean) AS clean_codes, arrayFilter((t, c) -> c != 0, at, clean) AS clean_times,
          arrayFilter(n -> ${isSign}, called) AS sign_names, arrayFilter((t, n) -> ${isSign}, at, called) AS sign_times,
          arrayFilter((p, n) -> ${isSign}, arrayCumSum(c -> c != 0, clean), called) AS sign_places
        FROM (
          SELECT *, arrayMap((c, n) -> if(${isSign}, ${uint16(0)}, c), codes, called) AS clean
          FROM ${paths(asked)})))`;
}

/** Everybody's touches that count, and when they first ordered (0: never). */
function paths({ rows, filter, stage }: StaysAsked): Sql {
  const isAsked = stage === null ? sql`met_stages != 0` : sql`bitTest(met_stages, ${count(stage - 1)})`;
  return touched(sql`SELECT * FROM (${rows}) WHERE ${isAsked}`, filter, {
    arrays: { at: 'times', codes: 'touchpoints', staged: 'stages', meant: 'kinds', called: 'names' },
    of: { person: sql`person`, ordered: sql`paid_times[indexOf(paid_kinds, ${uint8(KIND_ORDER)})]` },
  });
}

/** Those who met a touchpoint in their stay, as `metInStays` tells of them. */
export function metIt(asked: StaysAsked, code: number): Sql {
  return metInStays(asked, sql`[${uint16(code)}]`);
}

/** Those who had come as far without it, at the step at which comparison begins (0: of none). */
export function notMet(
  asked: StaysAsked,
  code: number,
  from: { readonly new: number; readonly returning: number },
): Sql {
  return sql`SELECT person FROM (
      SELECT person, closed, if(bought, ${count(from.returning)}, ${count(from.new)}) AS begins, indexOf(closed_codes, ${uint16(code)}) AS first_step
      FROM (${closedStays(asked)}))
    WHERE begins > 0 AND closed >= begins AND (first_step = 0 OR first_step > begins)`;
}

/** The `stage` at which most orders are met; no row where nothing is sold on the map. */
export function purchaseStage({ rows, filter }: Asked): Sql {
  return sql`SELECT stage, count() AS orders FROM ${peopleAround(rows, filter)}
    ARRAY JOIN paid_stages AS stage, paid_kinds AS kind WHERE kind = ${uint8(KIND_ORDER)} AND stage > 0
    GROUP BY stage ORDER BY orders DESC, stage LIMIT 1`;
}
