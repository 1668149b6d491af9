/** The statements of the stages report: reach, first meetings, money, and who has gone silent. */

import { count, ident, int64, join, type Sql, sql, uint8 } from '../../platform/eventdb/sql.ts';
import { peopleAround, type TouchFilter, touchesOf } from '../engine/public.ts';
import { type JourneySource, KIND_ORDER } from '../journeys/public.ts';

/**
 * People by the furthest stage they reached (0: off the map), and what is counted in the same pass: their touches, those off
 * the map, and in `met_k` who met a touchpoint of stage k itself.
 */
export function peopleByFurthestStage(source: JourneySource, filter: TouchFilter, stages: number): Sql {
  const met = positionsOf(stages).map((k) => sql`countIf(has(met, ${count(k)})) AS ${name('met', k)}`);
  return sql`SELECT ${furthestOf(stages)} AS furthest, count() AS people, sum(length(met)) AS all_touches,
      sum(countEqual(met, 0)) AS all_off_map, ${join(met)}
    FROM (SELECT ${touchesOf('stages', filter)} AS met FROM ${peopleAround(source.rows, filter)})
    WHERE length(met) > 0 GROUP BY furthest ORDER BY furthest`;
}

function positionsOf(stages: number): number[] {
  return Array.from({ length: stages }, (_, index) => index + 1);
}

/** The highest stage position in `met`. Asking for each in turn is cheaper than a maximum over the array. */
function furthestOf(stages: number): Sql {
  const cases = positionsOf(stages)
    .reverse()
    .map((k) => sql`has(met, ${count(k)}), ${uint8(k)}`);
  return sql`multiIf(${join(cases)}, ${uint8(0)})`;
}

/**
 * Orders, revenue and buyers of the period, and the amounts of these people, of any time, that are in another currency. A
 * returning buyer ordered in it and had ordered before that order.
 */
export function money(source: JourneySource, filter: TouchFilter): Sql {
  return sql`SELECT sum(made) AS orders, sum(spent) AS revenue, countIf(made > 0) AS buyers,
      countIf(made > 0 AND ever > 1) AS returning, sum(foreign_amounts) AS not_counted
    FROM (
      SELECT countEqual(${touchesOf('kinds', filter)}, ${count(KIND_ORDER)}) AS made,
        arraySum(${touchesOf('amounts', filter)}) AS spent,
        arrayCount((k, t) -> k = ${count(KIND_ORDER)} AND t < ${int64(filter.toMs)}, kinds, times) AS ever, foreign_amounts
      FROM ${peopleAround(source.rows, filter)}
      WHERE orders > 0 OR revenue != 0 OR foreign_amounts > 0)`;
}

/** The stage position of the touchpoint that most orders meet: where the returning loop ends. 0 when off the map. */
export function stageOfOrders(source: JourneySource, filter: TouchFilter): Sql {
  return sql`SELECT stage, count() AS orders FROM (
      SELECT arrayJoin(arrayFilter((s, k) -> k = ${count(KIND_ORDER)}, ${touchesOf('stages', filter)},
        ${touchesOf('kinds', filter)})) AS stage
      FROM ${peopleAround(source.rows, filter)} WHERE orders > 0)
    GROUP BY stage ORDER BY orders DESC LIMIT 1`;
}

/** Stands for "never met": later than any instant, and still exact when subtracted. */
const NEVER = int64(8_000_000_000_000_000);
/** From the start of a day to its last instant. */
const LAST_OF_DAY = int64(86_399_999);

/**
 * For each stage but the last, how long from the first meeting of it to the first meeting of any later one: number of
 * people `n_k`, and median and 90th percentile in `q_k` (ms). Whoever met a later stage for sure before is left out; a
 * meeting known by its date alone may have been at any time until the end of its day, and then counts as no time.
 */
export function timesToNext(source: JourneySource, filter: TouchFilter, stages: number): Sql {
  const positions = positionsOf(stages);
  const before = positions.slice(0, -1);
  const firsts = positions.flatMap((k) => {
    const place = sql`indexOf(met, ${count(k)})`;
    // Place 0 holds 0.
    const first = sql`at[${place}] + (${place} = 0) * ${NEVER}`;
    return [
      sql`${first} AS ${name('first', k)}`,
      sql`${first} + dated[${place}] * ${LAST_OF_DAY} AS ${name('by', k)}`,
    ];
  });
  const soonest = before.flatMap((k) => [
    sql`${least('first', positions.slice(k))} AS ${name('next', k)}`,
    sql`${least('by', positions.slice(k))} AS ${name('sure', k)}`,
  ]);
  const answers = before.flatMap((k) => {
    const [from, to] = [name('first', k), name('next', k)];
    // Not AND: the engine would put off the second half and cut whole arrays apart for the rows that still need it.
    const went = sql`bitAnd(${to} < ${NEVER}, ${name('sure', k)} >= ${from})`;
    return [
      sql`countIf(${went}) AS ${name('n', k)}`,
      sql`quantilesExactIf(0.5, 0.9)(greatest(${to} - ${from}, ${int64(0)}), ${went}) AS ${name('q', k)}`,
    ];
  });
  return sql`SELECT ${join(answers)} FROM (
    SELECT ${join(before.map((k) => name('first', k)))}, ${join(soonest)} FROM (
      SELECT ${join(firsts)} FROM (
        SELECT ${touchesOf('stages', filter)} AS met, ${touchesOf('times', filter)} AS at,
          ${touchesOf('precisions', filter)} AS dated
        FROM ${peopleAround(source.rows, filter)})))`;
}

function name(of: string, stage: number): Sql {
  return ident(`${of}_${stage}`);
}

/** Built from the end, so that what stages share is computed once. */
function least(of: string, later: readonly number[]): Sql {
  return later
    .map((j) => name(of, j))
    .reduceRight((soonestSoFar, next) => sql`least(${next}, ${soonestSoFar})`);
}

/**
 * Of the people whose furthest stage is k, those silent for longer than the usual time to the next stage.
 * @param usualMs by stage position (1-based); 0 where it is not known
 */
export function goneByStage(
  source: JourneySource,
  filter: TouchFilter,
  usualMs: readonly number[],
  now: number,
): Sql {
  const limit = join([int64(0), ...usualMs.map(int64)]);
  return sql`SELECT furthest, countIf(silent > usual) AS gone, count() AS people FROM (
      SELECT arrayReduce('max', met) AS furthest, [${limit}][furthest + 1] AS usual,
        ${int64(now)} - at[length(at)] AS silent
      FROM (
        SELECT ${touchesOf('stages', filter)} AS met, ${touchesOf('times', filter)} AS at
        FROM ${peopleAround(source.rows, filter)})
      WHERE length(met) > 0)
    WHERE furthest > 0 GROUP BY furthest`;
}
