/** What reports that can be kept are called on screen. */
import { isKeepable, type KeepableReport } from '../../analyze/saved/contract.ts';
import { t } from './text.tsx';

export function reportName(report: string): string {
  if (!isKeepable(report)) return t('A report this version does not know');
  const names: Readonly<Record<KeepableReport, string>> = {
    stages: t('Map'),
    funnel: t('Steps'),
    paths: t('Paths'),
    retention: t('Coming back'),
    attribution: t('What brings buyers'),
    'pain-points': t('Pain points'),
    value: t('Value'),
  };
  return names[report];
}
