/** Reads a workshop as a whole: its row, who takes part, cards, dots, and what it shows of the map. Changes nothing. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import { MadeOfMaps, type Maps } from '../maps/public.ts';
import { readCards, readDots } from './card-store.ts';
import { type Held, standing } from './held.ts';
import { lanesToFill, type Outline, outlineOf } from './outline.ts';
import { findWorkshop, readParticipants, settingsOf, type WorkshopRow } from './store.ts';

export interface ReadingParts {
  readonly state: State;
  readonly maps: Pick<Maps, 'read'>;
  readonly workspace: (id: string) => Promise<WorkspaceScope | null>;
  /** Names of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
}

export class Reading {
  readonly #parts: ReadingParts;
  /** Everybody looks after each change. */
  readonly #outlines: MadeOfMaps<Outline>;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
    this.#outlines = new MadeOfMaps(parts.maps, outlineOf);
  }

  /** @throws AppError `not_found`, also where its map is gone */
  async row(workspace: WorkspaceScope, map: string, id: string): Promise<WorkshopRow> {
    const row = await findWorkshop(this.#parts.state.db, id);
    if (!row || row.workspace !== workspace.id || row.map !== map) {
      throw new AppError('not_found', { thing: 'workshop' });
    }
    return row;
  }

  /** @throws AppError `not_found`, also where its map is gone */
  async held(id: string): Promise<Held> {
    const { state, members } = this.#parts;
    const { workshop, workspace } = await this.#found(id);
    return {
      ...{ workshop, settings: settingsOf(workshop), business: workspace.name },
      outline: await this.outline(workspace, workshop.map),
      participants: await readParticipants(state.db, [id]),
      cards: await readCards(state.db, [id]),
      dots: await readDots(state.db, [id]),
      members: await members(workspace.id),
    };
  }

  /** What a workshop shows of its map. @throws AppError `not_found`, also where the map is gone */
  async outlineIn(id: string): Promise<Outline> {
    const { workshop, workspace } = await this.#found(id);
    return this.outline(workspace, workshop.map);
  }

  /** Null for a picture of no card of the map that a workshop shows before it is over. @throws AppError `not_found`, also where the map is gone */
  async businessOfPicture(id: string, picture: string): Promise<string | null> {
    const { workshop, workspace } = await this.#found(id);
    const outline = await this.outline(workspace, workshop.map);
    const named = outline.cards.filter((card) => card.picture === picture);
    if (named.length === 0 || workshop.step === 'end') return null;
    const lanes = new Set(lanesToFill(outline, settingsOf(workshop).lanes).map((lane) => lane.id));
    if (named.some(({ lane }) => lanes.has(lane))) return workspace.id;
    // Those of other lanes are seen once they were taken in to be voted on.
    const seen = standing(await readCards(this.#parts.state.db, [id]));
    const taken = new Set(seen.map(({ is_from_map, map_card }) => (is_from_map === 1 ? map_card : null)));
    return named.some((card) => taken.has(card.id)) ? workspace.id : null;
  }

  /** @throws AppError `not_found` */
  outline(workspace: WorkspaceScope, map: string): Promise<Outline> {
    return this.#outlines.of(workspace, map);
  }

  async #found(id: string): Promise<{ workshop: WorkshopRow; workspace: WorkspaceScope }> {
    const workshop = await findWorkshop(this.#parts.state.db, id);
    const workspace = workshop && (await this.#parts.workspace(workshop.workspace));
    if (!workshop || !workspace) throw new AppError('not_found', { thing: 'workshop' });
    return { workshop, workspace };
  }
}
