/** The statements of the value reports: each buyer as a few numbers, all buyers as one row of columns. */
import { count, ident, int64, join, type Sql, sql, texts } from '../../platform/eventdb/sql.ts';
import { type TouchFilter, touchesOf } from '../engine/public.ts';
import { KIND_ORDER } from '../journeys/public.ts';

export interface BuyersWanted {
  readonly rows: Sql;
  /** Purchases that count: until the end of what is looked at, through the chosen channels. */
  readonly filter: TouchFilter;
  readonly dayNumber: (instant: Sql) => Sql;
  /** Numbers of days: who bought first before is left out; the last day of the first part, for the test of the forecast. */
  readonly fromDay: number;
  readonly splitDay: number;
}

const order = count(KIND_ORDER);

/** One row per buyer. Purchases on one business day are one. `later` is what was paid, less refunds, from the second purchase day on. */
function buyers({ rows, filter, dayNumber, fromDay, splitDay }: BuyersWanted): Sql {
  // Touches without money are left out before days are computed.
  const paid = (array: 'times' | 'amounts' | 'kinds'): Sql =>
    sql`arrayFilter((x, k) -> k > 0, ${touchesOf(array, filter)}, ${touchesOf('kinds', filter)})`;
  const split = count(splitDay);
  return sql`SELECT person, via, order_days[1] AS first_day, order_days[length(order_days)] AS last_day,
      length(order_days) AS days_bought, arraySum(worth) AS spent,
      if(length(order_days) < 2, toInt64(0),
        arraySum(arrayMap((a, d) -> if(d >= order_days[2], a, toInt64(0)), worth, days))) AS later,
      arrayCount(d -> d <= ${split}, order_days) AS days_before,
      order_days[arrayCount(d -> d <= ${split}, order_days)] AS last_before
    FROM (
      SELECT person, via, worth, days,
        arraySort(arrayDistinct(arrayFilter((d, k) -> k = ${order}, days, meant))) AS order_days
      FROM (
        SELECT person, via, worth, meant, arrayMap(t -> ${dayNumber(sql`t`)}, at) AS days
        FROM (
          SELECT person, arrayFirst(c -> c > 0, channels) AS via, ${paid('times')} AS at, ${paid('amounts')} AS worth,
            ${paid('kinds')} AS meant
          FROM (${rows}) WHERE orders > 0 AND first_time < ${int64(filter.toMs)})))
    WHERE length(order_days) > 0 AND first_day >= ${count(fromDay)}`;
}

/** All buyers as columns of equal length: numbers travel as one array each. */
export function buyerColumns(wanted: BuyersWanted): Sql {
  return sql`SELECT groupArray(person) AS people, groupArray(toUInt16(via)) AS vias, groupArray(toInt32(first_day)) AS first_days,
      groupArray(toInt32(last_day)) AS last_days, groupArray(toUInt32(days_bought)) AS bought,
      groupArray(toFloat64(spent)) AS spent_sums, groupArray(toFloat64(later)) AS later_sums,
      groupArray(toUInt32(days_before)) AS bought_before, groupArray(toInt32(last_before)) AS last_days_before
    FROM (${buyers(wanted)})`;
}

/** Who meets which of the conditions (of segments): people, and in `in_k` whether condition k holds for each. */
export function buyersIn(rows: Sql, conditions: readonly Sql[]): Sql {
  const flags = conditions.map(
    (condition, k) => sql`groupArray(toUInt8(${condition})) AS ${ident(`in_${k}`)}`,
  );
  return sql`SELECT ${join([sql`groupArray(person) AS people`, ...flags])} FROM (${rows}) WHERE orders > 0`;
}

/** When the last event of any kind was. */
export function lastEvent(rows: Sql): Sql {
  return sql`SELECT count() AS people, max(last_time) AS last FROM (${rows})`;
}

/** Amounts of these people that are in another currency. */
export function foreignAmounts(rows: Sql): Sql {
  return sql`SELECT sum(foreign_amounts) AS not_counted FROM (${rows})`;
}

/** The keys the given people came in under. */
export function keysOfPeople(rows: Sql, people: readonly string[]): Sql {
  return sql`SELECT person, keys FROM (${rows}) WHERE has(${texts(people)}, person)`;
}
