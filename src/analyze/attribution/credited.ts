/** What gets credit: channels, touchpoints or campaigns, with their names; beyond fifty the least met are one row. */

import type { PeriodCost } from '../../gather/costs/public.ts';
import { channelId, channels } from '../../gather/events/public.ts';
import type { JourneySource } from '../journeys/public.ts';
import type { AttributionQuery } from './contract.ts';

export interface Credited {
  readonly id: string;
  readonly name: string;
}

const MOST_ROWS = 50;
/** What is met too rarely for a row of its own, or has no name any more. */
export const OTHERS: Credited = { id: '(other)', name: 'all others' };

export function creditedBy(
  level: AttributionQuery['level'],
  { labels, touchpoints }: Pick<JourneySource, 'labels' | 'touchpoints'>,
): (code: number) => Credited {
  if (level === 'touchpoint') {
    return (code) => {
      const touchpoint = touchpoints.find((each) => each.code === code);
      return touchpoint ? { id: touchpoint.id, name: touchpoint.title } : OTHERS;
    };
  }
  if (level === 'campaign') {
    return (code) => {
      const word = labels.valueOf('campaign', code);
      return word === undefined ? OTHERS : { id: word, name: word };
    };
  }
  return (code) => channelRow(channelId(code) || OTHERS.id);
}

function channelRow(id: string): Credited {
  return { id, name: channels().find((each) => each.id === id)?.name ?? id };
}

/** Gives each code its row: those met most often have one of their own. */
export function rowsOf(
  ways: readonly { readonly path: readonly number[]; readonly ways: number }[],
  creditedOf: (code: number) => Credited,
): { readonly rows: readonly Credited[]; readonly rowOfCode: ReadonlyMap<number, number> } {
  const met = new Map<number, number>();
  for (const { path, ways: times } of ways)
    for (const code of new Set(path)) met.set(code, (met.get(code) ?? 0) + times);
  const codes = [...met.keys()].sort((a, b) => (met.get(b) ?? 0) - (met.get(a) ?? 0) || a - b);
  const own = codes.length > MOST_ROWS ? codes.slice(0, MOST_ROWS - 1) : codes;
  const rows: Credited[] = [];
  const placeOf = new Map<string, number>();
  const place = (row: Credited): number => {
    const known = placeOf.get(row.id);
    if (known !== undefined) return known;
    placeOf.set(row.id, rows.length);
    return rows.push(row) - 1;
  };
  const rowOfCode = new Map(own.map((code) => [code, place(creditedOf(code))]));
  for (const code of codes) if (!rowOfCode.has(code)) rowOfCode.set(code, place(OTHERS));
  return { rows, rowOfCode };
}

/** What each row cost in the period; touchpoints have no cost of their own. */
export function costsOf(
  level: AttributionQuery['level'],
  costs: readonly PeriodCost[],
): ReadonlyMap<string, Credited & { readonly costMinor: number }> {
  const sums = new Map<string, Credited & { readonly costMinor: number }>();
  for (const { channel, campaign, amountMinor } of costs) {
    if (level === 'touchpoint' || (level === 'campaign' && campaign === '')) continue;
    const row = level === 'channel' ? channelRow(channel) : { id: campaign, name: campaign };
    sums.set(row.id, { ...row, costMinor: (sums.get(row.id)?.costMinor ?? 0) + amountMinor });
  }
  return sums;
}
