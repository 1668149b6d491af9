/** Reads the habits of the people a report is about. */

import { channelId } from '../../gather/events/public.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { array, int, str } from '../../platform/eventdb/row.ts';
import { dayNumber, dayNumberIn, type ReportScope } from '../engine/public.ts';
import { everybodyMet, habitColumns, mostMet, type Whose } from './habits.sql.ts';
import type { Habits } from './model/features.ts';

/** What a way of `Habits.ways` is. */
export type Way =
  | { readonly kind: 'touchpoint'; readonly id: string; readonly title: string }
  | { readonly kind: 'channel'; readonly id: string };

/** What groups are made from. */
export interface Seen {
  readonly habits: Habits;
  readonly ways: readonly Way[];
  /** Number of the last day with data within the period. */
  readonly lastDay: number;
}

export interface Observed extends Seen {
  /** In the order of the columns, which is by id. */
  readonly people: readonly string[];
  /** Everybody met in the period, buyers or not. */
  readonly all: { readonly people: number; readonly orders: number; readonly revenueMinor: number };
}

/** Rarer touchpoints and channels say little about a person, and each costs a column. */
const MOST_TOUCHPOINTS = 12;
const MOST_CHANNELS = 8;

export async function readHabits(scope: ReportScope, whose: Whose): Promise<Observed> {
  const { rows, filter, events, period, source } = scope;
  const counted = { code: int, people: int };
  const [touchpoints, channels, [all]] = await Promise.all([
    events.query(mostMet(rows, filter, 'touchpoints', MOST_TOUCHPOINTS), counted),
    events.query(mostMet(rows, filter, 'channels', MOST_CHANNELS), counted),
    events.query(everybodyMet(rows, filter), { people: int, all_orders: int, all_revenue: int }),
  ]);
  const codes = {
    touchpoints: touchpoints.map(({ code }) => code),
    channels: channels.map(({ code }) => code),
  };
  const { people, habits } = await columnsOf(scope, whose, codes);
  const ways = [
    ...codes.touchpoints.map((code): Way => {
      const found = source.touchpoints.find((touchpoint) => touchpoint.code === code);
      return { kind: 'touchpoint', id: found?.id ?? '', title: found?.title ?? '' };
    }),
    ...codes.channels.map((code): Way => ({ kind: 'channel', id: channelId(code) ?? '' })),
  ];
  const latest = habits.lastDay.reduce((last, day) => Math.max(last, day), 0);
  const end = dayNumber(addDays(dayOf(Math.min(period.toMs, scope.now), period.timezone), 0));
  return {
    people,
    habits,
    ways,
    lastDay: Math.min(end, latest),
    all: { people: all?.people ?? 0, orders: all?.all_orders ?? 0, revenueMinor: all?.all_revenue ?? 0 },
  };
}

async function columnsOf(
  { rows, filter, events, period }: ReportScope,
  whose: Whose,
  codes: { touchpoints: number[]; channels: number[] },
): Promise<{ people: string[]; habits: Habits }> {
  const zoned = dayNumberIn(period.timezone, period.fromDay, period.toDay);
  const numbers = array(int);
  const [found] = await events.query(habitColumns({ rows, filter, dayNumber: zoned, whose, ...codes }), {
    people: array(str),
    touches: numbers,
    active_days: numbers,
    weekend_days: numbers,
    first_days: numbers,
    last_days: numbers,
    pauses: numbers,
    order_pauses: numbers,
    orders: numbers,
    spent_sums: numbers,
    paid_sums: numbers,
    ways: array(numbers),
  });
  // The engine gives people in any order; draws must not depend on it.
  const ids = found?.people ?? [];
  const order = ids.map((_, i) => i).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  const sorted = <T>(values: readonly T[] = []): T[] => order.map((i) => values[i] as T);
  return {
    people: sorted(ids),
    habits: {
      touches: sorted(found?.touches),
      activeDays: sorted(found?.active_days),
      weekendDays: sorted(found?.weekend_days),
      firstDay: sorted(found?.first_days),
      lastDay: sorted(found?.last_days),
      pauseDays: sorted(found?.pauses),
      orderPauseDays: sorted(found?.order_pauses),
      orders: sorted(found?.orders),
      spent: sorted(found?.spent_sums),
      paid: sorted(found?.paid_sums),
      ways: sorted(found?.ways),
    },
  };
}
