/**
 * The conditions a rule for a group may be made of: what the language of segments can say of ways, orders and money. Nothing about
 * when somebody was last here: a group is a habit, and people would drop out of such a rule by the calendar alone.
 */
import { quantile } from '../../kernel/statistics/quantile.ts';
import type { SegmentCondition } from '../segments/contract.ts';
import type { Observed } from './habits.ts';

const ORDERS = [2, 3, 4, 6, 10] as const;
const PARTS = [0.2, 0.4, 0.5, 0.6, 0.8] as const;

export function ruleConditions({ habits, ways }: Observed): SegmentCondition[] {
  const met = ways.flatMap((way): SegmentCondition[] =>
    way.kind === 'channel'
      ? [true, false].map((not) => ({ kind: 'touched_through', by: 'channel', values: [way.id], not }))
      : [
          ...[1, 3].map((atLeast) => touchpoint(way.id, atLeast, false)),
          touchpoint(way.id, 1, true),
          { kind: 'first_touch', touchpointIds: [way.id] },
        ],
  );
  const orders = ORDERS.flatMap((n): SegmentCondition[] => [
    { kind: 'orders', atLeast: n, atMost: null, withinDays: null },
    { kind: 'orders', atLeast: 1, atMost: n - 1, withinDays: null },
  ]);
  const spent = Float64Array.from(habits.spent).sort();
  const limits = new Set(PARTS.map((part) => rounded(quantile(spent, part) ?? 0)));
  const revenue = [...limits].flatMap((limit): SegmentCondition[] => [
    { kind: 'revenue', atLeastMinor: limit, atMostMinor: null, withinDays: null },
    { kind: 'revenue', atLeastMinor: null, atMostMinor: limit, withinDays: null },
  ]);
  return [...met, ...orders, ...revenue];
}

function touchpoint(touchpointId: string, atLeast: number, not: boolean): SegmentCondition {
  return { kind: 'touchpoint', touchpointId, atLeast, not, withinDays: null };
}

/** To two figures: 4,187 → 4,200. */
function rounded(minor: number): number {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(minor) || 1)) - 1);
  return Math.round(minor / digits) * digits;
}
