/** Journey maps of a workspace: made, read, edited in batches, copied, deleted and brought back. Draws nothing. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { DomainEvent } from '../../platform/domain-events/domain-events.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import { type Edited, takeBatch } from './batch.ts';
import { type BeginningParts, begun } from './beginning.ts';
import {
  type editMap,
  type MapDraft,
  type MapState,
  type MapSummary,
  MOST_BEHIND,
  MOST_MAPS,
} from './contract.ts';
import type { MapDocument } from './document/document.ts';
import { type Operation, THE_MAP } from './document/operation.ts';
import { seen } from './document/seen.ts';
import { type LoggedOperation, readOperations } from './operation-log.ts';
import {
  insertMap,
  lockMap,
  type MapRow,
  mapsDeletedBefore,
  markDeleted,
  purgeMaps,
  readMap,
  readMaps,
} from './store.ts';
import { readMapDocument } from './stored-document.ts';
import { summarised, summaryOf } from './summaries.ts';

const BRING_BACK_MS = 30 * 24 * 3_600_000;

export interface MapParts extends BeginningParts {
  readonly state: State;
  readonly clock: Clock;
  /** Names of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
  /** Called after a map has changed, or is gone. */
  readonly onChange?: (map: string) => void;
  /** Called before maps are removed for good; may be called again for the same. */
  readonly onPurge?: (maps: readonly string[]) => Promise<void>;
}

/** Told before maps are removed for good, with their ids: what stands beside them goes too. Told again if it fails. */
export const mapsPurged: DomainEvent<readonly string[]> = { name: 'map.maps-purged' };

export class Maps {
  readonly #parts: MapParts;

  constructor(parts: MapParts) {
    this.#parts = parts;
  }

  /** By title; deleted ones only while they can be brought back. */
  async list(workspace: WorkspaceScope, { deleted = false } = {}): Promise<MapSummary[]> {
    const { state, clock } = this.#parts;
    const since = clock() - BRING_BACK_MS;
    const all = await readMaps(state.db, workspace.id, { deleted });
    const rows = all.filter(({ deleted_at }) => deleted_at === null || deleted_at >= since);
    return this.#summaries(workspace, await Promise.all(rows.map((row) => summarised(state.db, row))));
  }

  /** @throws AppError `conflict` beyond the limit, `not_found` for an unknown template or map */
  async create(workspace: WorkspaceScope, by: string, draft: MapDraft): Promise<MapSummary> {
    const like = draft.like === undefined ? null : await this.document(workspace, draft.like);
    return this.add(workspace, by, await begun(this.#parts, workspace.id, draft, like));
  }

  /** Makes a map of a document. @throws AppError `conflict` beyond the limit */
  async add(workspace: WorkspaceScope, by: string, document: MapDocument): Promise<MapSummary> {
    const { state, clock, newId } = this.#parts;
    const id = newId('map');
    await alone(state, `maps ${workspace.id}`, async (db) => {
      await mustHaveRoom(db, workspace.id);
      await insertMap(db, { id, workspace: workspace.id, made_by: by, made_at: clock() }, document);
    });
    return this.#summary(workspace, id);
  }

  /**
   * @param since what the caller has; the whole document comes where that is nothing, too old, or from a time that is no more
   * @throws AppError `not_found`
   */
  async read(workspace: WorkspaceScope, id: string, since: number | undefined): Promise<MapState> {
    const map = await this.#summary(workspace, id);
    const told = await this.#told(workspace, map.id, since, map.sequence);
    return { map, ...told };
  }

  /** What is on it now. @throws AppError `not_found` */
  async document(workspace: WorkspaceScope, id: string): Promise<MapDocument> {
    const row = await this.#row(workspace, id);
    return (await readMapDocument(this.#parts.state.db, row.id)).document;
  }

  /** @throws AppError `not_found` */
  async edit(
    workspace: WorkspaceScope,
    by: string,
    id: string,
    { since, operations }: { since?: number | undefined; operations: readonly Operation[] },
  ): Promise<ReplyInputOf<typeof editMap>> {
    const done = await this.editWith(workspace, by, id, () => operations);
    const edited = { taken: [...done.taken], refused: [...done.refused] };
    if (since === undefined) return { ...edited, sequence: done.sequence, document: null, operations: [] };
    return { ...edited, ...(await this.#told(workspace, id, since, done.sequence)) };
  }

  /**
   * As `edit`, with operations made from the document as it is while nobody else can change it. `keepBefore` keeps a
   * version of it first.
   * @throws AppError `not_found`
   */
  async editWith(
    workspace: WorkspaceScope,
    by: string,
    id: string,
    make: (document: MapDocument) => readonly Operation[],
    { keepBefore = false } = {},
  ): Promise<Edited> {
    const { state, clock, newId } = this.#parts;
    const edited = await state.db.transaction().execute(async (transaction) => {
      const row = present(await lockMap(transaction, workspace.id, id));
      const { document } = await readMapDocument(transaction, row.id);
      return takeBatch(transaction, { row, document }, make(document), { by, clock, newId, keepBefore });
    });
    if (edited.taken.length > 0) this.#parts.onChange?.(id);
    return edited;
  }

  /** @throws AppError `not_found` */
  async mustBeThere(workspace: WorkspaceScope, id: string): Promise<void> {
    await this.#row(workspace, id);
  }

  /** @throws AppError `not_found` */
  async rename(workspace: WorkspaceScope, by: string, id: string, title: string): Promise<MapSummary> {
    await this.editWith(workspace, by, id, ({ map }) => [
      {
        id: this.#parts.newId('opn'),
        act: 'set',
        on: 'map',
        entity: THE_MAP,
        fields: { title },
        was: { title: map.title },
      },
    ]);
    return this.#summary(workspace, id);
  }

  /** @throws AppError `not_found`, `conflict` beyond the limit */
  async duplicate(
    workspace: WorkspaceScope,
    by: string,
    id: string,
    change: { title?: string | undefined; kind?: MapDraft['kind'] },
  ): Promise<MapSummary> {
    const document = seen(await this.document(workspace, id));
    const title = change.title ?? `${document.map.title.slice(0, 190)} (copy)`;
    const map = { ...document.map, title, kind: change.kind ?? document.map.kind };
    return this.add(workspace, by, { ...document, map, asides: {} });
  }

  /** @throws AppError `not_found` */
  async remove(workspace: WorkspaceScope, id: string): Promise<MapSummary> {
    const map = await this.#summary(workspace, id);
    const { state, clock } = this.#parts;
    await markDeleted(state.db, workspace.id, id, clock());
    this.#parts.onChange?.(id);
    const over = await mapsDeletedBefore(state.db, workspace.id, clock() - BRING_BACK_MS);
    if (over.length > 0) {
      // Others first: should the program end in between, the maps are still there to be purged again.
      await this.#parts.onPurge?.(over);
      await state.db.transaction().execute((transaction) => purgeMaps(transaction, over));
    }
    return map;
  }

  /** @throws AppError `not_found` when it was never there or is gone for good, `conflict` beyond the limit */
  async restore(workspace: WorkspaceScope, id: string): Promise<MapSummary> {
    await alone(this.#parts.state, `maps ${workspace.id}`, async (db) => {
      const row = await readMap(db, workspace.id, id);
      if (!row) throw new AppError('not_found', { thing: 'map' });
      if (row.deleted_at === null) return;
      await mustHaveRoom(db, workspace.id);
      await markDeleted(db, workspace.id, id, null);
    });
    return this.#summary(workspace, id);
  }

  async #told(
    workspace: WorkspaceScope,
    map: string,
    since: number | undefined,
    sequence: number,
  ): Promise<Omit<MapState, 'map'>> {
    const { state, members } = this.#parts;
    if (since === undefined || since > sequence || sequence - since > MOST_BEHIND) {
      return { ...(await readMapDocument(state.db, map)), operations: [] };
    }
    const logged = await readOperations(state.db, map, since);
    const names = logged.length > 0 ? await members(workspace.id) : new Map<string, string>();
    const tell = ({ operation, madeBy, madeAt, ...rest }: LoggedOperation) => ({
      ...rest,
      operation,
      by: names.get(madeBy) ?? null,
      at: madeAt,
    });
    return { sequence: logged.at(-1)?.sequence ?? since, document: null, operations: logged.map(tell) };
  }

  async #row(workspace: WorkspaceScope, id: string): Promise<MapRow> {
    return present(await readMap(this.#parts.state.db, workspace.id, id));
  }

  async #summary(workspace: WorkspaceScope, id: string): Promise<MapSummary> {
    const [summary] = await this.#summaries(workspace, [await this.#row(workspace, id)]);
    if (!summary) throw new AppError('not_found', { thing: 'map' });
    return summary;
  }

  async #summaries(workspace: WorkspaceScope, rows: readonly MapRow[]): Promise<MapSummary[]> {
    const names = await this.#parts.members(workspace.id);
    return rows.map((row) => summaryOf(row, names));
  }
}

/** @throws AppError `conflict` */
async function mustHaveRoom(db: State['db'], workspace: string): Promise<void> {
  if ((await readMaps(db, workspace)).length >= MOST_MAPS)
    throw new AppError('conflict', { problem: `A business keeps at most ${MOST_MAPS} maps` });
}

function present(row: MapRow | undefined): MapRow {
  if (!row || row.deleted_at !== null) throw new AppError('not_found', { thing: 'map' });
  return row;
}
