/** Names of what a persona is described by, of evidence, and of how well founded something is. Pure, but for the language. */
import { t } from '../../../web/kit/text.tsx';
import type { Evidence, Trait } from '../contract.ts';
import type { Founded } from '../founded.ts';

export function traitName(trait: Trait): string {
  return {
    goals: t('Wants to reach'),
    needs: t('Needs'),
    frustrations: t('Is annoyed by'),
    quotes: t('Says'),
    channels: t('Is met at'),
    context: t('How they live and buy'),
  }[trait];
}

export function foundedWords(founded: Founded): string {
  return { guess: t('a guess'), some: t('some signs'), solid: t('solid') }[founded];
}

export function evidenceName(kind: Evidence['kind']): string {
  return { figure: t('A figure'), quote: t('A quote'), link: t('An address') }[kind];
}
