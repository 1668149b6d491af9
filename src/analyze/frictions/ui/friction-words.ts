/** Words of a pain point that the screen says itself. Pure. */
import type { Format } from '../../../web/kit/format.ts';
import { t } from '../../../web/kit/text.tsx';
import type { Confidence, ListedFriction, PainPointsReport } from '../contract.ts';

/** The sentence without its money, which stands beside it in large. */
export function headline({ sentence, money }: Pick<ListedFriction, 'sentence' | 'money'>): string {
  const cut = sentence.search(/: (worth )?about [^:]*a month \([^)]*\)\.$/);
  return money === null || cut < 0 ? sentence : `${sentence.slice(0, cut)}.`;
}

export function sinceWords({ since }: Pick<ListedFriction, 'since'>, format: Format): string {
  const { fromDay, toDay } = since;
  if (fromDay !== null && toDay !== null)
    return t('{from} to {to}, over now', { from: format.day(fromDay), to: format.day(toDay) });
  if (fromDay !== null) return t('since {day}', { day: format.day(fromDay) });
  if (toDay !== null) return t('until {day}, over now', { day: format.day(toDay) });
  return t('all along');
}

export function confidenceWords(confidence: Confidence): string {
  switch (confidence) {
    case 'solid':
      return t('Solid');
    case 'some_signs':
      return t('Some signs');
    case 'guess':
      return t('A guess');
  }
}

/** Null where there is nothing to say. */
export function changeWords({ change }: Pick<ListedFriction, 'change'>): string | null {
  if (change === 'new') return t('new');
  if (change === 'worse') return t('worse than before');
  return change === 'better' ? t('better than before') : null;
}

/** Whether a search about everybody runs, or waits for its turn. */
export function isUnderWay(report: Pick<PainPointsReport, 'run'> | undefined): boolean {
  return report?.run?.status === 'waiting' || report?.run?.status === 'running';
}
