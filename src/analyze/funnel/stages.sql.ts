/** The statements of the stages report: how long people took from stage to stage, and how far they came. */
import { int64, join, type Sql, sql, uint8 } from '../../platform/eventdb/sql.ts';
import { positionsOf, type TouchFilter, walks } from '../engine/public.ts';

/** By stage (position, but the last): `n`, how many went on, and `q`, the median and 90th percentile of the time it took (ms). */
export function timesToNext(rows: Sql, filter: TouchFilter, stages: number): Sql {
  return sql`SELECT stage, count() AS n, quantilesExact(0.5, 0.9)(wait) AS q FROM (
      SELECT stage, wait FROM (SELECT waits FROM ${walks(rows, filter, stages)})
      ARRAY JOIN waits AS wait, arrayEnumerate(waits) AS stage WHERE wait >= 0)
    GROUP BY stage ORDER BY stage`;
}

/**
 * People alike in how far they came: `furthest_met` (0: met no stage), `stages_met` (bits), `bought_at` (stage of the first order, 0: none or
 * off the map); with `people`, `touches_made`, `off_map_made`, `orders_made`, `revenue_made`, `buyers`, `returning` (had ordered before an
 * order of the period), `abroad` (amounts of these people in other currencies) and `silent`, those with no touch for longer than is usual.
 * @param usualMs by stage but the last; null where nobody went on, and so nobody is called silent
 */
export function peopleByReach(
  rows: Sql,
  filter: TouchFilter,
  stages: number,
  usualMs: readonly (number | null)[],
  now: number,
): Sql {
  const usual = positionsOf(stages).flatMap((k) => {
    const ms = usualMs[k - 1];
    return ms == null ? [] : [sql`furthest_met = ${uint8(k)}, ${int64(now)} - latest > ${int64(ms)}`];
  });
  const silent = usual.length === 0 ? sql`0` : sql`multiIf(${join(usual)}, 0)`;
  return sql`SELECT furthest_met, stages_met, bought_at, count() AS people, sum(touches) AS touches_made, sum(off) AS off_map_made,
      sum(made) AS orders_made, sum(spent) AS revenue_made, countIf(made > 0) AS buyers, countIf(made > 0 AND ever > 1) AS returning,
      sum(not_counted) AS abroad, countIf(${silent}) AS silent
    FROM ${walks(rows, filter, stages)} GROUP BY furthest_met, stages_met, bought_at`;
}
