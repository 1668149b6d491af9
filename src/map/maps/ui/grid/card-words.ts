/** Words for the signs a card carries. */
import { t } from '../../../../web/kit/text.tsx';
import type { colours, evidenceKinds, LaneKind } from '../../document/document.ts';
import type { Founded } from '../../document/founded.ts';

type Colour = (typeof colours)[number];

export function colourWord(colour: Colour): string {
  const words: Record<Colour, string> = {
    plain: t('Plain'),
    good: t('Good'),
    hurts: t('Hurts'),
    question: t('Question'),
    idea: t('Idea'),
    decided: t('Decided'),
  };
  return words[colour];
}

export function foundedWord(how: Founded): string {
  if (how === 'guess') return t('a guess');
  return how === 'solid' ? t('solid') : t('some signs');
}

export function evidenceWord(kind: (typeof evidenceKinds)[number]): string {
  const words = {
    signal: t('Answer or review'),
    quote: t('Quote'),
    report: t('Report'),
    file: t('File'),
    url: t('Address'),
  };
  return words[kind];
}

export function laneWord(kind: LaneKind): string {
  const words: Record<LaneKind, string> = {
    touchpoints: t('Touchpoints'),
    does: t('What the customer does'),
    wants: t('What the customer wants'),
    thinks: t('What the customer thinks'),
    feeling: t('Feeling'),
    pains: t('Pain points'),
    opportunities: t('Opportunities'),
    numbers: t('Numbers'),
    moments: t('Moments of truth'),
    people: t('People behind the scenes'),
    systems: t('Systems'),
    images: t('Pictures'),
    free: t('Notes'),
    'line-of-interaction': t('Line of interaction'),
    'line-of-visibility': t('Line of visibility'),
  };
  return words[kind];
}
