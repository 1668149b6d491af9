/** The name of a row on screen. */
import { channelName, channels } from '../../../web/kit/channels.ts';
import { t } from '../../../web/kit/text.tsx';
import type { AttributionReport, CreditRow } from '../contract.ts';

export function rowName(level: AttributionReport['level'], row: CreditRow): string {
  if (row.id === '(other)') return t('All others');
  return level === 'channel' && channels.some(({ id }) => id === row.id) ? channelName(row.id) : row.name;
}
