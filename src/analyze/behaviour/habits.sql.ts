/** People's habits within what a report counts, as columns; and who meets which condition, for the search for a rule. */
import { count, ident, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { eachTouch, peopleAround, type TouchFilter, touchesOf } from '../engine/public.ts';
import { KIND_ORDER } from '../journeys/public.ts';

const order = count(KIND_ORDER);

/** Whose habits: of those who ordered, or of everybody met. */
export type Whose = 'buyers' | 'everybody';

/** A row per person met: `person`, the touches that count and the days of each as arrays. */
function met(rows: Sql, filter: TouchFilter, dayNumber: (instant: Sql) => Sql): Sql {
  return sql`(SELECT person, touched, via, meant, worth, arrayMap(t -> ${dayNumber(sql`t`)}, at) AS days
    FROM (SELECT person, ${touchesOf('times', filter)} AS at, ${touchesOf('touchpoints', filter)} AS touched,
        ${touchesOf('channels', filter)} AS via, ${touchesOf('kinds', filter)} AS meant, ${touchesOf('amounts', filter)} AS worth
      FROM ${peopleAround(rows, filter)})
    WHERE length(days) > 0)`;
}

/** The middle one of the pauses between sorted days, half-way where there are two, in whole days; 0 where there is one day only. */
function middlePause(days: 'active' | 'order_days'): Sql {
  const name = ident(days);
  const pauses = sql`arraySort(arrayMap((a, b) -> b - a, arrayPopBack(${name}), arrayPopFront(${name})))`;
  const [low, high] = [
    sql`${pauses}[intDiv(length(${name}), 2)]`,
    sql`${pauses}[intDiv(length(${name}) + 1, 2)]`,
  ];
  return sql`if(length(${name}) < 2, toInt64(0), intDiv(toInt64(${low}) + toInt64(${high}) + 1, 2))`;
}

export interface HabitsWanted {
  readonly rows: Sql;
  readonly filter: TouchFilter;
  readonly dayNumber: (instant: Sql) => Sql;
  readonly whose: Whose;
  /** Codes of the touchpoints and channels that are counted per person. */
  readonly touchpoints: readonly number[];
  readonly channels: readonly number[];
}

/**
 * One place per person in each column, days as numbers since 1970. `ways` has how often each touchpoint was met without an
 * order, then how often each channel was used.
 */
export function habitColumns({ rows, filter, dayNumber, whose, touchpoints, channels }: HabitsWanted): Sql {
  const ways = [
    ...touchpoints.map((code) => sql`toUInt32(countEqual(free, ${count(code)}))`),
    ...channels.map((code) => sql`toUInt32(countEqual(via, ${count(code)}))`),
  ];
  return sql`SELECT groupArray(person) AS people, groupArray(toUInt32(length(days))) AS touches,
      groupArray(toUInt32(length(active))) AS active_days,
      groupArray(toUInt32(arrayCount(d -> modulo(d + 3, 7) >= 5, active))) AS weekend_days,
      groupArray(toInt64(active[1])) AS first_days, groupArray(toInt64(active[length(active)])) AS last_days,
      groupArray(${middlePause('active')}) AS pauses, groupArray(${middlePause('order_days')}) AS order_pauses,
      groupArray(toUInt32(made)) AS orders, groupArray(toInt64(spent)) AS spent_sums, groupArray(toInt64(paid)) AS paid_sums,
      groupArray(${ways.length === 0 ? sql`emptyArrayUInt32()` : sql`[${join(ways)}]`}) AS ways
    FROM (
      SELECT person, days, via, arrayFilter((c, k) -> k != ${order}, touched, meant) AS free,
        arraySort(arrayDistinct(days)) AS active,
        arraySort(arrayDistinct(arrayFilter((d, k) -> k = ${order}, days, meant))) AS order_days,
        countEqual(meant, ${order}) AS made, arraySum(worth) AS spent,
        arraySum(arrayFilter((a, k) -> k = ${order}, worth, meant)) AS paid
      FROM ${met(rows, filter, dayNumber)})
    WHERE ${whose === 'buyers' ? sql`made > 0` : sql`1`}`;
}

/** Everybody the report is about, whether their habits are looked at or not. */
export function everybodyMet(rows: Sql, filter: TouchFilter): Sql {
  const kinds = touchesOf('kinds', filter);
  return sql`SELECT count() AS people, sum(made) AS all_orders, sum(spent) AS all_revenue
    FROM (SELECT countEqual(${kinds}, ${order}) AS made, arraySum(${touchesOf('amounts', filter)}) AS spent, length(${kinds}) AS n
      FROM ${peopleAround(rows, filter)}) WHERE n > 0`;
}

/** Those of everybody who ordered nothing among the touches that count. */
export function withoutOrder(rows: Sql, filter: TouchFilter): Sql {
  const kinds = touchesOf('kinds', filter);
  return sql`SELECT * FROM (${rows}) WHERE person GLOBAL IN (
    SELECT person FROM (SELECT person, countEqual(${kinds}, ${order}) AS made, length(${kinds}) AS n
      FROM ${peopleAround(rows, filter)}) WHERE n > 0 AND made = 0)`;
}

/** Codes of touchpoints or channels with the people who met each, the most met first; without a touch of none. */
export function mostMet(rows: Sql, filter: TouchFilter, by: 'touchpoints' | 'channels', most: number): Sql {
  return sql`SELECT code, uniqExact(person) AS people FROM ${eachTouch(rows, filter, { code: by })}
    WHERE code > 0 GROUP BY code ORDER BY people DESC, code LIMIT ${count(most)}`;
}

/** Conditions are packed as bits into whole numbers of this many. */
export const BITS = 30;

/**
 * People, at most one of `part`, with the conditions each meets: bit k of `bits_w` stands for condition 30 w + k. Of buyers alone
 * where a rule asks for an order anyway.
 */
export function conditionsMet(rows: Sql, conditions: readonly Sql[], part: number, whose: Whose): Sql {
  const words = Array.from({ length: Math.ceil(conditions.length / BITS) }, (_, word) => {
    const bits = conditions
      .slice(word * BITS, (word + 1) * BITS)
      .map((condition, k) => sql`toUInt32(${condition}) * ${count(2 ** k)}`);
    return sql`groupArray(toUInt32(${join(bits, sql` + `)})) AS ${ident(`bits_${word}`)}`;
  });
  return sql`SELECT ${join([sql`groupArray(person) AS people`, ...words])} FROM (${rows})
    WHERE modulo(cityHash64(person), ${count(part)}) = 0${whose === 'buyers' ? sql` AND orders > 0` : sql``}`;
}

/** The keys the given people came in under. */
export function keysOf(rows: Sql, people: Sql): Sql {
  return sql`SELECT person, keys FROM (${rows}) WHERE has(${people}, person)`;
}
