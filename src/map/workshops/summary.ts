/** What came of a workshop: revealed cards by their dots, what was decided and parked, who took part. Pure. */
import type { CardRow } from './card-store.ts';
import { areCountsShown, countsOf, type Held, present, standing, sumOf } from './held.ts';
import { ownerOf } from './room/room.ts';
import type { RankedCard, WorkshopBrief, WorkshopSummary } from './shown.ts';
import type { WorkshopRow } from './store.ts';

export function briefOf(
  workshop: WorkshopRow,
  counts: Pick<WorkshopBrief, 'participants' | 'cards' | 'decided'>,
  members: ReadonlyMap<string, string>,
): WorkshopBrief {
  return {
    ...{ id: workshop.id, title: workshop.title, step: workshop.step },
    begunBy: members.get(workshop.begun_by) ?? null,
    ...{ begunAt: workshop.begun_at, endedAt: workshop.ended_at },
    ...counts,
  };
}

export function summaryOf(held: Held): WorkshopSummary {
  const { workshop, participants, cards, members, business, outline } = held;
  const there = standing(cards);
  const shown = there.filter(({ revealed_at }) => revealed_at !== null);
  const counts = countsOf(held);
  const voted = areCountsShown(held) && sumOf(counts) > 0;
  const heads = shown
    .filter(({ merged_into }) => merged_into === null)
    // Cards of the map nobody chose are no part of what came out.
    .filter(({ id, is_from_map, outcome }) => is_from_map === 0 || counts.has(id) || outcome !== null);
  const order = voted ? heads.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0)) : heads;
  return {
    ...briefOf(
      workshop,
      {
        participants: present(participants).length,
        cards: there.filter(({ is_from_map }) => is_from_map === 0).length,
        decided: there.filter(({ outcome }) => outcome === 'decided').length,
      },
      members,
    ),
    ...{ map: workshop.map, mapTitle: outline.title, business },
    people: present(participants).map(({ name, account }) => ({ name, isGuest: account === null })),
    ranked: order.map((card) => rankedCard(held, card, voted ? counts : null)),
    hidden: there.length - shown.length,
  };
}

function rankedCard(held: Held, card: CardRow, counts: ReadonlyMap<string, number> | null): RankedCard {
  const { outline, participants, members } = held;
  const merged = standing(held.cards).filter(
    ({ merged_into, revealed_at }) => merged_into === card.id && revealed_at !== null,
  );
  const authors = [card, ...merged].map(
    ({ participant }) => participants.find(({ id }) => id === participant)?.name ?? null,
  );
  const dots = counts === null ? null : (counts.get(card.id) ?? 0);
  return {
    id: card.id,
    rank: dots === null ? null : 1 + [...(counts ?? new Map())].filter(([, count]) => count > dots).length,
    text: card.text,
    stage: outline.stages.find(({ id }) => id === card.stage)?.title ?? '',
    lane: outline.lanes.find(({ id }) => id === card.lane)?.title ?? '',
    by: [...new Set(authors.filter((name) => name !== null))],
    merged: merged.map(({ text }) => text),
    ...{ dots, outcome: card.outcome, note: card.note, isOnMap: card.map_card !== null },
    owner: ownerOf(card, members, false)?.name ?? null,
  };
}
