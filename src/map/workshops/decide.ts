/** What whoever leads makes of a revealed card: decided or parked, whose it is, a note, the same as another, or gone. */
import { AppError } from '../../platform/errors/app-error.ts';
import { type CardRow, findCard, setCard, setMergedInto } from './card-store.ts';
import type { CardChange } from './contract.ts';
import type { Db } from './store.ts';

/** @returns the card as it was. @throws AppError `not_found` also for a card that is not revealed, `conflict` for merging that makes no sense */
export async function decide(
  db: Db,
  { workshop, card }: { readonly workshop: string; readonly card: string },
  change: CardChange,
  { members, now }: { readonly members: ReadonlyMap<string, string>; readonly now: number },
): Promise<CardRow> {
  const found = await findCard(db, workshop, card);
  if (!found || found.revealed_at === null) throw new AppError('not_found', { thing: 'revealed card' });
  if (change.mergedInto !== undefined) await merge(db, workshop, found, change.mergedInto);
  const fields = fieldsOf(change, members, now);
  if (Object.keys(fields).length > 0) await setCard(db, card, fields);
  return found;
}

/** @throws AppError `not_found` for an owner who is no member */
function fieldsOf(change: CardChange, members: ReadonlyMap<string, string>, now: number): Partial<CardRow> {
  const { outcome, owner, note, removed } = change;
  const account = owner && 'account' in owner ? owner.account : null;
  if (account !== null && !members.has(account)) throw new AppError('not_found', { thing: 'member' });
  const name = owner && 'name' in owner ? owner.name : account && (members.get(account) ?? null);
  return {
    ...(outcome === undefined ? {} : { outcome }),
    ...(owner === undefined ? {} : { owner_account: account, owner_name: name ?? null }),
    ...(note === undefined ? {} : { note }),
    ...(removed === undefined ? {} : { removed_at: removed ? now : null }),
  };
}

/** Whatever was merged into the one goes with it. */
async function merge(db: Db, workshop: string, card: CardRow, into: string | null): Promise<void> {
  if (into !== null) {
    const head = into === card.id ? undefined : await findCard(db, workshop, into);
    if (!head || head.revealed_at === null || head.removed_at !== null) {
      throw new AppError('not_found', { thing: 'other card to merge it into' });
    }
    if (head.merged_into !== null) {
      throw new AppError('conflict', { problem: 'That card is merged into another itself' });
    }
    if (card.is_from_map === 1) {
      throw new AppError('conflict', { problem: 'A card that the map had before stays a card of its own' });
    }
    await setMergedInto(db, card.id, into);
  }
  await setCard(db, card.id, { merged_into: into });
}
