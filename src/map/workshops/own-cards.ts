/** What somebody who takes part may write and change: in a place that is open, while there is room, and as long as nobody has built on it. */
import { AppError } from '../../platform/errors/app-error.ts';
import { type CardRow, countOwn, hasMerged, readDots } from './card-store.ts';
import { lanesToFill, type Outline } from './outline.ts';
import type { OwnCard } from './room/contract.ts';
import { MOST_CARDS, MOST_CARDS_EACH } from './settings.ts';
import type { Db, ParticipantRow } from './store.ts';

/** @throws AppError `conflict` */
export function mustStand(outline: Outline, lanes: readonly string[], card: OwnCard): void {
  const isThere =
    outline.stages.some(({ id }) => id === card.stage) &&
    lanesToFill(outline, lanes).some(({ id }) => id === card.lane);
  if (!isThere) throw new AppError('conflict', { problem: 'This stage or lane is not open for cards' });
}

/** What is sent again because no answer came. */
export function isSame(held: CardRow, card: OwnCard): boolean {
  const { lane, stage, text, colour } = card;
  return (
    held.removed_at === null &&
    held.lane === lane &&
    held.stage === stage &&
    held.text === text &&
    held.colour === colour
  );
}

/** @throws AppError `not_found`, `conflict` */
export async function mustBeMine(db: Db, card: CardRow, me: ParticipantRow): Promise<void> {
  if (card.participant !== me.id) throw new AppError('not_found', { thing: 'card of yours' });
  const dots = await readDots(db, [card.workshop]);
  if (card.removed_at !== null) {
    throw new AppError('conflict', { problem: 'Whoever leads the workshop has removed this card' });
  }
  const isMerged = card.merged_into !== null || (await hasMerged(db, card.id));
  if (
    isMerged ||
    card.outcome !== null ||
    card.map_card !== null ||
    // Written anew under its id, its edits on the map would be taken for those made already.
    card.placings > 0 ||
    dots.some((each) => each.card === card.id)
  ) {
    throw new AppError('conflict', {
      problem: 'This card has been voted on or taken over, so it stays as it is',
    });
  }
}

/** @throws AppError `conflict` */
export async function mustHaveRoom(db: Db, workshop: string, participant: string): Promise<void> {
  const { all, own } = await countOwn(db, workshop, participant);
  if (own >= MOST_CARDS_EACH || all >= MOST_CARDS) {
    const most = own >= MOST_CARDS_EACH ? MOST_CARDS_EACH : MOST_CARDS;
    throw new AppError('conflict', { problem: `There is room for ${most} cards; take some back first` });
  }
}
