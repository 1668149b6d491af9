/** How a report looks into journeys: only touches within the period and through the chosen channels. */
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';

export interface TouchFilter {
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  /** Stored channel numbers; empty means all. */
  readonly channels: readonly number[];
}

/** The rows of people who may have a touch in the period; a cheap cut before arrays are looked into. */
export function peopleAround(rows: Sql, filter: TouchFilter): Sql {
  return sql`(SELECT * FROM (${rows}) WHERE last_time >= ${int64(filter.fromMs)} AND first_time < ${int64(filter.toMs)})`;
}

type JourneyArray = 'times' | 'precisions' | 'touchpoints' | 'stages' | 'channels' | 'kinds' | 'amounts';

/** One of a journey's arrays, cut down to the touches that count. */
export function touchesOf(array: JourneyArray, filter: TouchFilter): Sql {
  const inPeriod = sql`t >= ${int64(filter.fromMs)} AND t < ${int64(filter.toMs)}`;
  if (filter.channels.length === 0) {
    return array === 'times'
      ? sql`arrayFilter(t -> ${inPeriod}, times)`
      : sql`arrayFilter((x, t) -> ${inPeriod}, ${ident(array)}, times)`;
  }
  const chosen = sql`c IN (${join(filter.channels.map(count))})`;
  return sql`arrayFilter((x, t, c) -> ${inPeriod} AND ${chosen}, ${ident(array)}, times, channels)`;
}
