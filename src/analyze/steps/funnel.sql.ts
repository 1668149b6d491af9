/** The one statement of the funnel report, over `levels`: following everybody's steps is dear, so it is done once. */
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { besides, type CalendarUnit, unitOfDay } from '../engine/public.ts';
import { type FunnelAsked, levels } from './levels.sql.ts';

const t = (k: number): Sql => ident(`t_${k}`);

/** What is asked beside the steps. */
export interface FigureOptions {
  /** Upper ends of the histogram of the time from first to last, ms. */
  readonly limitsMs: readonly number[];
  /** Until when people were watched, ms UTC. */
  readonly until: number;
  readonly unit: CalendarUnit;
  readonly weekStart: number;
  readonly dayOf: (instant: Sql) => Sql;
  /** The numbers of the parts each person is in, as an array; and who is split at all. */
  readonly parts: Sql;
  readonly split: Sql;
}

/** Keys of `split_map` are part × this + level. */
export const LEVELS_PER_PART = 32;

/**
 * One row. `people_k`; `n_k` and `q_k`, how many went from step k−1 to k and the median and 90th percentile of the time (ms);
 * `whole_n` and `whole_q` from first to last; `up_i`, people who took at most so long. As pairs of arrays, keys and people:
 * `arrival_map`, whole days from first to last, or −1 − days watched for those not there yet; `began_map` and `arrived_map`, by the
 * unit of the first step; `split_map`, by part and level; `met_map` and `met_arrived_map`, by the touchpoints met before the end.
 */
export function funnelFigures(asked: FunnelAsked, options: FigureOptions): Sql {
  const { limitsMs, unit, weekStart, dayOf } = options;
  const last = asked.steps.length;
  const whole = sql`(${t(last)} > 0 AND ${t(1)} > 0 AND ${t(last)} >= ${t(1)})`;
  const took = sql`${t(last)} - ${t(1)}`;
  const began = sql`[${unitOfDay(unit, weekStart, sql`toInt32(${dayOf(t(1))})`)}]`;
  const there = sql`level = ${count(last)}`;
  return sql`SELECT ${join([
    ...stepColumns(asked),
    sql`countIf(${whole}) AS whole_n`,
    sql`quantilesExactIf(0.5, 0.9)(${took}, ${whole}) AS whole_q`,
    ...limitsMs.map(
      (limit, index) => sql`countIf(${whole} AND ${took} <= ${int64(limit)}) AS ${ident(`up_${index + 1}`)}`,
    ),
    sql`sumMapIf([${arrivalKey(there, last, options.until)}], ${ONE}, ${t(1)} > 0) AS arrival_map`,
    sql`sumMapIf(${began}, ${ONE}, ${t(1)} > 0) AS began_map`,
    sql`sumMapIf(${began}, ${ONE}, ${t(1)} > 0 AND ${there}) AS arrived_map`,
    sql`sumMapIf(arrayMap((p, l) -> toInt32(toInt32(p) * ${count(LEVELS_PER_PART)} + l), parts, arrayMap(p -> level, parts)), part_ones, ${options.split}) AS split_map`,
    sql`sumMapIf(met, met_ones, ${t(1)} > 0) AS met_map`,
    sql`sumMapIf(met, met_ones, ${t(1)} > 0 AND ${there}) AS met_arrived_map`,
  ])} FROM (SELECT *, arrayMap(c -> toUInt64(1), met) AS met_ones, arrayMap(p -> toUInt64(1), parts) AS part_ones FROM (
    SELECT *, ${metBefore(asked, there)} AS met, ${options.parts} AS parts FROM ${levels(asked)}))`;
}

const ONE = sql`[toUInt64(1)]`;

function stepColumns({ steps }: FunnelAsked): Sql[] {
  return steps.flatMap((_, index) => {
    const k = index + 1;
    const people = sql`countIf(level >= ${count(k)}) AS ${ident(`people_${k}`)}`;
    if (k === 1) return [people];
    const went = sql`(${t(k)} > 0 AND ${t(k - 1)} > 0 AND ${t(k)} >= ${t(k - 1)})`;
    return [
      people,
      sql`countIf(${went}) AS ${ident(`n_${k}`)}`,
      sql`quantilesExactIf(0.5, 0.9)(${t(k)} - ${t(k - 1)}, ${went}) AS ${ident(`q_${k}`)}`,
    ];
  });
}

function arrivalKey(there: Sql, last: number, until: number): Sql {
  const days = (span: Sql) => sql`toInt32(intDiv(greatest(${span}, ${int64(0)}), 86400000))`;
  return sql`if(${there}, ${days(sql`${t(last)} - ${t(1)}`)}, toInt32(-1 - ${days(sql`${int64(until)} - ${t(1)}`)}))`;
}

/** Over `levels`: touchpoints met before the last step, or at all by those who did not get there; each once. */
export function metBefore({ steps, order }: FunnelAsked, there: Sql): Sql {
  if (order === 'open') return sql`emptyArrayUInt16()`;
  const before = sql`arrayFilter((c, x) -> c > 0 AND x < ${t(steps.length)}, codes, ${besides('at', `t_${steps.length}`)})`;
  return sql`arrayDistinct(if(${there}, ${before}, arrayFilter(c -> c > 0, codes)))`;
}
