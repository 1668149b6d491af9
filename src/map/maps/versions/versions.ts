/** Versions of a map: kept by themselves between sittings, or by name; compared, and brought back as edits that can be undone. */
import type { WorkspaceScope } from '../../../kernel/workspace.ts';
import type { Clock, NewId } from '../../../platform/clock/clock.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { State } from '../../../platform/statedb/state.ts';
import type { Edited } from '../batch.ts';
import { type Change, compareDocuments, operationsBetween } from '../document/compare.ts';
import type { MapDocument } from '../document/document.ts';
import { inverseOfAll, type Operation } from '../document/operation.ts';
import { seen } from '../document/seen.ts';
import type { Maps } from '../maps.ts';
import { lockMap, readMap } from '../store.ts';
import { readMapDocument } from '../stored-document.ts';
import { keepVersion } from './automatic-versions.ts';
import { type MapVersion, MOST_NAMED } from './contract.ts';
import { readVersionDocument, readVersions, type VersionRow } from './version-store.ts';

/** What stands for the present state where a version is asked for. */
export const NOW = 'now';

export interface VersionParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly maps: Maps;
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
}

export class Versions {
  readonly #parts: VersionParts;

  constructor(parts: VersionParts) {
    this.#parts = parts;
  }

  /** Newest first. @throws AppError `not_found` */
  async list(workspace: WorkspaceScope, map: string): Promise<MapVersion[]> {
    await this.#map(workspace, map);
    return this.#shown(workspace, await readVersions(this.#parts.state.db, map));
  }

  /** Keeps the present state under a name. @throws AppError `not_found`, `conflict` for too many */
  async keep(workspace: WorkspaceScope, by: string, map: string, name: string): Promise<MapVersion> {
    const { state, clock, newId } = this.#parts;
    const kept = await state.db.transaction().execute(async (transaction) => {
      const row = await lockMap(transaction, workspace.id, map);
      if (!row || row.deleted_at !== null) throw new AppError('not_found', { thing: 'map' });
      const named = (await readVersions(transaction, map)).filter((version) => version.name !== null);
      if (named.length >= MOST_NAMED) {
        throw new AppError('conflict', { problem: `A map keeps at most ${MOST_NAMED} named versions` });
      }
      const { document } = await readMapDocument(transaction, map);
      return keepVersion(transaction, row, document, { id: newId('ver'), name, by, at: clock() });
    });
    const [shown] = await this.#shown(workspace, [kept]);
    if (!shown) throw new AppError('not_found', { thing: 'version' });
    return shown;
  }

  /** @param version an id, or `now`. @throws AppError `not_found` */
  async document(workspace: WorkspaceScope, map: string, version: string): Promise<MapDocument> {
    if (version === NOW) return seen(await this.#parts.maps.document(workspace, map));
    await this.#map(workspace, map);
    const document = await readVersionDocument(this.#parts.state.db, map, version);
    if (!document) throw new AppError('not_found', { thing: 'version' });
    return document;
  }

  /** @param from,to ids, or `now`. @throws AppError `not_found` */
  async compare(workspace: WorkspaceScope, map: string, from: string, to: string): Promise<Change[]> {
    const before = await this.document(workspace, map, from);
    return compareDocuments(before, await this.document(workspace, map, to));
  }

  /**
   * Edits after which the map is seen as it was then; the present state is kept as a version first.
   * @returns also the edits that take it back. @throws AppError `not_found`
   */
  async restore(
    workspace: WorkspaceScope,
    by: string,
    map: string,
    version: string,
  ): Promise<Edited & { readonly back: readonly Operation[] }> {
    const target = await this.document(workspace, map, version);
    const newId = () => this.#parts.newId('opn');
    let back: readonly Operation[] = [];
    const edits = (document: MapDocument) => {
      const operations = operationsBetween(document, target, newId);
      back = inverseOfAll(document, operations, newId);
      return operations;
    };
    const edited = await this.#parts.maps.editWith(workspace, by, map, edits, { keepBefore: true });
    return { ...edited, back };
  }

  async #map(workspace: WorkspaceScope, map: string): Promise<void> {
    const row = await readMap(this.#parts.state.db, workspace.id, map);
    if (!row || row.deleted_at !== null) throw new AppError('not_found', { thing: 'map' });
  }

  async #shown(workspace: WorkspaceScope, rows: readonly VersionRow[]): Promise<MapVersion[]> {
    const names = await this.#parts.members(workspace.id);
    return rows.map(({ id, sequence, name, made_by, made_at }) => {
      return { id, sequence, name, madeBy: names.get(made_by) ?? null, madeAt: made_at };
    });
  }
}
