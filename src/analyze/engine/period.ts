/** Which days a report is about, and which days it is compared with. Half open, in business time. */
import { addDays, type Day, dayOf, daysBetween, isDay, startOfDay } from '../../kernel/calendar.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Period } from './contract.ts';

/**
 * The period asked for. Without `from` it begins with the day of the first event, without `to` it ends with today.
 * @throws AppError `invalid_input` for a day that does not exist or a period that ends before it begins
 */
export function resolvedPeriod(
  asked: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  timezone: string,
  firstEventAt: number | null,
  now: number,
): Period {
  const toDay = asked.to ?? addDays(dayOf(now, timezone), 1);
  const fromDay = asked.from ?? earlier(dayOf(firstEventAt ?? now, timezone), addDays(toDay, -1));
  for (const day of [fromDay, toDay]) {
    if (!isDay(day)) throw new AppError('invalid_input', { problem: `${day} is not a day of the calendar` });
  }
  if (daysBetween(fromDay, toDay) <= 0) {
    throw new AppError('invalid_input', {
      problem: `the period ends (${toDay}) before it begins (${fromDay})`,
    });
  }
  return periodOf(fromDay, toDay, timezone);
}

/** As many days, just before. */
export function previousPeriod(period: Period): Period {
  return periodOf(addDays(period.fromDay, -period.days), period.fromDay, period.timezone);
}

function periodOf(fromDay: Day, toDay: Day, timezone: string): Period {
  return {
    fromMs: startOfDay(fromDay, timezone),
    toMs: startOfDay(toDay, timezone),
    fromDay,
    toDay,
    days: daysBetween(fromDay, toDay),
    timezone,
  };
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
