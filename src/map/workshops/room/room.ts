/** What one reader may see of a workshop. The one place that decides whose words leave the server. Pure. */
import { nameFromAddress } from '../../../kernel/names.ts';
import type { CardRow } from '../card-store.ts';
import { areCountsShown, countsOf, type Held, present, standing, sumOf } from '../held.ts';
import { lanesToFill } from '../outline.ts';
import type { Room, TeamRoom, WorkshopCard } from '../shown.ts';

/** @param me the participant who looks; null for the team, which sees no hidden word either: its screen hangs on the wall */
export function roomOf(held: Held, me: string | null, now: number): Room {
  const { workshop, settings, outline, business } = held;
  const counts = countsOf(held);
  const here = present(held.participants);
  const mine = here.find(({ id }) => id === me);
  return {
    id: workshop.id,
    ...{ business, mapTitle: outline.title, step: workshop.step, revision: workshop.revision },
    ...{ settings, timer: { endsAt: workshop.timer_ends_at, leftMs: workshop.timer_left_ms }, now },
    stages: outline.stages,
    lanes: lanesToFill(outline, settings.lanes),
    cards: cardsSeen(held, me, counts),
    hidden: hiddenCounts(held.cards, me),
    participants: here.length,
    dotsPut: sumOf(counts),
    dotsInAll: here.length * settings.dots,
    me: mine
      ? {
          ...{ id: mine.id, name: mine.name, isGuest: mine.account === null },
          dotsLeft: dotsLeft(held, mine.id),
        }
      : null,
  };
}

/** Of a workshop that is over a guest sees that it is, and no more. */
export function farewellOf(held: Held, me: string, now: number): Room {
  return { ...roomOf(held, me, now), ...{ stages: [], lanes: [], cards: [], hidden: [] } };
}

/** @param origin where people reach the server, without a slash at the end */
export function teamRoomOf(
  held: Held,
  now: number,
  origin: string,
  shown: (code: string) => string,
): TeamRoom {
  const { workshop, participants, cards } = held;
  const { code } = workshop;
  const written = standing(cards);
  return {
    ...roomOf(held, null, now),
    ...{ map: workshop.map, begunAt: workshop.begun_at, endedAt: workshop.ended_at },
    door: code === null ? null : { code: shown(code), link: `${origin}/w/${shown(code)}` },
    people: present(participants).map(({ id, name, account }) => ({
      ...{ id, name, isGuest: account === null },
      cards: written.filter(({ participant }) => participant === id).length,
      dotsLeft: dotsLeft(held, id),
    })),
  };
}

export function dotsLeft(held: Held, participant: string): number {
  return Math.max(0, held.settings.dots - sumOf(countsOf(held, participant)));
}

function cardsSeen(held: Held, me: string | null, counts: ReadonlyMap<string, number>): WorkshopCard[] {
  const own = me === null ? new Map<string, number>() : countsOf(held, me);
  const names = new Map(held.participants.map(({ id, name }) => [id, name]));
  const shown = areCountsShown(held);
  const pictures = new Map(held.outline.cards.map(({ id, picture }) => [id, picture]));
  return standing(held.cards)
    .filter(({ revealed_at, participant }) => revealed_at !== null || (me !== null && participant === me))
    .map((card) => ({
      ...{ id: card.id, lane: card.lane, stage: card.stage, text: card.text, colour: card.colour },
      by: card.participant === null ? null : (names.get(card.participant) ?? null),
      isOwn: me !== null && card.participant === me,
      isFromMap: card.is_from_map === 1,
      picture: card.is_from_map === 1 ? (pictures.get(card.map_card ?? '') ?? null) : null,
      isHidden: card.revealed_at === null,
      mergedInto: card.merged_into,
      dots: shown ? (counts.get(card.id) ?? 0) : null,
      ownDots: own.get(card.id) ?? 0,
      outcome: card.outcome,
      owner: ownerOf(card, held.members, me === null),
      note: card.note,
      isOnMap: card.map_card !== null,
    }));
}

/** @param inFull with the account, for those who may know it */
export function ownerOf(
  { owner_account, owner_name }: Pick<CardRow, 'owner_account' | 'owner_name'>,
  members: ReadonlyMap<string, string>,
  inFull: boolean,
): WorkshopCard['owner'] {
  if (owner_account === null) return owner_name === null ? null : { name: owner_name, account: null };
  // The name as it was then stays for somebody who has left.
  const name = members.get(owner_account) ?? nameFromAddress(owner_name ?? '');
  return { name, account: inFull ? owner_account : null };
}

/** How many there are in each place whose words the reader does not see. */
function hiddenCounts(cards: readonly CardRow[], me: string | null): Room['hidden'] {
  const counts = new Map<string, Room['hidden'][number]>();
  for (const { stage, lane, participant, revealed_at } of standing(cards)) {
    if (revealed_at !== null || (me !== null && participant === me)) continue;
    const place = `${stage} ${lane}`;
    counts.set(place, { stage, lane, cards: (counts.get(place)?.cards ?? 0) + 1 });
  }
  return [...counts.values()];
}
