/** A touchpoint's change against the period before, and how long it has been quiet, in words. Pure. */
import type { Format } from '../../../web/kit/format.ts';
import { t } from '../../../web/kit/text.tsx';
import type { TouchpointFigures } from '../contract.ts';

export interface TrendWords {
  readonly text: string;
  readonly down: boolean;
}

/** Only where the server found enough people for a trend; null elsewhere. */
export function trendText(item: Pick<TouchpointFigures, 'trend'>, format: Format): TrendWords | null {
  const { trend } = item;
  if (trend === null) return null;
  // A range that holds zero is no difference, so none is claimed.
  if (trend.low <= 0 && trend.high >= 0) return { text: t('about as before'), down: false };
  const change = format.share(Math.abs(trend.change));
  return trend.change > 0
    ? { text: t('↑ {change} more', { change }), down: false }
    : { text: t('↓ {change} fewer', { change }), down: true };
}

const QUIET_AFTER_MS = 30 * 86_400_000;

/** Said of a touchpoint without events for a month; null for one that is alive. */
export function quietSince(
  item: Pick<TouchpointFigures, 'lastSeenAt'>,
  format: Format,
  now: number,
): string | null {
  if (item.lastSeenAt === null) return t('not seen');
  if (now - item.lastSeenAt < QUIET_AFTER_MS) return null;
  return t('last {day}', { day: format.day(item.lastSeenAt) });
}
