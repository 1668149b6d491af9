/** Workshops as the team leads them: any editor may, and may take over from another. What those who take part do is in `taking-part.ts`. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { newCode } from '../../platform/secrets/secrets.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Maps } from '../maps/public.ts';
import { countCards, deleteDotsOf, deleteWritten, removeCardsOf, revealAll } from './card-store.ts';
import { takeIn } from './cards-to-vote-on.ts';
import type { CardChange, TimerAct } from './contract.ts';
import { decide } from './decide.ts';
import type { Held } from './held.ts';
import type { OntoMap, Placed } from './onto-map.ts';
import type { Reading } from './reading.ts';
import { MOST_WORKSHOPS, type SettingsChange, type WorkshopDraft, type WorkshopStep } from './settings.ts';
import type { WorkshopBrief } from './shown.ts';
import {
  changing,
  countParticipants,
  type Db,
  deleteKeysOf,
  deleteWorkshops,
  insertWorkshop,
  readParticipants,
  readWorkshops,
  setParticipantRemoved,
  settingsOf,
  settingsRow,
  setWorkshop,
  type WorkshopRow,
  workshopsOf,
} from './store.ts';
import { briefOf } from './summary.ts';
import { timerAfter } from './timer.ts';

/** Of five bits each. */
const CODE_LETTERS = 10;

export interface WorkshopParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly maps: Pick<Maps, 'mustBeThere'>;
  readonly reading: Reading;
  readonly ontoMap: OntoMap;
  /** Names of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
  /** Called after something changed for those who look at it. */
  readonly onChange: (workshop: string) => void;
}

/** One workshop of one map. */
export interface Where {
  readonly map: string;
  readonly workshop: string;
}

export class Workshops {
  readonly #parts: WorkshopParts;

  constructor(parts: WorkshopParts) {
    this.#parts = parts;
  }

  /** Newest first. @throws AppError `not_found` */
  async list(workspace: WorkspaceScope, map: string): Promise<WorkshopBrief[]> {
    const { db } = this.#parts.state;
    await this.#parts.maps.mustBeThere(workspace, map);
    const rows = await readWorkshops(db, workspace.id, map);
    const ids = rows.map(({ id }) => id);
    const [participants, cards] = [await countParticipants(db, ids), await countCards(db, ids)];
    const members = await this.#parts.members(workspace.id);
    return rows.map((row) => {
      const written = cards.get(row.id) ?? { cards: 0, decided: 0 };
      return briefOf(row, { participants: participants.get(row.id) ?? 0, ...written }, members);
    });
  }

  /** @throws AppError `not_found`, `conflict` beyond the limit */
  async begin(workspace: WorkspaceScope, by: string, map: string, draft: WorkshopDraft): Promise<Held> {
    const { state, clock, newId, reading } = this.#parts;
    const outline = await reading.outline(workspace, map);
    if (outline.stages.length === 0 || outline.lanes.length === 0) {
      throw new AppError('conflict', {
        problem: 'This map has no stage, or no lane for words, in which people could write',
      });
    }
    const row: WorkshopRow = {
      ...{ id: newId('wks'), workspace: workspace.id, map, ...settingsRow(draft) },
      ...{ step: 'brainstorm', revision: 0, code: newCode(CODE_LETTERS) },
      ...{ timer_ends_at: null, timer_left_ms: null, begun_by: by, begun_at: clock(), ended_at: null },
    };
    await alone(state, `workshops ${map}`, async (db) => {
      if ((await workshopsOf(db, [map])).length >= MOST_WORKSHOPS) {
        throw new AppError('conflict', {
          problem: `A map keeps at most ${MOST_WORKSHOPS} workshops; remove one first`,
        });
      }
      await insertWorkshop(db, row);
    });
    return reading.held(row.id);
  }

  /** @throws AppError `not_found` */
  async read(workspace: WorkspaceScope, at: Where): Promise<Held> {
    const row = await this.#parts.reading.row(workspace, at.map, at.workshop);
    return this.#parts.reading.held(row.id);
  }

  /** @throws AppError `not_found` */
  change(workspace: WorkspaceScope, at: Where, change: SettingsChange): Promise<Held> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return this.#changed(workspace, at, async (db, row) => {
      await setWorkshop(db, row.id, settingsRow({ ...settingsOf(row), ...given }));
    });
  }

  /** Every step but the silent one reveals what was written. @throws AppError `not_found`, `conflict` for more cards to vote on than there may be */
  async step(workspace: WorkspaceScope, at: Where, step: WorkshopStep): Promise<Held> {
    const { clock, newId, reading } = this.#parts;
    const outline = await reading.outline(workspace, at.map);
    return this.#changed(workspace, at, async (db, row) => {
      const now = clock();
      if (step !== 'brainstorm') await revealAll(db, row.id, now);
      if (step === 'vote') await takeIn(db, row, outline, { now, newId });
      const over = { code: null, ended_at: row.ended_at ?? now, timer_ends_at: null, timer_left_ms: null };
      await setWorkshop(db, row.id, { step, ...(step === 'end' ? over : { ended_at: null }) });
    });
  }

  /** @throws AppError `not_found` */
  timer(workspace: WorkspaceScope, at: Where, act: TimerAct, ms: number): Promise<Held> {
    return this.#changed(workspace, at, async (db, row) => {
      const before = { endsAt: row.timer_ends_at, leftMs: row.timer_left_ms };
      const after = timerAfter(before, act, ms, this.#parts.clock());
      await setWorkshop(db, row.id, { timer_ends_at: after.endsAt, timer_left_ms: after.leftMs });
    });
  }

  /** @throws AppError `not_found`, `workshop_over` */
  door(workspace: WorkspaceScope, at: Where, open: boolean): Promise<Held> {
    return this.#changed(workspace, at, async (db, row) => {
      if (open && row.step === 'end') throw new AppError('workshop_over');
      if (open === (row.code !== null)) return;
      await setWorkshop(db, row.id, { code: open ? newCode(CODE_LETTERS) : null });
    });
  }

  /** @throws AppError `not_found` */
  removeParticipant(
    workspace: WorkspaceScope,
    at: Where,
    participant: string,
    { cards }: { cards: boolean },
  ): Promise<Held> {
    return this.#changed(workspace, at, async (db, row) => {
      const found = (await readParticipants(db, [row.id])).find(({ id }) => id === participant);
      if (!found) throw new AppError('not_found', { thing: 'participant' });
      const now = this.#parts.clock();
      await setParticipantRemoved(db, participant, now);
      await deleteKeysOf(db, participant);
      await deleteDotsOf(db, participant);
      if (cards) await removeCardsOf(db, participant, now);
    });
  }

  /** @throws AppError `not_found` also for a card that is not revealed, `conflict` for merging that makes no sense */
  async changeCard(
    workspace: WorkspaceScope,
    by: string,
    at: Where,
    card: string,
    change: CardChange,
  ): Promise<Held> {
    const { state, clock, ontoMap, reading, onChange } = this.#parts;
    await reading.row(workspace, at.map, at.workshop);
    const members = await this.#parts.members(workspace.id);
    const before = await changing(state, at.workshop, (db, row) =>
      decide(db, { workshop: row.id, card }, change, { members, now: clock() }),
    );
    await ontoMap.mark(workspace, by, at, before);
    onChange(at.workshop);
    return reading.held(at.workshop);
  }

  /** @param wanted ids; left out for all that are neither merged nor parked. @throws AppError `not_found` */
  async place(
    workspace: WorkspaceScope,
    by: string,
    at: Where,
    wanted: { placed: boolean; wanted: readonly string[] | undefined },
  ): Promise<Placed & { held: Held }> {
    const { reading, ontoMap, onChange } = this.#parts;
    await reading.row(workspace, at.map, at.workshop);
    const placed = await ontoMap.place(workspace, by, at, wanted);
    onChange(at.workshop);
    return { ...placed, held: await reading.held(at.workshop) };
  }

  /** Removes it with everything in it. @throws AppError `not_found` */
  async remove(workspace: WorkspaceScope, at: Where): Promise<void> {
    const row = await this.#parts.reading.row(workspace, at.map, at.workshop);
    await this.#delete([row.id]);
    this.#parts.onChange(row.id);
  }

  /** Of maps that are gone for good. */
  async forget(maps: readonly string[]): Promise<void> {
    await this.#delete(await workshopsOf(this.#parts.state.db, maps));
  }

  #delete(ids: readonly string[]): Promise<void> {
    return this.#parts.state.db.transaction().execute(async (db) => {
      await deleteWritten(db, ids);
      await deleteWorkshops(db, ids);
    });
  }

  async #changed(
    workspace: WorkspaceScope,
    at: Where,
    act: (db: Db, row: WorkshopRow) => Promise<void>,
  ): Promise<Held> {
    const { state, reading, onChange } = this.#parts;
    await reading.row(workspace, at.map, at.workshop);
    await changing(state, at.workshop, act);
    onChange(at.workshop);
    return reading.held(at.workshop);
  }
}
