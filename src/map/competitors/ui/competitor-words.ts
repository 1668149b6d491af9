/** Words of visits and comparisons, made where they are shown. */
import { t } from '../../../web/kit/text.tsx';
import type { Verdict } from '../contract.ts';

export const scores = [1, 2, 3, 4, 5] as const;

export function scoreWord(score: number): string {
  const words: Readonly<Record<number, string>> = {
    1: t('Awful'),
    2: t('Poor'),
    3: t('As expected'),
    4: t('Good'),
    5: t('Excellent'),
  };
  return words[score] ?? String(score);
}

/** A mean score: `4.3`. */
export function meanText(score: number, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(score);
}

export function verdictWord(verdict: Verdict): string {
  const words: Readonly<Record<Verdict, string>> = {
    'we-do-better': t('We do better'),
    equal: t('Equal'),
    'they-do-better': t('They do better'),
    'missing-there': t('They do not have it'),
    'missing-here': t('We do not have it'),
    'missing-both': t('Neither has it'),
    unknown: t('Not compared yet'),
  };
  return words[verdict];
}
