/** A workshop as it is kept, read at once, and what follows from it for everybody alike. Pure but for the types of rows. */
import type { CardRow, DotsRow } from './card-store.ts';
import type { Outline } from './outline.ts';
import type { WorkshopSettings } from './settings.ts';
import type { ParticipantRow, WorkshopRow } from './store.ts';

export interface Held {
  readonly workshop: WorkshopRow;
  readonly settings: WorkshopSettings;
  readonly business: string;
  readonly outline: Outline;
  /** Those taken out too: their names stand on their cards. */
  readonly participants: readonly ParticipantRow[];
  /** Removed ones too. */
  readonly cards: readonly CardRow[];
  readonly dots: readonly DotsRow[];
  /** Names of members, by account. */
  readonly members: ReadonlyMap<string, string>;
}

export function present(participants: readonly ParticipantRow[]): ParticipantRow[] {
  return participants.filter(({ removed_at }) => removed_at === null);
}

/** A card that is removed takes those merged into it along, and brings them back. */
export function standing(cards: readonly CardRow[]): CardRow[] {
  const removed = new Set(cards.filter(({ removed_at }) => removed_at !== null).map(({ id }) => id));
  return cards.filter(({ id, merged_into }) => !removed.has(id) && !removed.has(merged_into ?? ''));
}

/** A card and those merged into it. */
export function together(cards: readonly CardRow[], card: string): string[] {
  return [card, ...cards.filter(({ merged_into }) => merged_into === card).map(({ id }) => id)];
}

/** Dots by the card they count for, where removed cards keep theirs to themselves; of one person, or of all. */
export function countsOf(
  { cards, dots }: Pick<Held, 'cards' | 'dots'>,
  participant?: string,
): ReadonlyMap<string, number> {
  const heads = new Map(standing(cards).map(({ id, merged_into }) => [id, merged_into ?? id]));
  const counts = new Map<string, number>();
  for (const { card, participant: by, count } of dots) {
    const head = heads.get(card);
    if (head === undefined || (participant !== undefined && by !== participant)) continue;
    counts.set(head, (counts.get(head) ?? 0) + count);
  }
  return counts;
}

/** Hidden until the vote is over, so that nobody follows the others. */
export function areCountsShown({ workshop, settings }: Pick<Held, 'workshop' | 'settings'>): boolean {
  return !settings.dotsHidden || workshop.step === 'decide' || workshop.step === 'end';
}

export function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
