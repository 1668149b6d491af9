/** The one statement of the funnel report, over `levels`: following everybody's steps is dear, so it is done once. */
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { besides, type CalendarUnit, unitOfDay } from '../engine/public.ts';
import { levels } from './levels.sql.ts';
import { type FunnelAsked, t } from './step-meetings.sql.ts';

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
  const { steps } = asked;
  return sql`SELECT ${join([
    ...steps.flatMap((_, index) => stepColumns(index + 1)),
    sql`countIf(whole < ${NEVER}) AS whole_n`,
    sql`quantilesExactIf(0.5, 0.9)(whole, whole < ${NEVER}) AS whole_q`,
    ...options.limitsMs.map(
      (limit, index) => sql`countIf(whole <= ${int64(limit)}) AS ${ident(`up_${index + 1}`)}`,
    ),
    sql`sumMapIf(arrival, one, began) AS arrival_map`,
    sql`sumMapIf(unit, one, began) AS began_map`,
    sql`sumMapIf(unit, one, arrived) AS arrived_map`,
    sql`sumMapIf(part_levels, part_ones, in_parts) AS split_map`,
    sql`sumMapIf(met, met_ones, began) AS met_map`,
    sql`sumMapIf(met, met_ones, arrived) AS met_arrived_map`,
  ])} FROM (${perPerson(asked, options)})`;
}

/** Stands for "did not get there": longer than any time. */
const NEVER = int64(8_000_000_000_000_000);

/**
 * What is counted, person by person. It is said here once and without AND: of each AND the engine weighs all that its columns are made
 * from, which for a long funnel took longer than the counting.
 */
function perPerson(asked: FunnelAsked, { until, unit, weekStart, dayOf, parts, split }: FigureOptions): Sql {
  const last = asked.steps.length;
  const there = sql`level = ${count(last)}`;
  const took = asked.steps
    .slice(1)
    .map((_, index) => sql`${timeFrom(index + 1, index + 2)} AS ${ident(`took_${index + 2}`)}`);
  const columns = [
    sql`[toUInt64(1)] AS one`,
    sql`${t(1)} > 0 AS began`,
    sql`if(${t(1)} > 0, ${there}, 0) AS arrived`,
    sql`${timeFrom(1, last)} AS whole`,
    sql`[${arrivalKey(there, last, until)}] AS arrival`,
    sql`[${unitOfDay(unit, weekStart, sql`toInt32(${dayOf(t(1))})`)}] AS unit`,
    sql`arrayMap((p, l) -> toInt32(toInt32(p) * ${count(LEVELS_PER_PART)} + l), parts, arrayMap(p -> level, parts)) AS part_levels`,
    sql`arrayMap(p -> toUInt64(1), parts) AS part_ones`,
    sql`${split} AS in_parts`,
    sql`arrayMap(c -> toUInt64(1), met) AS met_ones`,
  ];
  return sql`SELECT level, met, ${join([...took, ...columns])} FROM (
    SELECT *, ${metBefore(asked, there)} AS met, ${parts} AS parts FROM ${levels(asked)})`;
}

/** From one step to another; of who met the later one before, or not at all, NEVER. */
function timeFrom(one: number, other: number): Sql {
  return sql`if(${t(one)} > 0, if(${t(other)} >= ${t(one)}, ${t(other)} - ${t(one)}, ${NEVER}), ${NEVER})`;
}

function stepColumns(k: number): Sql[] {
  const people = sql`countIf(level >= ${count(k)}) AS ${ident(`people_${k}`)}`;
  const took = ident(`took_${k}`);
  return k === 1
    ? [people]
    : [
        people,
        sql`countIf(${took} < ${NEVER}) AS ${ident(`n_${k}`)}`,
        sql`quantilesExactIf(0.5, 0.9)(${took}, ${took} < ${NEVER}) AS ${ident(`q_${k}`)}`,
      ];
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
