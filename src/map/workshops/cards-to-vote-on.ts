/** The cards of the map that a workshop votes on beside those written in it. */
import type { NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { type CardRow, insertCards, readCards, setCard } from './card-store.ts';
import type { Outline } from './outline.ts';
import { MOST_MAP_CARDS } from './settings.ts';
import { type Db, settingsOf, type WorkshopRow } from './store.ts';

/** Cards of the map in lanes that are voted on, as they are now; those of an earlier round are brought up to date. @throws AppError `conflict` for more than there may be */
export async function takeIn(
  db: Db,
  row: WorkshopRow,
  outline: Outline,
  { now, newId }: { readonly now: number; readonly newId: NewId },
): Promise<void> {
  const lanes = new Set(settingsOf(row).voteLanes);
  const held = await readCards(db, [row.id]);
  const byMapCard = new Map(held.map((card) => [card.map_card, card]));
  const wanted = outline.cards.filter(({ lane }) => lanes.has(lane));
  if (wanted.length > MOST_MAP_CARDS) {
    throw new AppError('conflict', {
      problem: `There are ${wanted.length} cards to vote on in these lanes, and at most ${MOST_MAP_CARDS} fit; choose fewer lanes`,
    });
  }
  const fresh: CardRow[] = [];
  for (const { id, lane, column: stage, text, colour } of wanted) {
    const known = byMapCard.get(id);
    const fields = { lane, stage, text };
    if (known?.is_from_map === 1) await setCard(db, known.id, { ...fields, removed_at: null });
    if (known) continue;
    fresh.push({
      ...{ id: newId('wcd'), workshop: row.id, participant: null, ...fields, colour },
      ...{ made_at: now, revealed_at: now, removed_at: null, merged_into: null, outcome: null },
      ...{ owner_account: null, owner_name: null, note: '', map_card: id, is_from_map: 1, placings: 0 },
    });
  }
  await insertCards(db, fresh);
  const there = new Set(wanted.map(({ id }) => id));
  const gone = held.filter((card) => card.is_from_map === 1 && !there.has(card.map_card ?? ''));
  for (const { id } of gone) await setCard(db, id, { removed_at: now });
}
