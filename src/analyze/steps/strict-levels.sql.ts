/**
 * The strict funnel: nothing that is on the map lies between two steps. No beginning is followed by itself: the whole path is held against
 * each step at once, moved on by one touch from step to step.
 */
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { anyOf, carried, type FunnelAsked, highest, t, touchesAsked } from './step-meetings.sql.ts';

/** The columns of `levels`. */
export function strictLevels(asked: FunnelAsked): Sql {
  const { steps } = asked;
  const places = steps.map((_, index) => sql`indexOf(${holds(index + 1)}, 1) AS ${place(index + 1)}`);
  const level = highest(steps, (k) => sql`${place(k)} > 0`);
  const times = steps.map(
    (_, index) =>
      sql`if(level > ${count(index)}, walked_at[best + ${count(index)}], toInt64(0)) AS ${t(index + 1)}`,
  );
  return sql`(SELECT ${carried}, level, ${join(times)} FROM (
    SELECT *, [${join(steps.map((_, index) => place(index + 1)))}][level] AS best FROM (
      SELECT *, ${level} AS level FROM (SELECT *, ${join(places)} FROM (${heldAgainst(asked)})))))`;
}

/** `walked_at`, the touches on the map, and `holds_k`: for each of them whether it begins a chain to step k. */
function heldAgainst(asked: FunnelAsked): Sql {
  const { steps, windowMs } = asked;
  let held = sql`SELECT *, walked AS ahead_1, walked_at AS ahead_at_1, arrayMap(c -> ${anyOf(steps[0] ?? [])}, walked) AS holds_1 FROM (
    SELECT ${carried}, arrayFilter(c -> c > 0, codes) AS walked, arrayFilter((t, c) -> c > 0, at, codes) AS walked_at
    FROM ${touchesAsked(asked)}) WHERE has(holds_1, 1)`;
  for (let k = 2; k <= steps.length; k++) {
    const [ahead, aheadAt] = [ident(`ahead_${k}`), ident(`ahead_at_${k}`)];
    held = sql`SELECT *, arrayMap((h, c, t, a) -> h AND ${anyOf(steps[k - 1] ?? [])} AND t <= a + ${int64(windowMs)},
        ${holds(k - 1)}, ${ahead}, ${aheadAt}, walked_at) AS ${holds(k)} FROM (
      SELECT *, ${movedOn(`ahead_${k - 1}`)} AS ${ahead}, ${movedOn(`ahead_at_${k - 1}`)} AS ${aheadAt} FROM (${held}))`;
  }
  return held;
}

/** The array without its first, and as long as before. */
function movedOn(array: string): Sql {
  return sql`arrayPushBack(arrayPopFront(${ident(array)}), 0)`;
}

function holds(k: number): Sql {
  return ident(`holds_${k}`);
}

function place(k: number): Sql {
  return ident(`place_${k}`);
}
