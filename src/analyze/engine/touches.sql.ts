/**
 * How a report looks into journeys: only touches within the period and through the chosen channels, devices and campaigns. Where
 * all of a person's touches count, what is stored with the row is the answer; only of the others the arrays are cut.
 */
import { fenced } from '../../platform/eventdb/fence.sql.ts';
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';

/** Stored numbers of channels, devices and campaigns; an empty list means all. */
export interface TouchFilter {
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  /** Known to hold every touch there is: then no path has to be cut, and no statement has to say how. */
  readonly holdsAll?: boolean;
  readonly channels: readonly number[];
  readonly devices: readonly number[];
  readonly campaigns: readonly number[];
}

/** The arrays of a journey, one element per touch, in time order. */
export type JourneyArray =
  | 'times'
  | 'precisions'
  | 'touchpoints'
  | 'stages'
  | 'channels'
  | 'kinds'
  | 'amounts'
  | 'names'
  | 'devices'
  | 'campaigns'
  | 'pages';

const listed = ['channels', 'devices', 'campaigns'] as const;

/** The rows of people who may have a touch in the period; a cheap cut before arrays are looked into. */
export function peopleAround(rows: Sql, filter: TouchFilter): Sql {
  return sql`(SELECT * FROM (${rows}) WHERE last_time >= ${int64(filter.fromMs)} AND first_time < ${int64(filter.toMs)})`;
}

/** Whether a person’s touches all count: then what is stored with the row is the answer and no array has to be cut. */
export function countsWhole(filter: TouchFilter): Sql {
  if (isNarrow(filter)) return sql`0`;
  return sql`(first_time >= ${int64(filter.fromMs)} AND last_time < ${int64(filter.toMs)})`;
}

/** Whether only some touches within the period count. */
export function isNarrow(filter: TouchFilter): boolean {
  return listed.some((array) => filter[array].length > 0);
}

/** One of a journey's arrays, cut down to the touches that count. */
export function touchesOf(array: JourneyArray, filter: TouchFilter): Sql {
  const inPeriod = sql`t >= ${int64(filter.fromMs)} AND t < ${int64(filter.toMs)}`;
  const narrowed = listed.filter((each) => filter[each].length > 0);
  if (narrowed.length === 0 && array === 'times') return sql`arrayFilter(t -> ${inPeriod}, times)`;
  const conditions = narrowed.map(
    (each) => sql`${ident(`of_${each}`)} IN (${join(filter[each].map(count))})`,
  );
  const params = join([sql`x`, sql`t`, ...narrowed.map((each) => ident(`of_${each}`))]);
  const arrays = join([ident(array), sql`times`, ...narrowed.map(ident)]);
  return sql`arrayFilter((${params}) -> ${join([inPeriod, ...conditions], sql` AND `)}, ${arrays})`;
}

/** What `touched` gives for each person, by the name of the column. */
export interface Wanted {
  /** Arrays of touches: `{ at: 'times' }`. */
  readonly arrays: Readonly<Record<string, JourneyArray>>;
  /** What is summed up of a path: what is stored of whole paths, and the same over the cut arrays. */
  readonly sums?: Readonly<Record<string, { readonly stored: Sql; readonly cut: Sql }>>;
  /** Expressions over the row, whose touches all count there. */
  readonly of?: Readonly<Record<string, Sql>>;
}

/** One row per person around the period with the touches that count; whoever has none may be there with empty arrays. */
export function touched(rows: Sql, filter: TouchFilter, { arrays, sums = {}, of = {} }: Wanted): Sql {
  const around = peopleAround(rows, filter);
  const columns = (expression: (array: JourneyArray) => Sql) => [
    ...Object.entries(of).map(([name, whole]) => sql`${whole} AS ${ident(name)}`),
    ...Object.entries(arrays).map(([name, array]) => sql`${expression(array)} AS ${ident(name)}`),
  ];
  const summed = (which: 'stored' | 'cut') =>
    Object.entries(sums).map(([name, sum]) => sql`${sum[which]} AS ${ident(name)}`);
  const names = Object.keys({ ...of, ...arrays }).map(ident);
  const cut = (where: Sql): Sql => sql`SELECT ${join([...names, ...summed('cut')])} FROM (
    SELECT ${join(columns((array) => touchesOf(array, filter)))} FROM ${around} WHERE ${where})`;
  if (isNarrow(filter)) return fenced(cut(sql`1`));
  const whole = countsWhole(filter);
  const stored = sql`SELECT ${join([...columns(ident), ...summed('stored')])} FROM ${around} WHERE ${whole}`;
  return fenced(filter.holdsAll ? stored : sql`${stored} UNION ALL ${cut(sql`NOT ${whole}`)}`);
}

/**
 * A row per touch that counts, with elements of the journey's arrays as columns: `{ code: 'touchpoints', time: 'times' }`. The
 * cheapest way to count touches; for figures per person cut arrays with `touchesOf`. Each row has its `person` too.
 */
export function eachTouch(
  rows: Sql,
  filter: TouchFilter,
  columns: Readonly<Record<string, JourneyArray>>,
): Sql {
  const wanted = Object.entries(columns).map(([column, array]) => sql`${ident(array)} AS ${ident(column)}`);
  const narrowed = listed.filter((each) => filter[each].length > 0);
  const joined = [
    sql`times AS touch_time`,
    ...narrowed.map((each) => sql`${ident(each)} AS ${ident(`of_${each}`)}`),
  ];
  const conditions = narrowed.map(
    (each) => sql`${ident(`of_${each}`)} IN (${join(filter[each].map(count))})`,
  );
  return sql`(SELECT person, ${join(Object.keys(columns).map(ident))} FROM ${peopleAround(rows, filter)}
    ARRAY JOIN ${join([...wanted, ...joined])}
    WHERE ${join([sql`touch_time >= ${int64(filter.fromMs)}`, sql`touch_time < ${int64(filter.toMs)}`, ...conditions], sql` AND `)})`;
}

/** A row per order and refund that counts: `code` of its touchpoint and `amount` (minor units, refunds below zero). */
export function eachPayment(rows: Sql, filter: TouchFilter): Sql {
  if (isNarrow(filter)) {
    const columns = { code: 'touchpoints', amount: 'amounts', kind: 'kinds' } as const;
    return sql`(SELECT code, amount FROM ${eachTouch(rows, filter, columns)} WHERE kind > 0)`;
  }
  return sql`(SELECT code, amount FROM ${peopleAround(rows, filter)}
    ARRAY JOIN paid_touchpoints AS code, paid_amounts AS amount, paid_times AS paid_at
    WHERE paid_at >= ${int64(filter.fromMs)} AND paid_at < ${int64(filter.toMs)})`;
}
