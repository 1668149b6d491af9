/** Saved reports of a workspace: kept, changed, pinned, brought back. It answers no report: whoever shows one asks it anew. */
import type { Kysely } from 'kysely';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { alone } from '../../platform/statedb/alone.ts';
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
  create(workspace: WorkspaceScope, madeBy: string, draft: SavedDraft): Promise<SavedReport> {
    const id = this.#parts.newId('svd');
    return this.#change(workspace, (present) => {
      if (present.length >= MOST_SAVED) {
        throw new AppError('conflict', { problem: `A business keeps at most ${MOST_SAVED} reports` });
      }
      check(draft, present);
      return this.#changed({ id, ...draft, madeBy, home: null, place: null, deletedAt: null });
    });
  }

  /** @throws AppError `not_found`, `invalid_input`, `conflict` */
  update(workspace: WorkspaceScope, id: string, draft: SavedDraft): Promise<SavedReport> {
    return this.#change(workspace, (present) => {
      const held = found(present, id);
      // Only a new name: choices of a newer version stay as they are.
      const renamed =
        JSON.stringify({ ...draft, name: '' }) === JSON.stringify({ ...draftOf(held), name: '' });
      check(draft, present, held.id, renamed);
      return this.#changed({ ...held, ...draft });
    });
  }

  /** @throws AppError `not_found` */
  async remove(workspace: WorkspaceScope, id: string): Promise<SavedReport> {
    const now = this.#parts.clock();
    const removed = await this.#change(workspace, (present) => ({ ...found(present, id), deletedAt: now }));
    await purgeSaved(this.#parts.state.db, workspace.id, now - BRING_BACK_MS);
    return removed;
  }

  /** @throws AppError `not_found` when it was never there or is gone for good, `conflict` */
  restore(workspace: WorkspaceScope, id: string): Promise<SavedReport> {
    return this.#change(workspace, (present, all) => {
      const held = found(all, id);
      check(held, present, id, true);
      const fits = present.filter(({ home }) => home !== null).length < MOST_ON_HOME;
      return { ...held, deletedAt: null, home: fits ? held.home : null };
    });
  }

  /** Puts it after the others on Home, or takes it from there. @throws AppError `not_found`, `conflict` when Home is full */
  pin(workspace: WorkspaceScope, id: string, pinned: boolean): Promise<SavedReport> {
    return this.#change(workspace, (present) => {
      const held = found(present, id);
      if (pinned === (held.home !== null)) return held;
      const places = present.flatMap(({ home }) => home ?? []);
      if (pinned && places.length >= MOST_ON_HOME) throw fullHome();
      return { ...held, home: pinned ? Math.max(-1, ...places) + 1 : null };
    });
  }

  /** @throws AppError `not_found` for one that is gone, `conflict` for too many */
  async orderHome(workspace: WorkspaceScope, ids: readonly string[]): Promise<SavedReport[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length > MOST_ON_HOME) throw fullHome();
    await this.#alone(workspace, async (db, present) => {
      for (const id of wanted) found(present, id);
      for (const held of present) {
        const home = wanted.includes(held.id) ? wanted.indexOf(held.id) : null;
        if (home !== held.home) await writeSaved(db, workspace.id, { ...held, home });
      }
    });
    return this.list(workspace);
  }

  /** @throws AppError `not_found` for a report, stage or touchpoint that is not there */
  async place(workspace: WorkspaceScope, id: string, place: Place | null): Promise<SavedReport> {
    const title = place && (await this.#titles(workspace.id, place.kind)).get(place.id);
    return this.#change(workspace, (present) => {
      const held = found(present, id);
      if (place && title === undefined) throw new AppError('not_found', { thing: place.kind });
      return { ...held, place: place && { ...place, title: title ?? '' } };
    });
  }

  async #present(workspace: string): Promise<StoredReport[]> {
    return presentOf(await readSaved(this.#parts.state.db, workspace));
  }

  /** While nobody else changes a report of the business, so that limits hold and names stay apart. */
  #alone<T>(
    workspace: WorkspaceScope,
    act: (db: Kysely<unknown>, present: StoredReport[], all: StoredReport[]) => Promise<T>,
  ): Promise<T> {
    return alone(this.#parts.state, `saved reports ${workspace.id}`, async (db) => {
      const all = await readSaved(db, workspace.id);
      return act(db, presentOf(all), all);
    });
  }

  /** @param change what one of them becomes */
  async #change(
    workspace: WorkspaceScope,
    change: (present: StoredReport[], all: StoredReport[]) => StoredReport,
  ): Promise<SavedReport> {
    const changed = await this.#alone(workspace, async (db, present, all) => {
      const report = change(present, all);
      await writeSaved(db, workspace.id, report);
      return report;
    });
    const [shown] = await this.#shown(workspace, [changed]);
    if (!shown) throw new AppError('not_found', { thing: 'saved report' });
    return shown;
  }

  #changed(report: Omit<StoredReport, 'changedAt'>): StoredReport {
    return { ...report, changedAt: this.#parts.clock() };
  }

  #titles(workspace: string, kind: Place['kind']): Promise<Titles> {
    return kind === 'stage' ? this.#parts.stages(workspace) : this.#parts.touchpoints(workspace);
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

function presentOf(all: readonly StoredReport[]): StoredReport[] {
  return all.filter(({ deletedAt }) => deletedAt === null);
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
