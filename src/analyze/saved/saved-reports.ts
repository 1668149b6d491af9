/** Saved reports of a workspace: kept, changed, pinned, brought back. It answers no report: whoever shows one asks it anew. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import { MOST_ON_HOME, MOST_SAVED, type Place, type SavedDraft, type SavedReport } from './contract.ts';
import { problemOf } from './keep-check.ts';
import { queryOf } from './question.ts';
import { purgeSaved, readSaved, type StoredReport, writeSaved } from './store.ts';

const BRING_BACK_MS = 24 * 3_600_000;

type Titles = ReadonlyMap<string, string>;

export interface SavedParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Titles by id of what is on the map now. */
  readonly stages: (workspace: string) => Promise<Titles>;
  readonly touchpoints: (workspace: string) => Promise<Titles>;
  /** Name or e-mail of members, by account. */
  readonly members: (workspace: string) => Promise<Titles>;
}

export class SavedReports {
  readonly #parts: SavedParts;

  constructor(parts: SavedParts) {
    this.#parts = parts;
  }

  async list(workspace: WorkspaceScope): Promise<SavedReport[]> {
    return this.#shown(workspace, await this.#present(workspace.id));
  }

  /** @throws AppError `invalid_input` for choices the report does not know, `conflict` beyond the limit or for a name that is taken */
  async create(workspace: WorkspaceScope, madeBy: string, draft: SavedDraft): Promise<SavedReport> {
    const present = await this.#present(workspace.id);
    if (present.length >= MOST_SAVED) {
      throw new AppError('conflict', { problem: `A business keeps at most ${MOST_SAVED} reports` });
    }
    check(draft, present);
    const id = this.#parts.newId('svd');
    return this.#save(workspace, { id, ...draft, madeBy, home: null, place: null, deletedAt: null });
  }

  /** @throws AppError `not_found`, `invalid_input`, `conflict` */
  async update(workspace: WorkspaceScope, id: string, draft: SavedDraft): Promise<SavedReport> {
    const present = await this.#present(workspace.id);
    const held = found(present, id);
    // Only a new name: choices of a newer version stay as they are.
    const renamed = JSON.stringify({ ...draft, name: '' }) === JSON.stringify({ ...draftOf(held), name: '' });
    check(draft, present, held.id, renamed);
    return this.#save(workspace, { ...held, ...draft });
  }

  /** @throws AppError `not_found` */
  async remove(workspace: WorkspaceScope, id: string): Promise<SavedReport> {
    const held = found(await this.#present(workspace.id), id);
    const now = this.#parts.clock();
    await writeSaved(this.#parts.state.db, workspace.id, { ...held, deletedAt: now });
    await purgeSaved(this.#parts.state.db, workspace.id, now - BRING_BACK_MS);
    return this.#one(workspace, held);
  }

  /** @throws AppError `not_found` when it was never there or is gone for good, `conflict` */
  async restore(workspace: WorkspaceScope, id: string): Promise<SavedReport> {
    const all = await readSaved(this.#parts.state.db, workspace.id);
    const present = all.filter(({ deletedAt }) => deletedAt === null);
    const held = found(all, id);
    check(held, present, id, true);
    const fits = present.filter(({ home }) => home !== null).length < MOST_ON_HOME;
    const restored = { ...held, deletedAt: null, home: fits ? held.home : null };
    await writeSaved(this.#parts.state.db, workspace.id, restored);
    return this.#one(workspace, restored);
  }

  /** Puts it after the others on Home, or takes it from there. @throws AppError `not_found`, `conflict` when Home is full */
  async pin(workspace: WorkspaceScope, id: string, pinned: boolean): Promise<SavedReport> {
    const present = await this.#present(workspace.id);
    const held = found(present, id);
    if (pinned === (held.home !== null)) return this.#one(workspace, held);
    const places = present.flatMap(({ home }) => home ?? []);
    if (pinned && places.length >= MOST_ON_HOME) throw fullHome();
    return this.#put(workspace, { ...held, home: pinned ? Math.max(-1, ...places) + 1 : null });
  }

  /** @throws AppError `not_found` for one that is gone, `conflict` for too many */
  async orderHome(workspace: WorkspaceScope, ids: readonly string[]): Promise<SavedReport[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length > MOST_ON_HOME) throw fullHome();
    const present = await this.#present(workspace.id);
    for (const id of wanted) found(present, id);
    for (const held of present) {
      const home = wanted.includes(held.id) ? wanted.indexOf(held.id) : null;
      if (home !== held.home) await writeSaved(this.#parts.state.db, workspace.id, { ...held, home });
    }
    return this.list(workspace);
  }

  /** @throws AppError `not_found` for a report, stage or touchpoint that is not there */
  async place(workspace: WorkspaceScope, id: string, place: Place | null): Promise<SavedReport> {
    const held = found(await this.#present(workspace.id), id);
    if (place === null) return this.#put(workspace, { ...held, place: null });
    const title = (await this.#titles(workspace.id, place.kind)).get(place.id);
    if (title === undefined) throw new AppError('not_found', { thing: place.kind });
    return this.#put(workspace, { ...held, place: { ...place, title } });
  }

  async #present(workspace: string): Promise<StoredReport[]> {
    const all = await readSaved(this.#parts.state.db, workspace);
    return all.filter(({ deletedAt }) => deletedAt === null);
  }

  #titles(workspace: string, kind: Place['kind']): Promise<Titles> {
    return kind === 'stage' ? this.#parts.stages(workspace) : this.#parts.touchpoints(workspace);
  }

  #save(workspace: WorkspaceScope, report: Omit<StoredReport, 'changedAt'>): Promise<SavedReport> {
    return this.#put(workspace, { ...report, changedAt: this.#parts.clock() });
  }

  async #put(workspace: WorkspaceScope, report: StoredReport): Promise<SavedReport> {
    await writeSaved(this.#parts.state.db, workspace.id, report);
    return this.#one(workspace, report);
  }

  async #one(workspace: WorkspaceScope, report: StoredReport): Promise<SavedReport> {
    const [shown] = await this.#shown(workspace, [report]);
    if (!shown) throw new AppError('not_found', { thing: 'saved report' });
    return shown;
  }

  /** A pin whose stage or touchpoint has gone counts as none, and says which it was. */
  async #shown(workspace: WorkspaceScope, reports: readonly StoredReport[]): Promise<SavedReport[]> {
    const [stages, touchpoints, members] = await Promise.all([
      this.#titles(workspace.id, 'stage'),
      this.#titles(workspace.id, 'touchpoint'),
      this.#parts.members(workspace.id),
    ]);
    const now = this.#parts.clock();
    return reports.map((report) => {
      const { place } = report;
      const title = place && (place.kind === 'stage' ? stages : touchpoints).get(place.id);
      return {
        ...draftOf(report),
        id: report.id,
        madeBy: members.get(report.madeBy) ?? null,
        changedAt: report.changedAt,
        query: queryOf(report, workspace.timezone, now),
        home: report.home,
        place: place && title ? { ...place, title } : null,
        lostPlace: place && !title ? place.title : null,
      };
    });
  }
}

function fullHome(): AppError {
  return new AppError('conflict', {
    problem: `Home has room for ${MOST_ON_HOME} reports; take one away first`,
  });
}

function draftOf({ name, report, period, question, choices }: StoredReport): SavedDraft {
  return { name, report, period, question, choices };
}

function found(reports: readonly StoredReport[], id: string): StoredReport {
  const held = reports.find((each) => each.id === id);
  if (!held) throw new AppError('not_found', { thing: 'saved report' });
  return held;
}

/** @param own id of the report itself, whose name is not taken by another */
function check(draft: SavedDraft, present: readonly StoredReport[], own = '', nameOnly = false): void {
  const problem = nameOnly ? null : problemOf(draft);
  if (problem) throw new AppError('invalid_input', { problem });
  const wanted = draft.name.toLowerCase();
  if (present.some(({ id, name }) => id !== own && name.toLowerCase() === wanted)) {
    throw new AppError('conflict', { problem: `There is a saved report “${draft.name}” already` });
  }
}
