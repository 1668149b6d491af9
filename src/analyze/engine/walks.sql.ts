/** One row per person with what they did in the period, stage by stage. */
import { count, ident, int64, join, type Sql, sql, uint8 } from '../../platform/eventdb/sql.ts';
import { firstMeetings, furthestOf, KIND_ORDER, stageBits, waitsOf } from '../journeys/public.ts';
import { countsWhole, isNarrow, peopleAround, type TouchFilter, touchesOf } from './touches.sql.ts';

/**
 * People with a touch in the period, as columns: `person`, `keys`; `furthest_met`, the highest stage (0: none), and `stages_met`, bit
 * k − 1 for stage k; `waits`, per stage but the last from its first meeting to the first of any later one (ms, −1: none); `touches`, `off`,
 * those of no touchpoint; `made` and `spent`, orders and revenue; `ever`, orders up to the period's end; `bought_at`, the stage of the
 * first order; `since` and `latest`, the first and last touch (ms UTC); `not_counted`, amounts in other currencies of any time.
 */
export function walks(rows: Sql, filter: TouchFilter, stages: number): Sql {
  const whole = countsWhole(filter);
  const stored = sql`SELECT person, keys, furthest AS furthest_met, met_stages AS stages_met, stage_waits AS waits, events AS touches,
      off_map AS off, orders AS made, revenue AS spent, orders AS ever, ${firstOrderIn(sql`paid_stages`, sql`paid_kinds`)} AS bought_at,
      first_time AS since, last_time AS latest, foreign_amounts AS not_counted
    FROM ${peopleAround(rows, filter)} WHERE ${whole}`;
  if (filter.holdsAll && !isNarrow(filter)) return sql`(${stored})`;
  return sql`(${stored}
    UNION ALL SELECT person, keys, ${furthestOf(stages)} AS furthest_met, ${stageBits(stages)} AS stages_met,
      ${waitsOf(stages)} AS waits, toUInt32(length(at)) AS touches, toUInt32(countEqual(staged, 0)) AS off, made, spent, ever, bought_at,
      at[1] AS since, at[length(at)] AS latest, not_counted
    FROM (SELECT ${join([sql`*`, ...firstMeetings(stages)])} FROM (
      SELECT person, keys, ${touchesOf('stages', filter)} AS staged, ${touchesOf('times', filter)} AS at,
        ${touchesOf('precisions', filter)} AS dated, ${join(paid(filter))}
      FROM ${peopleAround(rows, filter)} WHERE NOT ${whole}))
    WHERE length(at) > 0)`;
}

/** Orders and revenue of the touches that count. */
function paid(filter: TouchFilter): Sql[] {
  const order = count(KIND_ORDER);
  const inPeriod = sql`t >= ${int64(filter.fromMs)} AND t < ${int64(filter.toMs)}`;
  // What touches came through is known of whole paths alone.
  const [meant, worth, where] = isNarrow(filter)
    ? ([touchesOf('kinds', filter), touchesOf('amounts', filter), touchesOf('stages', filter)] as const)
    : (['paid_kinds', 'paid_amounts', 'paid_stages'] as const).map(
        (array) => sql`arrayFilter((x, t) -> ${inPeriod}, ${ident(array)}, paid_times)`,
      );
  if (!meant || !worth || !where) return [];
  return [
    sql`toUInt32(countEqual(${meant}, ${order})) AS made`,
    sql`arraySum(${worth}) AS spent`,
    sql`toUInt32(arrayCount((k, t) -> k = ${order} AND t < ${int64(filter.toMs)}, paid_kinds, paid_times)) AS ever`,
    sql`${firstOrderIn(where, meant)} AS bought_at`,
    sql`foreign_amounts AS not_counted`,
  ];
}

/** What an array has at the first order; 0 where there is none. */
function firstOrderIn(array: Sql, kinds: Sql): Sql {
  return sql`${array}[indexOf(${kinds}, ${count(KIND_ORDER)})]`;
}

export function positionsOf(stages: number): number[] {
  return Array.from({ length: stages }, (_, index) => index + 1);
}

/** Whether a stage (1-based) is among those met, over the columns of `walks`. */
export function hasMet(position: number): Sql {
  return sql`bitTest(stages_met, ${uint8(position - 1)})`;
}
