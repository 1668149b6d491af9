/** The statements of the funnel report, over `levels`. */
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { unitOfDay } from '../engine/public.ts';
import type { FunnelQuery } from './contract.ts';
import { type FunnelAsked, levels } from './levels.sql.ts';

const t = (k: number): Sql => ident(`t_${k}`);

function positions({ steps }: FunnelAsked): number[] {
  return steps.map((_, index) => index + 1);
}

/**
 * `people_k`; `n_k` and `q_k`, how many went from step k−1 to k and the median and 90th percentile of the time (ms); `whole_n`
 * and `whole_q` from first to last; `up_i`, people who took at most so long to the last step, by the limits given.
 */
export function stepFigures(asked: FunnelAsked, limitsMs: readonly number[]): Sql {
  const last = asked.steps.length;
  const figures = positions(asked).flatMap((k) => {
    const people = sql`countIf(level >= ${count(k)}) AS ${ident(`people_${k}`)}`;
    if (k === 1) return [people];
    const went = sql`(${t(k)} > 0 AND ${t(k - 1)} > 0 AND ${t(k)} >= ${t(k - 1)})`;
    return [
      people,
      sql`countIf(${went}) AS ${ident(`n_${k}`)}`,
      sql`quantilesExactIf(0.5, 0.9)(${t(k)} - ${t(k - 1)}, ${went}) AS ${ident(`q_${k}`)}`,
    ];
  });
  const whole = sql`(${t(last)} > 0 AND ${t(1)} > 0 AND ${t(last)} >= ${t(1)})`;
  const took = sql`${t(last)} - ${t(1)}`;
  const histogram = limitsMs.map(
    (limit, index) => sql`countIf(${whole} AND ${took} <= ${int64(limit)}) AS ${ident(`up_${index + 1}`)}`,
  );
  return sql`SELECT ${join([
    ...figures,
    sql`countIf(${whole}) AS whole_n`,
    sql`quantilesExactIf(0.5, 0.9)(${took}, ${whole}) AS whole_q`,
    ...histogram,
  ])} FROM ${levels(asked)}`;
}

/** Whole days from the first step to the last (`waited`, −1: not there yet) or until `until` (`watched`), by how many people. */
export function arrivals(asked: FunnelAsked, until: number): Sql {
  const last = asked.steps.length;
  const days = (span: Sql) => sql`toInt32(intDiv(greatest(${span}, ${int64(0)}), 86400000))`;
  return sql`SELECT waited, watched, count() AS people FROM (
      SELECT if(level = ${count(last)}, ${days(sql`${t(last)} - ${t(1)}`)}, -1) AS waited,
        if(level = ${count(last)}, 0, ${days(sql`${int64(until)} - ${t(1)}`)}) AS watched
      FROM ${levels(asked)} WHERE ${t(1)} > 0)
    GROUP BY waited, watched`;
}

/** People who began and arrived, by the unit (its number) in which they met the first step. */
export function trend(
  asked: FunnelAsked,
  unit: 'day' | 'week' | 'month',
  weekStart: number,
  dayOf: (instant: Sql) => Sql,
): Sql {
  return sql`SELECT ${unitOfDay(unit, weekStart, sql`toInt32(${dayOf(t(1))})`)} AS began, count() AS people,
      countIf(level = ${count(asked.steps.length)}) AS arrived
    FROM ${levels(asked)} WHERE ${t(1)} > 0 GROUP BY began ORDER BY began`;
}

/** People per step by what the first touch, the last one or the one at the first step came through (`part`, a stored number). */
export function parts(asked: FunnelAsked, by: Exclude<FunnelQuery['by'], 'none'>, limit: number): Sql {
  const atStart = (array: string): Sql => sql`${ident(array)}[indexOf(at, ${t(1)})]`;
  const part = {
    first_touch: sql`came_by`,
    first_channel: sql`came_through`,
    last_channel: sql`via[length(via)]`,
    channel: atStart('via'),
    device: atStart('using'),
    campaign: atStart('because'),
  }[by];
  const people = positions(asked).map((k) => sql`countIf(level >= ${count(k)}) AS ${ident(`people_${k}`)}`);
  return sql`SELECT part, ${join(people)} FROM (SELECT toUInt16(${part}) AS part, level FROM ${levels(asked)})
    GROUP BY part ORDER BY people_1 DESC, part LIMIT ${count(limit)}`;
}

/** Of those who began: who met each touchpoint before they arrived (or at all, if they did not), and who of them arrived. */
export function meetingsBefore(asked: FunnelAsked): Sql {
  const last = asked.steps.length;
  const before = sql`arrayDistinct(arrayFilter((c, x) -> c > 0 AND x < until, codes, arraySlice(at, 1 + bitAnd(until, 0))))`;
  return sql`SELECT code, count() AS met, countIf(there) AS arrived FROM (
      SELECT there, arrayJoin(${before}) AS code FROM (
        SELECT codes, at, level = ${count(last)} AS there,
          if(level = ${count(last)}, ${t(last)}, toInt64(9000000000000000)) AS until
        FROM ${levels(asked)} WHERE ${t(1)} > 0))
    GROUP BY code`;
}
