/** Rates as the build of journeys asks for them: an expression that says what an event's money is worth. Pure. */
import { hash } from 'node:crypto';
import { daysBetween } from '../../kernel/calendar.ts';
import { exponentOf } from '../../kernel/money.ts';
import { count, float64, int64s, join, type Sql, sql, text } from '../../platform/eventdb/sql.ts';
import { wallClock } from '../../platform/eventdb/wall-clock.sql.ts';
import type { Rate } from './contract.ts';

/** A rate serves its day and so many after it, for weekends and holidays; older ones say nothing. */
export const DAYS_A_RATE_SERVES = 7;

const DAY_MS = 86_400_000;

export interface BuildRates {
  /** Changes when any rate does; the same text for the same rates. */
  readonly fingerprint: string;
  /**
   * SQL of a `Float64`: minor units of the reporting currency for one minor unit of the event's, at the rate of its day in
   * business time; 1 in the reporting currency itself, 0 where no rate is known.
   * @param columns the event's currency (`String`) and time (`Int64`, ms UTC)
   */
  factor(columns: { readonly currency: Sql; readonly time: Sql }): Sql;
}

/** SQL of an `Int64`: the amount (`Int64`, minor units) at a factor, rounded half away from zero. */
export function convertedMinor(amount: Sql, factor: Sql): Sql {
  return sql`toInt64(if(${amount} < 0, -floor(-${amount} * ${factor} + 0.5), floor(${amount} * ${factor} + 0.5)))`;
}

/** @param rates against the reporting currency `base`, in any order */
export function buildRates(rates: readonly Rate[], base: string, timezone: string): BuildRates {
  const byCurrency = new Map<string, Rate[]>();
  for (const rate of [...rates].sort((a, b) => (a.day < b.day ? -1 : 1)))
    byCurrency.set(rate.currency, [...(byCurrency.get(rate.currency) ?? []), rate]);
  const served = [...byCurrency].map(([currency, list]) => servedDays(currency, list, base));
  const days = served.flatMap((each) => each.days);
  // Two days more on both sides: a day of business time is not one of UTC.
  const [from, to] = [(Math.min(...days) - 2) * DAY_MS, (Math.max(...days) + 2) * DAY_MS];
  return {
    fingerprint:
      rates.length === 0 ? '' : hash('sha256', JSON.stringify([base, timezone, served]), 'hex').slice(0, 16),
    factor({ currency, time }) {
      if (served.length === 0) return sql`if(${currency} = ${text(base)}, ${float64(1)}, ${float64(0)})`;
      const day = sql`intDiv(${wallClock(time, timezone, from, to)}, ${count(DAY_MS)})`;
      const cases = served.map(
        ({ currency: of, days, factors }) =>
          sql`${currency} = ${text(of)}, transform(${day}, ${int64s(days)}, [${join(factors.map(float64))}], ${float64(0)})`,
      );
      return sql`multiIf(${currency} = ${text(base)}, ${float64(1)}, ${join(cases)}, ${float64(0)})`;
    },
  };
}

interface ServedDays {
  readonly currency: string;
  /** Days since 1970 that have a rate of their own or of the days before. */
  readonly days: readonly number[];
  readonly factors: readonly number[];
}

function servedDays(currency: string, rates: readonly Rate[], base: string): ServedDays {
  const scale = 10 ** (exponentOf(base) - exponentOf(currency));
  const days: number[] = [];
  const factors: number[] = [];
  for (const [index, { day, rate }] of rates.entries()) {
    const next = rates[index + 1]?.day;
    const lasts = Math.min(
      DAYS_A_RATE_SERVES + 1,
      next === undefined ? Number.POSITIVE_INFINITY : daysBetween(day, next),
    );
    for (let i = 0; i < lasts; i++) {
      days.push(daysBetween('1970-01-01', day) + i);
      factors.push(rate * scale);
    }
  }
  return { currency, days, factors };
}
