/** What people do who take part in a workshop: come in, write, take back, put dots. Each changes only what is their own. */
import { nameOf } from '../../kernel/names.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Principal } from '../../platform/http/guard.ts';
import type { PictureFile } from '../../platform/pictures/picture-file.ts';
import { hashSecret, newSecret } from '../../platform/secrets/secrets.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Pictures } from '../pictures/public.ts';
import {
  deleteCard,
  findAnyCard,
  findCard,
  insertCards,
  readCards,
  readDots,
  replaceDots,
  setCard,
} from './card-store.ts';
import { countsOf, type Held, present, standing, sumOf, together } from './held.ts';
import { readCode } from './join-code.ts';
import { lanesToFill } from './outline.ts';
import { isSame, mustBeMine, mustHaveRoom, mustStand } from './own-cards.ts';
import type { Reading } from './reading.ts';
import type { OwnCard } from './room/contract.ts';
import { farewellOf, roomOf } from './room/room.ts';
import type { Room } from './shown.ts';
import {
  changing,
  type Db,
  findByCode,
  findParticipant,
  findWorkshop,
  insertKey,
  insertParticipant,
  type ParticipantRow,
  readParticipants,
  settingsOf,
  type WorkshopRow,
} from './store.ts';

/** Of one member, on as many devices; whoever comes in with one more leaves the others. */
const MOST_KEYS = 8;

export interface TakingPartParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly reading: Reading;
  readonly pictures: Pick<Pictures, 'file'>;
  /** Names of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
  /** Called after something changed for those who look at it. */
  readonly onChange: (workshop: string) => void;
}

/** Somebody who is in: their key, to be kept by their browser alone. */
export interface Entered {
  readonly workshop: string;
  readonly key: string;
}

export class TakingPart {
  readonly #parts: TakingPartParts;

  constructor(parts: TakingPartParts) {
    this.#parts = parts;
  }

  /** What a code opens. @throws AppError `link_over` */
  async knock(typed: string): Promise<Held> {
    const row = await findByCode(this.#parts.state.db, readCode(typed));
    if (!row) throw new AppError('link_over');
    return this.#heldOutside(row.id);
  }

  /** @throws AppError `link_over`, `workshop_full` */
  async enter(typed: string, name: string): Promise<Entered> {
    const { workshop } = await this.knock(typed);
    return this.#join(workshop.id, { name, account: null, code: workshop.code });
  }

  /** A member comes in under their own name; who is in already gets another key for this browser. @throws AppError `not_found`, `account_needed`, `workshop_over` */
  async enterAs(
    workspace: WorkspaceScope,
    principal: Principal,
    map: string,
    workshop: string,
  ): Promise<Entered> {
    if (principal.kind !== 'account') throw new AppError('account_needed');
    const row = await this.#parts.reading.row(workspace, map, workshop);
    const name = nameOf(principal);
    return this.#join(row.id, { name, account: principal.id, code: null });
  }

  /** Who this key belongs to. @throws AppError `workshop_left` for somebody taken out, or who is no member any more */
  async who(workshop: string, key: string | null): Promise<ParticipantRow> {
    const { state, members } = this.#parts;
    const found = key === null ? undefined : await findParticipant(state.db, workshop, hashSecret(key));
    if (!found) throw new AppError('workshop_left');
    if (found.account === null) return found;
    const row = await findWorkshop(state.db, workshop);
    if (!row || !(await members(row.workspace)).has(found.account)) throw new AppError('workshop_left');
    return found;
  }

  /** @throws AppError `link_over` where the map is gone */
  async room(me: ParticipantRow): Promise<Room> {
    return this.seen(await this.#heldOutside(me.workshop), me);
  }

  seen(held: Held, me: Pick<ParticipantRow, 'id'>): Room {
    return (held.workshop.step === 'end' ? farewellOf : roomOf)(held, me.id, this.#parts.clock());
  }

  /** Words on the map in the lanes that people fill. @throws AppError `link_over` */
  async mapCards(
    me: ParticipantRow,
  ): Promise<{ stage: string; lane: string; text: string; picture: string | null }[]> {
    const { outline, settings, workshop } = await this.#heldOutside(me.workshop);
    if (workshop.step === 'end') return [];
    const lanes = new Set(lanesToFill(outline, settings.lanes).map(({ id }) => id));
    return outline.cards
      .filter(({ lane }) => lanes.has(lane))
      .map(({ column, lane, text, picture }) => ({ stage: column, lane, text, picture }));
  }

  /** Of a card of the map whose words the workshop shows; no other of the business. @throws AppError `not_found`, `link_over` */
  async picture(me: ParticipantRow, id: string): Promise<PictureFile> {
    const { reading, pictures } = this.#parts;
    const business = await orOver(reading.businessOfPicture(me.workshop, id));
    if (business === null) throw new AppError('not_found', { thing: 'picture' });
    return pictures.file(business, id);
  }

  /** @throws AppError `workshop_over`, `conflict` for one that others have voted on, beyond the limits, or in no such place */
  async putCard(me: ParticipantRow, id: string, card: OwnCard): Promise<Room> {
    const outline = await orOver(this.#parts.reading.outlineIn(me.workshop));
    return this.#changed(me, async (db, row) => {
      mustStand(outline, settingsOf(row).lanes, card);
      const found = await findAnyCard(db, id);
      const { clock } = this.#parts;
      if (found) {
        // Sent again because no answer came, perhaps after others have voted on it.
        if (found.participant === me.id && isSame(found, card)) return;
        await mustBeMine(db, found, me);
        return setCard(db, id, card);
      }
      await mustHaveRoom(db, row.id, me.id);
      // Somebody may come late, with what was written on a train: then it is open at once.
      const revealed = row.step === 'brainstorm' ? null : clock();
      await insertCards(db, [
        {
          ...{ id, workshop: row.id, participant: me.id, ...card, made_at: clock(), revealed_at: revealed },
          ...{ removed_at: null, merged_into: null, outcome: null, owner_account: null, owner_name: null },
          ...{ note: '', map_card: null, is_from_map: 0, placings: 0 },
        },
      ]);
    });
  }

  /** One that is not there any more is fine. @throws AppError `workshop_over`, `conflict` for one that others have voted on */
  takeCardBack(me: ParticipantRow, id: string): Promise<Room> {
    return this.#changed(me, async (db, row) => {
      const found = await findCard(db, row.id, id);
      if (!found) return;
      await mustBeMine(db, found, me);
      await deleteCard(db, id);
    });
  }

  /** @throws AppError `workshop_over`, `conflict` outside the vote or for more dots than there are, `not_found` */
  putDots(me: ParticipantRow, id: string, count: number): Promise<Room> {
    return this.#changed(me, async (db, row) => {
      const { dots: most, severalDots } = settingsOf(row);
      if (row.step !== 'vote') throw new AppError('conflict', { problem: 'There is no vote at the moment' });
      const cards = await readCards(db, [row.id]);
      const card = standing(cards).find((each) => each.id === id && each.merged_into === null);
      if (!card) throw new AppError('not_found', { thing: 'card to vote on' });
      const own = countsOf({ cards, dots: await readDots(db, [row.id]) }, me.id);
      const elsewhere = sumOf(own) - (own.get(id) ?? 0);
      if (count + elsewhere > most) {
        throw new AppError('conflict', { problem: `Everybody has ${most} dots, and yours are all put` });
      }
      if (count > 1 && !severalDots) {
        throw new AppError('conflict', { problem: 'In this vote a card takes one dot of each person' });
      }
      await replaceDots(db, together(cards, id), { workshop: row.id, card: id, participant: me.id, count });
    });
  }

  async #join(
    workshop: string,
    { name, account, code }: { name: string; account: string | null; code: string | null },
  ): Promise<Entered> {
    const { state, clock, newId, onChange } = this.#parts;
    const key = newSecret('wsk_');
    await changing(state, workshop, async (db, row) => {
      if (row.step === 'end') throw new AppError('workshop_over');
      // The door may have been closed since.
      if (account === null && (code === null || row.code !== code)) throw new AppError('link_over');
      const all = await readParticipants(db, [row.id]);
      const known = account === null ? undefined : present(all).find((each) => each.account === account);
      const participant = known?.id ?? newId('wpt');
      if (!known) {
        const { mostGuests } = settingsOf(row);
        const guests = present(all).filter((each) => each.account === null).length;
        if (account === null && guests >= mostGuests)
          throw new AppError('workshop_full', { most: mostGuests });
        await insertParticipant(db, {
          ...{ id: participant, workshop: row.id, account, joined_at: clock(), removed_at: null },
          name: freeName(name, all),
        });
      }
      await insertKey(db, { hash: hashSecret(key), workshop: row.id, participant }, MOST_KEYS);
    });
    onChange(workshop);
    return { workshop, key };
  }

  #heldOutside(workshop: string): Promise<Held> {
    return orOver(this.#parts.reading.held(workshop));
  }

  async #changed(me: ParticipantRow, act: (db: Db, row: WorkshopRow) => Promise<void>): Promise<Room> {
    await changing(this.#parts.state, me.workshop, async (db, row) => {
      if (row.step === 'end') throw new AppError('workshop_over');
      await act(db, row);
    });
    this.#parts.onChange(me.workshop);
    return this.room(me);
  }
}

/** For people outside a deleted map is one that is not there. */
function orOver<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error) => {
    throw error instanceof AppError && error.code === 'not_found' ? new AppError('link_over') : error;
  });
}

/** Two of one name are told apart by a number. */
export function freeName(wanted: string, all: readonly Pick<ParticipantRow, 'name'>[]): string {
  const taken = new Set(all.map(({ name }) => asSeen(name)));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} (${n})`;
    if (!taken.has(asSeen(name))) return name;
  }
}

/** Letters of no width make no other name, nor do those of another width. */
function asSeen(name: string): string {
  return name.normalize('NFKC').replace(/\p{C}/gu, '').replace(/\s+/g, ' ').toLocaleLowerCase();
}
