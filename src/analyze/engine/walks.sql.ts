/**
 * One row per person with what they did in the period, stage by stage. Where all of a person's touches count it is read from
 * what is stored with the row; only of the others the arrays are cut.
 */
import { count, ident, int64, join, type Sql, sql, uint8 } from '../../platform/eventdb/sql.ts';
import { KIND_ORDER } from '../journeys/public.ts';
import { countsWhole, isNarrow, peopleAround, type TouchFilter, touchesOf } from './touches.sql.ts';

/** From the start of a day to its last instant. */
const LAST_OF_DAY = int64(86_399_999);

/**
 * People with a touch in the period, as columns: `person`, `keys`; `firsts` and `by`, per stage the first meeting (0: none)
 * and the last instant it may have been; `touches`, `off`, those of no touchpoint; `made` and `spent`, orders and revenue;
 * `ever`, orders up to the period's end; `bought_at`, the stage of the first order; `since` and `latest`, the first and last
 * touch (ms UTC); `not_counted`, amounts in other currencies of any time.
 */
export function walks(rows: Sql, filter: TouchFilter, stages: number): Sql {
  const whole = countsWhole(filter);
  return sql`(SELECT person, keys, stage_firsts AS firsts, stage_lasts AS by, events AS touches, off_map AS off, orders AS made,
      revenue AS spent, orders AS ever, paid_stages[indexOf(paid_kinds, ${count(KIND_ORDER)})] AS bought_at,
      first_time AS since, last_time AS latest, foreign_amounts AS not_counted
    FROM ${peopleAround(rows, filter)} WHERE ${whole}
    UNION ALL SELECT person, keys, ${perStage(stages, (k) => sql`at[indexOf(met, ${k})]`)} AS firsts,
      ${perStage(stages, (k) => sql`at[indexOf(met, ${k})] + dated[indexOf(met, ${k})] * ${LAST_OF_DAY}`)} AS by,
      toUInt32(length(at)) AS touches, toUInt32(countEqual(met, 0)) AS off, made, spent, ever, bought_at,
      at[1] AS since, at[length(at)] AS latest, not_counted
    FROM (
      SELECT person, keys, ${touchesOf('stages', filter)} AS met, ${touchesOf('times', filter)} AS at,
        ${touchesOf('precisions', filter)} AS dated, ${join(paid(filter))}
      FROM ${peopleAround(rows, filter)} WHERE NOT ${whole})
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
    sql`${where}[indexOf(${meant}, ${order})] AS bought_at`,
    sql`foreign_amounts AS not_counted`,
  ];
}

/** The highest stage met, from `firsts`; 0 for whoever met none. Asking for each in turn is cheaper than a maximum. */
export function furthest(stages: number): Sql {
  const cases = positionsOf(stages)
    .reverse()
    .map((k) => sql`firsts[${count(k)}] > 0, ${uint8(k)}`);
  return cases.length === 0 ? uint8(0) : sql`multiIf(${join(cases)}, ${uint8(0)})`;
}

export function positionsOf(stages: number): number[] {
  return Array.from({ length: stages }, (_, index) => index + 1);
}

function perStage(stages: number, first: (position: Sql) => Sql): Sql {
  if (stages === 0) return sql`emptyArrayInt64()`;
  return sql`[${join(positionsOf(stages).map((k) => first(count(k))))}]`;
}
