/** How far each person came in a funnel, and when they met each step. */
import { join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { orderedLevels } from './ordered-levels.sql.ts';
import { anyOf, carried, type FunnelAsked, highest, t, touchesAsked } from './step-meetings.sql.ts';
import { strictLevels } from './strict-levels.sql.ts';

/**
 * One row per person who met the first step (`open`: any step): `person`; `level`, the furthest step (1-based); `t_1` … the instants of
 * the steps reached (ms UTC, else 0); and the arrays of the period: `at`, `codes`, `via`, `using`, `because`. Any meeting of the first
 * step may be the beginning; the one that leads furthest counts, the earliest of equals.
 */
export function levels(asked: FunnelAsked): Sql {
  if (asked.order === 'open') return openLevels(asked);
  return asked.order === 'strict' ? strictLevels(asked) : orderedLevels(asked);
}

function openLevels(asked: FunnelAsked): Sql {
  const { steps } = asked;
  const firsts = steps.map(
    (codes, index) => sql`arrayFilter((t, c) -> ${anyOf(codes)}, met_at, met_codes)[1] AS ${t(index + 1)}`,
  );
  return sql`(SELECT *, ${highest(steps, (k) => sql`${t(k)} > 0`)} AS level FROM (
    SELECT ${carried}, ${join(firsts)} FROM ${touchesAsked(asked)}) WHERE level > 0)`;
}
