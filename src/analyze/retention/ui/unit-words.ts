/** Days, weeks and months in words. */
import { t } from '../../../web/kit/text.tsx';
import type { RetentionQuery } from '../contract.ts';

export function unitName(unit: RetentionQuery['unit']): string {
  return unit === 'day' ? t('day') : unit === 'week' ? t('week') : t('month');
}
