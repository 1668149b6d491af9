/** The statements of the retention report: each person's start and the days they came back, as numbers of business days. */
import { count, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import {
  type Asked,
  besides,
  isNarrow,
  type JourneyArray,
  type TouchFilter,
  touchesOf,
  unitOfDay,
} from '../engine/public.ts';
import { KIND_ORDER } from '../journeys/public.ts';
import type { RetentionQuery } from './contract.ts';

/** What begins a person's time, and what counts as coming back: orders, any touch, or a touchpoint by its code. */
export type Mark = 'order' | 'any' | { readonly code: number };

/** Later than any instant of a journey, ms UTC. */
const END_OF_TIME = 8_640_000_000_000_000;

export interface CohortsAsked extends Asked {
  readonly start: Mark;
  readonly comeback: Mark;
  readonly unit: RetentionQuery['unit'];
  readonly weekStart: 0 | 1 | 6;
  /** Number of the business day of an instant. */
  readonly dayOf: (instant: Sql) => Sql;
}

/** Times of what a mark stands for; the whole path, because coming back may be long after the period. */
function timesOf(mark: Mark, filter: TouchFilter): Sql {
  const cut = (array: JourneyArray) => touchesOf(array, { ...filter, fromMs: 0, toMs: END_OF_TIME });
  const narrow = isNarrow(filter);
  if (mark === 'any') return narrow ? cut('times') : sql`times`;
  if (mark !== 'order')
    return sql`arrayFilter((t, c) -> c = ${count(mark.code)}, ${cut('times')}, ${cut('touchpoints')})`;
  const [times, kinds] = narrow ? [cut('times'), cut('kinds')] : [sql`paid_times`, sql`paid_kinds`];
  return sql`arrayFilter((t, k) -> k = ${count(KIND_ORDER)}, ${times}, ${kinds})`;
}

/** Times and amounts of orders and refunds that count. */
function money(filter: TouchFilter): readonly [Sql, Sql] {
  if (!isNarrow(filter)) return [sql`paid_times`, sql`paid_amounts`];
  const cut = (array: JourneyArray) => touchesOf(array, { ...filter, fromMs: 0, toMs: END_OF_TIME });
  return [cut('times'), cut('amounts')];
}

/**
 * One row per person whose time began in the period: `began` (day number), `came`, the numbers of the days of coming back from
 * then on, each once, and `since`, the same counted from the first.
 */
export function people({ rows, filter, start, comeback, dayOf }: CohortsAsked): Sql {
  return sql`SELECT person, began, came, arrayMap(d -> toInt32(d - began), ${besides('came', 'began')}) AS since
    FROM (
      SELECT person, began, arraySort(arrayDistinct(arrayFilter(d -> d >= began, ${besides('back', 'began')}))) AS came
      FROM (
        SELECT person, toInt32(${dayOf(sql`began_at`)}) AS began, arrayMap(t -> toInt32(${dayOf(sql`t`)}), returned) AS back
        FROM (SELECT person, starts[1] AS began_at, returned FROM (
          SELECT person, ${timesOf(start, filter)} AS starts, ${timesOf(comeback, filter)} AS returned FROM (${rows}))
          WHERE length(starts) > 0 AND began_at >= ${int64(filter.fromMs)} AND began_at < ${int64(filter.toMs)})))`;
}

export function unitOf({ unit, weekStart }: CohortsAsked, day: Sql): Sql {
  return unitOfDay(unit, weekStart, day);
}

/** People per cohort (its unit's number) and units after it; every person is in their cohort's own unit. */
export function cohorts(asked: CohortsAsked): Sql {
  return sql`SELECT cohort, later - cohort AS after, count() AS people FROM (
      SELECT cohort, arrayJoin(arrayDistinct(arrayPushFront(arrayMap(d -> ${unitOf(asked, sql`d`)}, came), cohort))) AS later
      FROM (SELECT came, ${unitOf(asked, sql`began`)} AS cohort FROM (${people(asked)})))
    GROUP BY cohort, after ORDER BY cohort, after`;
}

/** Revenue per cohort and units after it, from the start day on, whatever counts as coming back. */
export function cohortRevenue(asked: CohortsAsked): Sql {
  const { rows, filter, start, dayOf } = asked;
  const [times, amounts] = money(filter);
  return sql`SELECT cohort, later - cohort AS after, sum(amount) AS revenue FROM (
      SELECT cohort, amount, ${unitOf(asked, sql`day`)} AS later FROM (
        SELECT ${unitOf(asked, sql`began`)} AS cohort, began, amount, toInt32(${dayOf(sql`paid_at`)}) AS day FROM (
          SELECT toInt32(${dayOf(sql`began_at`)}) AS began, spent_times, spent_amounts FROM (
            SELECT starts[1] AS began_at, spent_times, spent_amounts FROM (
              SELECT ${timesOf(start, filter)} AS starts, ${times} AS spent_times, ${amounts} AS spent_amounts FROM (${rows}))
            WHERE length(starts) > 0 AND began_at >= ${int64(filter.fromMs)} AND began_at < ${int64(filter.toMs)}))
        ARRAY JOIN spent_times AS paid_at, spent_amounts AS amount)
      WHERE day >= began)
    GROUP BY cohort, after`;
}

/** For each number of days: who was watched that long, and who came back on it, within it, or from it on. */
export function byDay(asked: CohortsAsked, days: readonly number[], lastDay: number): Sql {
  const figures = days.flatMap((n) => {
    const watched = sql`began + ${count(n)} <= ${count(lastDay)}`;
    return [
      sql`countIf(${watched}) AS of_${count(n)}`,
      sql`countIf(${watched} AND has(since, ${count(n)})) AS exact_${count(n)}`,
      sql`countIf(${watched} AND arrayExists(d -> d > 0 AND d <= ${count(n)}, since)) AS within_${count(n)}`,
      sql`countIf(${watched} AND arrayExists(d -> d >= ${count(n)}, since)) AS later_${count(n)}`,
    ];
  });
  return sql`SELECT ${join(figures)} FROM (${people(asked)})`;
}

/** Days until the first coming back (0: not seen to), with days watched for those, by how many people. */
export function firstReturns(asked: CohortsAsked, lastDay: number): Sql {
  return sql`SELECT waited, watched, count() AS people FROM (
      SELECT arrayFilter(d -> d > 0, since)[1] AS waited,
        if(waited = 0, greatest(toInt32(${count(lastDay)}) - began, 0), 0) AS watched
      FROM (${people(asked)}))
    GROUP BY waited, watched ORDER BY waited, watched`;
}

/** Days between one day of coming back and the next, by how often; the start is the first of them. */
export function gaps(asked: CohortsAsked): Sql {
  return sql`SELECT gap, count() AS gaps FROM (
      SELECT arrayJoin(arrayMap((a, b) -> b - a, arrayPopBack(walked), arrayPopFront(walked))) AS gap FROM (
        SELECT arrayDistinct(arrayPushFront(since, toInt32(0))) AS walked FROM (${people(asked)})))
    GROUP BY gap ORDER BY gap`;
}
