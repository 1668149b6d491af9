/** What people see and do who take part in a workshop: write, take back, put dots. Each changes only what is their own; how they come in is in `door.ts`. */
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { PictureFile } from '../../platform/pictures/picture-file.ts';
import type { State } from '../../platform/statedb/state.ts';
import { orOver } from '../maps/public.ts';
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
import { countsOf, type Held, standing, sumOf, together } from './held.ts';
import { lanesToFill } from './outline.ts';
import { isSame, mustBeMine, mustHaveRoom, mustStand } from './own-cards.ts';
import type { Reading } from './reading.ts';
import type { OwnCard } from './room/contract.ts';
import { farewellOf, roomOf } from './room/room.ts';
import type { Room } from './shown.ts';
import { changing, type Db, type ParticipantRow, settingsOf, type WorkshopRow } from './store.ts';

export interface TakingPartParts {
  readonly state: State;
  readonly clock: Clock;
  readonly reading: Reading;
  readonly pictures: Pick<Pictures, 'file'>;
  /** Called after something changed for those who look at it. */
  readonly onChange: (workshop: string) => void;
}

export class TakingPart {
  readonly #parts: TakingPartParts;

  constructor(parts: TakingPartParts) {
    this.#parts = parts;
  }

  /** @throws AppError `link_over` where the map is gone */
  async room(me: ParticipantRow): Promise<Room> {
    return this.seen(await orOver(this.#parts.reading.held(me.workshop)), me);
  }

  seen(held: Held, me: Pick<ParticipantRow, 'id'>): Room {
    return (held.workshop.step === 'end' ? farewellOf : roomOf)(held, me.id, this.#parts.clock());
  }

  /** Words on the map in the lanes that people fill. @throws AppError `link_over` */
  async mapCards(
    me: ParticipantRow,
  ): Promise<{ stage: string; lane: string; text: string; picture: string | null }[]> {
    const { outline, settings, workshop } = await orOver(this.#parts.reading.held(me.workshop));
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

  async #changed(me: ParticipantRow, act: (db: Db, row: WorkshopRow) => Promise<void>): Promise<Room> {
    await changing(this.#parts.state, me.workshop, async (db, row) => {
      if (row.step === 'end') throw new AppError('workshop_over');
      await act(db, row);
    });
    this.#parts.onChange(me.workshop);
    return this.room(me);
  }
}
