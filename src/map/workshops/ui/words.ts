/** Words for steps, kinds of cards, places. */
import { t } from '../../../web/kit/text.tsx';
import type { WorkshopStep } from '../settings.ts';
import type { Room, WorkshopCard } from '../shown.ts';

export function stepWord(step: WorkshopStep): string {
  const words: Record<WorkshopStep, string> = {
    brainstorm: t('Write in silence'),
    reveal: t('Look together'),
    vote: t('Vote'),
    decide: t('Decide'),
    end: t('Over'),
  };
  return words[step];
}

/** Kinds people choose from; `decided` is what the facilitator says of a card. */
export const ownKinds = ['plain', 'hurts', 'idea', 'question', 'good'] as const;

export function kindWord(kind: WorkshopCard['colour']): string {
  const words: Record<WorkshopCard['colour'], string> = {
    plain: t('A thought'),
    good: t('Good'),
    hurts: t('Hurts'),
    question: t('Question'),
    idea: t('Idea'),
    decided: t('Decided'),
  };
  return words[kind];
}

/** “Stage · Step”, so that steps of one name are told apart. */
export function stageWord(room: Pick<Room, 'stages'>, id: string): string {
  const found = room.stages.find((each) => each.id === id);
  if (found === undefined) return t('Something that is here no more');
  const own = found.title || (found.stage === null ? t('Untitled stage') : t('Untitled step'));
  return found.stage === null ? own : `${stageWord(room, found.stage)} · ${own}`;
}

export function laneWord(room: Pick<Room, 'lanes'>, id: string): string {
  const found = room.lanes.find((each) => each.id === id);
  return found === undefined ? '' : found.title || t('A lane without a name');
}

/** Where a card stands; the lane only where there are several. */
export function placeWord(room: Room, card: Pick<WorkshopCard, 'stage' | 'lane'>): string {
  const lane = room.lanes.length > 1 ? laneWord(room, card.lane) : '';
  return [stageWord(room, card.stage), lane].filter((word) => word !== '').join(' · ');
}

/** The stage a card belongs to, also where it stands in one of its steps. */
export function stageOf(room: Pick<Room, 'stages'>, id: string): string {
  return room.stages.find((each) => each.id === id)?.stage ?? id;
}
