/** Cards in the order in which they are shown. Pure but for the words. */
import { t } from '../../../web/kit/text.tsx';
import type { Room, WorkshopCard } from '../shown.ts';

/** Those that are not merged into another. */
export function headsOf(cards: readonly WorkshopCard[]): WorkshopCard[] {
  return cards.filter(({ mergedInto }) => mergedInto === null);
}

export function mergedTexts(cards: readonly WorkshopCard[], head: string): string[] {
  return cards.filter(({ mergedInto }) => mergedInto === head).map(({ text }) => text);
}

/** Stages and steps that have cards, from left to right; what stands where nothing is any more comes last. */
export function byStage(
  room: Pick<Room, 'stages'>,
  cards: readonly WorkshopCard[],
): { stage: string; cards: WorkshopCard[] }[] {
  const known = room.stages.map(({ id }) => id);
  const gone = new Set(cards.map(({ stage }) => stage).filter((stage) => !known.includes(stage)));
  return [...known, ...gone]
    .map((stage) => ({ stage, cards: cards.filter((card) => card.stage === stage) }))
    .filter((group) => group.cards.length > 0);
}

/** Empty while counts are hidden. */
export function dotsWord(dots: number | null): string {
  return dots === null || dots === 0 ? '' : t('{n, plural, one {# dot} other {# dots}}', { n: dots });
}
