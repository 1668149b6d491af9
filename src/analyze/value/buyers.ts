/** The buyers a value report is about, read as columns; and how far in time they are known. */
import { addDays, type Day, dayOf, daysBetween } from '../../kernel/calendar.ts';
import { array, int, str } from '../../platform/eventdb/row.ts';
import { dayNumber, dayNumberIn, type ReportScope, type TouchFilter } from '../engine/public.ts';
import { buyerColumns, foreignAmounts, lastEvent } from './purchases.sql.ts';

/** Columns of equal length, one place per buyer; days as numbers since 1970, money in minor units. */
export interface Buyers {
  /** Code of the channel of the first touch; 0 where none is known. */
  readonly via: readonly number[];
  readonly firstDay: readonly number[];
  readonly lastDay: readonly number[];
  /** Days with a purchase. */
  readonly bought: readonly number[];
  /** Paid less refunds; and of that, what came from the second purchase day on. */
  readonly spent: readonly number[];
  readonly later: readonly number[];
  /** The same until the middle of the time observed; 0 for who came later. */
  readonly boughtBefore: readonly number[];
  readonly lastDayBefore: readonly number[];
}

export interface Observed {
  readonly buyers: Buyers;
  /** In the order of the columns. */
  readonly people: readonly string[];
  /** Last day with data, and the last day of the first half. Numbers of days. */
  readonly lastDay: number;
  readonly splitDay: number;
  readonly foreignAmounts: number;
}

/**
 * Buyers who first bought in the period, with all purchases to its end. The end is the last day with any event where that is
 * sooner: days without data must not count as days without purchases.
 */
export async function readBuyers(scope: ReportScope): Promise<Observed> {
  const { period, rows, events, source } = scope;
  // The data end for everybody on the same day, however few the report is about.
  const [last] = await events.query(lastEvent(source.rows), { people: int, last: int });
  const [foreign] = await events.query(foreignAmounts(rows), { not_counted: int });
  const dataEnds = last && last.people > 0 ? dayOf(last.last, period.timezone) : period.fromDay;
  const lastDay = earlier(addDays(period.toDay, -1), dataEnds);
  const half = Math.floor(daysBetween(period.fromDay, lastDay) / 2);
  const splitDay = dayNumber(addDays(period.fromDay, Math.max(0, half)));
  const filter: TouchFilter = { ...scope.filter, fromMs: 0 };
  const statement = buyerColumns({
    rows,
    filter,
    dayNumber: dayNumberIn(period.timezone, period.fromDay, period.toDay),
    fromDay: dayNumber(period.fromDay),
    splitDay,
  });
  const numbers = array(int);
  const [columns] = await events.query(statement, {
    people: array(str),
    vias: numbers,
    first_days: numbers,
    last_days: numbers,
    bought: numbers,
    spent_sums: numbers,
    later_sums: numbers,
    bought_before: numbers,
    last_days_before: numbers,
  });
  const buyers: Buyers = {
    via: columns?.vias ?? [],
    firstDay: columns?.first_days ?? [],
    lastDay: columns?.last_days ?? [],
    bought: columns?.bought ?? [],
    spent: columns?.spent_sums ?? [],
    later: columns?.later_sums ?? [],
    boughtBefore: columns?.bought_before ?? [],
    lastDayBefore: columns?.last_days_before ?? [],
  };
  return {
    buyers,
    people: columns?.people ?? [],
    lastDay: dayNumber(lastDay),
    splitDay,
    foreignAmounts: foreign?.not_counted ?? 0,
  };
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
