/** The statements of the stages report: reach, first meetings, money, and who has gone silent. */

import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { peopleAround, type TouchFilter, touchesOf } from '../engine/public.ts';
import { type JourneySource, KIND_ORDER } from '../journeys/public.ts';

/** People by the furthest stage they reached, and everything that is counted in the same pass. */
export function peopleByFurthestStage(source: JourneySource, filter: TouchFilter): Sql {
  return sql`SELECT furthest, count() AS people, sum(touches) AS all_touches, sum(off_map) AS all_off_map
    FROM (
      SELECT length(met) AS touches, arrayReduce('max', met) AS furthest, countEqual(met, 0) AS off_map
      FROM (SELECT ${touchesOf('stages', filter)} AS met FROM ${peopleAround(source.rows, filter)}))
    WHERE touches > 0 GROUP BY furthest ORDER BY furthest`;
}

/** For each stage: people who met a touchpoint of that very stage. */
export function peopleWhoMet(source: JourneySource, filter: TouchFilter): Sql {
  return sql`SELECT stage, count() AS people FROM (
      SELECT arrayJoin(arrayDistinct(${touchesOf('stages', filter)})) AS stage FROM ${peopleAround(source.rows, filter)})
    WHERE stage > 0 GROUP BY stage`;
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
const DAY = int64(86_400_000);

/**
 * For each stage but the last, how long from the first meeting of it to the first meeting of any later one: one row per
 * stage with the number of people and the median and 90th percentile (ms). A date-only meeting on the same day counts as no
 * time; whoever met a later stage first is left out. Waits are put into one array per person, because a column for each
 * pair of stages costs the engine more to understand than to answer.
 */
export function timesToNext(source: JourneySource, filter: TouchFilter, stages: number): Sql {
  const positions = Array.from({ length: stages }, (_, index) => index + 1);
  const before = positions.slice(0, -1);
  const meetings = positions.flatMap((k) => {
    const place = sql`indexOf(met, ${count(k)})`;
    return [
      sql`if(${place} = 0, ${NEVER}, at[${place}]) AS ${name('first', k)}`,
      sql`if(${place} = 0, toUInt8(0), dated[${place}]) AS ${name('dated', k)}`,
    ];
  });
  return sql`SELECT stage, count() AS people, quantilesExact(0.5, 0.9)(wait) AS spread FROM (
      SELECT stage, wait FROM (
        SELECT [${join(before.map((k) => name('first', k)))}] AS begins,
          [${join(before.map((k) => soonest(k, positions.slice(k))))}] AS ends
        FROM (
          SELECT ${join(meetings)} FROM (
            SELECT ${touchesOf('stages', filter)} AS met, ${touchesOf('times', filter)} AS at,
              ${touchesOf('precisions', filter)} AS dated
            FROM ${peopleAround(source.rows, filter)})))
      ARRAY JOIN arrayEnumerate(begins) AS stage, arrayMap((b, e) -> e - b, begins, ends) AS wait, ends AS until
      WHERE wait >= 0 AND until < ${NEVER})
    GROUP BY stage ORDER BY stage`;
}

function name(of: string, stage: number): Sql {
  return ident(`${of}_${stage}`);
}

/** The earliest first meeting of the later stages; one known by its date alone is not before stage k on the same day. */
function soonest(k: number, later: readonly number[]): Sql {
  const from = name('first', k);
  const sameDay = sql`d = 1 AND f < ${from} AND f > ${from} - ${DAY}`;
  const each = (of: string) => join(later.map((j) => name(of, j)));
  return sql`arrayReduce('min', arrayMap((f, d) -> if(${sameDay}, ${from}, f), [${each('first')}], [${each('dated')}]))`;
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
      SELECT furthest, [${limit}][furthest + 1] AS usual, ${int64(now)} - last AS silent FROM (
        SELECT arrayReduce('max', ${touchesOf('stages', filter)}) AS furthest,
          arrayReduce('max', ${touchesOf('times', filter)}) AS last
        FROM ${peopleAround(source.rows, filter)}))
    WHERE furthest > 0 GROUP BY furthest`;
}
