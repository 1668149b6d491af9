/**
 * The statements about stays: what people meet at a stage one after the other until they go on. A stay is a person's first at the stage in
 * the period; a step is a touchpoint of it, the same several times in a row being one.
 */
import { count, int64, type Sql, sql, uint8, uint16, uint16s } from '../../platform/eventdb/sql.ts';
import { type Asked, besides, peopleAround, touched } from '../engine/public.ts';
import { AFTER_MS, REPEATS, TRY_MS } from '../frictions/public.ts';
import { KIND_ORDER } from '../journeys/public.ts';

export interface StaysAsked extends Asked {
  /** Position of the stage, 1-based. */
  readonly stage: number;
  /** Going on within this time counts; who set out so late that it has not passed is left out. */
  readonly horizonMs: number;
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

/**
 * A row per person and step of their stay whose time has passed: `person`, `bought` (had ordered before the stay), `step` (from 1), `code`
 * of its touchpoint, `first` (met for the first time), `met` (codes met up to here), `went` (on within the horizon), `troubled`, `again`.
 */
export function staySteps(asked: StaysAsked): Sql {
  const { horizonMs, until } = asked;
  const day = int64(TRY_MS);
  return sql`SELECT person, bought, step, code, arraySlice(step_codes, 1, step) AS met, indexOf(step_codes, code) = step AS first,
      ended - step_time <= ${int64(horizonMs)} AS went,
      arrayExists((c, t) -> c = code AND t >= step_time AND t <= step_time + ${day}, ${besides('bad_codes', 'code', 'step_time')}, bad_times) AS troubled,
      arrayCount((c, t) -> c = code AND t >= step_time AND t <= step_time + ${day}, ${besides('codes', 'code', 'step_time')}, at) >= ${count(REPEATS)}
        OR (step_codes[step + 2] = code AND step_codes[step + 3] = step_codes[step + 1] AND step_codes[step + 1] != 0
          AND step_times[step + 3] <= step_time + ${day}) AS again
    FROM (${stays(asked)})
    ARRAY JOIN arrayEnumerate(step_codes) AS step, step_codes AS code, step_times AS step_time
    WHERE step <= ${count(MOST_STEPS)} AND step_time + ${int64(horizonMs)} <= ${int64(until)}`;
}

/** People alike at a step, as `StepCount`: a row for each touchpoint they have met by then, and one (code 0) for everybody there. */
export function stepCounts(asked: StaysAsked): Sql {
  return sql`SELECT of_code, step, is_first, bought, count() AS people, countIf(went) AS went_on, countIf(troubled) AS in_trouble,
      countIf(again) AS repeated, countIf(troubled OR again) AS in_either
    FROM (SELECT of_code, step, first AND code = of_code AS is_first, bought, went, troubled, again
      FROM (${staySteps(asked)}) ARRAY JOIN arrayPushFront(arrayDistinct(met), ${uint16(0)}) AS of_code)
    GROUP BY of_code, step, is_first, bought ORDER BY of_code, step, is_first, bought`;
}

/** One row per person with a stay: its steps as `step_codes` and `step_times`, when it `ended`, and what went wrong (`bad_codes`, `bad_times`). */
function stays(asked: StaysAsked): Sql {
  const before = (array: Sql, none: Sql): Sql => sql`arrayPopBack(arrayPushFront(${array}, ${none}))`;
  const here = sql`${before(sql`here_codes`, uint16(0))}`;
  return sql`SELECT person, bought, ended, at, codes, bad_codes, bad_times,
      arrayFilter((c, b) -> c != b, here_codes, ${here}) AS step_codes, arrayFilter((t, c, b) -> c != b, here_times, here_codes, ${here}) AS step_times
    FROM (
      SELECT person, ordered > 0 AND ordered < began AS bought, ended, at, codes, bad_codes, bad_times,
        arrayFilter((c, s, t) -> s = ${uint8(asked.stage)} AND t <= ended, ${besides('codes', 'ended')}, staged, at) AS here_codes,
        arrayFilter((t, s) -> s = ${uint8(asked.stage)} AND t <= ended, ${besides('at', 'ended')}, staged) AS here_times
      FROM (${endings(asked)}))`;
}

/** With the time at which the stay ended: at a later stage, or with an order at another one, a day after it began or later. */
function endings(asked: StaysAsked): Sql {
  const stage = uint8(asked.stage);
  return sql`SELECT *, arrayMin(arrayPushBack(arrayFilter((t, s, k) -> (s > ${stage} AND t >= began)
        OR (k = ${uint8(KIND_ORDER)} AND s != ${stage} AND t >= began + ${int64(SAME_PURCHASE_MS)}), ${besides('at', 'began')}, staged, meant), ${NEVER})) AS ended
    FROM (${troubles(asked)})`;
}

/**
 * What went wrong is held against the touchpoint met just before: a failed try within a day, a complaint or money given back within
 * thirty; a failed try against its own touchpoint too. `bad_codes`, and in `bad_times` when that touchpoint was met.
 */
function troubles(asked: StaysAsked): Sql {
  const failed = (name: Sql): Sql => sql`has(${uint16s(asked.failures)}, ${name})`;
  const complained = (name: Sql): Sql => sql`has(${uint16s(asked.complaints)}, ${name})`;
  const isBad = sql`(${failed(sql`n`)} AND t - b <= ${int64(TRY_MS)}) OR (${complained(sql`n`)} AND t - b <= ${int64(AFTER_MS)})`;
  return sql`SELECT person, ordered, at, codes, staged, meant, at[indexOf(staged, ${uint8(asked.stage)})] AS began,
      arrayConcat(arrayFilter((c, n, t, b) -> ${isBad}, last_codes, called, at, last_times),
        arrayFilter((c, n) -> c != 0 AND ${failed(sql`n`)}, codes, called)) AS bad_codes,
      arrayConcat(arrayFilter((b, n, t) -> ${isBad}, last_times, called, at),
        arrayFilter((t, c, n) -> c != 0 AND ${failed(sql`n`)}, at, codes, called)) AS bad_times
    FROM (
      SELECT *, arrayFill(c -> c != 0, clean) AS last_codes, arrayFill((t, c) -> c != 0, at, clean) AS last_times
      FROM (
        SELECT *, arrayMap((c, n) -> if(${failed(sql`n`)} OR ${complained(sql`n`)}, ${uint16(0)}, c), codes, called) AS clean
        FROM ${paths(asked)} WHERE has(staged, ${uint8(asked.stage)})))`;
}

/** Everybody's touches that count, and when they first ordered (0: never). */
function paths({ rows, filter, stage }: StaysAsked): Sql {
  const met = sql`SELECT * FROM (${rows}) WHERE bitTest(met_stages, ${count(stage - 1)})`;
  return touched(met, filter, {
    arrays: { at: 'times', codes: 'touchpoints', staged: 'stages', meant: 'kinds', called: 'names' },
    of: { person: sql`person`, ordered: sql`paid_times[indexOf(paid_kinds, ${uint8(KIND_ORDER)})]` },
  });
}

/** Those who met a touchpoint, at the step at which they did so first; over `staySteps`. */
export function firstMet(code: number): Sql {
  return sql`first AND code = ${uint16(code)}`;
}

/** Those who had come as far without it, at the step at which comparison begins. */
export function notMet(code: number, from: { readonly new: number; readonly returning: number }): Sql {
  return sql`NOT has(met, ${uint16(code)}) AND step = if(bought, ${count(from.returning)}, ${count(from.new)})`;
}

/** The `stage` at which most orders are met; no row where nothing is sold on the map. */
export function purchaseStage({ rows, filter }: Asked): Sql {
  return sql`SELECT stage, count() AS orders FROM ${peopleAround(rows, filter)}
    ARRAY JOIN paid_stages AS stage, paid_kinds AS kind WHERE kind = ${uint8(KIND_ORDER)} AND stage > 0
    GROUP BY stage ORDER BY orders DESC, stage LIMIT 1`;
}
