/** Visits as a customer: begun with a checklist, answered bit by bit by whoever holds a phone, deleted and brought back. */
import type { WorkspaceScope } from '../../../kernel/workspace.ts';
import type { Clock, NewId } from '../../../platform/clock/clock.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import { alone } from '../../../platform/statedb/alone.ts';
import type { State } from '../../../platform/statedb/state.ts';
import { picturesIn } from '../../pictures/contract.ts';
import {
  insertVisit,
  type Kept,
  lockVisit,
  markDeleted,
  purge,
  readCompetitors,
  readVisit,
  readVisits,
  rewriteVisit,
  visitsOver,
} from '../store.ts';
import { changedChecklist, isAnswered, newChecklist, sameTitle, type ToLookAt } from './checklist.ts';
import {
  type ChecklistFrom,
  MOST_VISITS,
  type Visit,
  type VisitChange,
  type VisitDraft,
  type VisitSummary,
} from './contract.ts';

export const BRING_BACK_MS = 30 * 86_400_000;

/** What other slices keep; the list of an earlier visit is ours. */
export type ListOfOthers = Exclude<ChecklistFrom, { readonly from: 'visit' }>;

export interface VisitParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  /** What a checklist is made of. @throws AppError `not_found` */
  readonly toLookAt: (workspace: WorkspaceScope, from: ListOfOthers) => Promise<readonly ToLookAt[]>;
  /** What trades usually look at, by title. */
  readonly looks: () => readonly { readonly title: string; readonly look: string }[];
  /** Called before visits are removed for good; may be called again for the same. */
  readonly onPurge: (visits: readonly string[]) => Promise<void>;
}

export class Visits {
  readonly #parts: VisitParts;

  constructor(parts: VisitParts) {
    this.#parts = parts;
  }

  /** Newest first; those of a deleted competitor are away with it. */
  async list(workspace: string): Promise<Visit[]> {
    const { db } = this.#parts.state;
    const there = new Set(
      (await readCompetitors(db, workspace)).filter(isPresent).map(({ id }) => id as string | null),
    ).add(null);
    return (await readVisits(db, workspace)).filter(
      (visit) => isPresent(visit) && there.has(visit.competitor),
    );
  }

  /** @throws AppError `not_found`, `invalid_input` for a list without touchpoints or a day to come, `conflict` beyond the limit */
  async begin(workspace: WorkspaceScope, by: string, draft: VisitDraft): Promise<Visit> {
    const { state, clock, newId, toLookAt, looks } = this.#parts;
    const { competitor, visitedOn, visitor, checklist } = draft;
    mustHaveBegun(visitedOn, clock());
    const known = (await readCompetitors(state.db, workspace.id)).filter(isPresent);
    if (competitor !== null && !known.some(({ id }) => id === competitor))
      throw new AppError('not_found', { thing: 'competitor' });
    const usual = new Map(looks().map(({ title, look }) => [sameTitle(title), look]));
    // An earlier list comes with what was found on the spot then.
    const list =
      checklist.from === 'visit'
        ? (await this.read(workspace.id, checklist.visit)).items
        : await toLookAt(workspace, checklist);
    const items = newChecklist(list, usual);
    if (items.length === 0)
      throw new AppError('invalid_input', { problem: 'what the checklist is made of has no touchpoints' });
    const id = newId('vis');
    const visit = { id, competitor, visitedOn, visitor, items, by, at: clock() };
    await alone(state, `visits ${workspace.id}`, async (db) => {
      await mustHaveRoom(db, workspace.id);
      await insertVisit(db, workspace.id, visit);
    });
    return this.read(workspace.id, id);
  }

  /** @throws AppError `not_found` */
  async read(workspace: string, id: string): Promise<Visit> {
    return present(await readVisit(this.#parts.state.db, workspace, id));
  }

  /** Sets what is given and leaves the rest. @throws AppError `not_found`, `invalid_input` for a day to come */
  async change(workspace: string, id: string, change: VisitChange): Promise<Visit> {
    const { state, clock } = this.#parts;
    if (change.visitedOn !== undefined) mustHaveBegun(change.visitedOn, clock());
    return state.db.transaction().execute(async (transaction) => {
      const held = present(await lockVisit(transaction, workspace, id));
      const { visitedOn = held.visitedOn, visitor = held.visitor, isDone } = change;
      const doneAt = isDone === undefined ? held.doneAt : isDone ? (held.doneAt ?? clock()) : null;
      const items = changedChecklist(held.items, change);
      const changed = { ...held, visitedOn, visitor, doneAt, items, changedAt: clock() };
      await rewriteVisit(transaction, changed);
      return changed;
    });
  }

  /** @throws AppError `not_found` */
  async remove(workspace: string, id: string): Promise<VisitSummary> {
    const { state, clock } = this.#parts;
    const visit = await this.read(workspace, id);
    await markDeleted(state.db, 'visits', workspace, id, clock());
    await this.purge(workspace);
    return summaryOf(visit);
  }

  /** @throws AppError `not_found` when it was deleted too long ago, `conflict` where there is no room for it */
  async restore(workspace: string, id: string): Promise<VisitSummary> {
    await alone(this.#parts.state, `visits ${workspace}`, async (db) => {
      const stored = await readVisit(db, workspace, id);
      if (!stored) throw new AppError('not_found', { thing: 'visit' });
      if (isPresent(stored)) return;
      await mustHaveRoom(db, workspace);
      await markDeleted(db, 'visits', workspace, id, null);
    });
    return summaryOf(await this.read(workspace, id));
  }

  /** Forgets for good what was deleted too long ago, competitors too. */
  async purge(workspace: string): Promise<void> {
    const { state, clock, onPurge } = this.#parts;
    const before = clock() - BRING_BACK_MS;
    const over = await visitsOver(state.db, workspace, before);
    // Others first: should the program end in between, the visits are still there to be forgotten again.
    if (over.length > 0) await onPurge(over);
    await state.db.transaction().execute((transaction) => purge(transaction, workspace, over, before));
  }

  /** Of these pictures, those that visits name, deleted ones too, but for some visits. */
  async namedPictures(
    workspace: string,
    ids: readonly string[],
    except: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const visits = await readVisits(this.#parts.state.db, workspace);
    const named = visits
      .filter(({ id }) => !except.includes(id))
      .flatMap(({ items }) => items.flatMap(({ photos }) => photos));
    const wanted = new Set(ids);
    return new Set(picturesIn(named.join('\n')).filter((id) => wanted.has(id)));
  }
}

export function summaryOf({ items, ...visit }: Visit): VisitSummary {
  return { ...visit, items: items.length, answered: items.filter(isAnswered).length };
}

export function isPresent({ deletedAt }: { readonly deletedAt: number | null }): boolean {
  return deletedAt === null;
}

/** @throws AppError `conflict` */
async function mustHaveRoom(db: State['db'], workspace: string): Promise<void> {
  if ((await readVisits(db, workspace)).filter(isPresent).length >= MOST_VISITS)
    throw new AppError('conflict', { problem: `A business keeps at most ${MOST_VISITS} visits` });
}

function present(visit: Kept<Visit> | undefined): Visit {
  if (!visit || !isPresent(visit)) throw new AppError('not_found', { thing: 'visit' });
  const { deletedAt: _, ...rest } = visit;
  return rest;
}

/** Ahead of UTC by the zone that is furthest ahead: somewhere it is this day already. */
const MOST_AHEAD_MS = 14 * 3_600_000;

function mustHaveBegun(day: string, now: number): void {
  if (day > new Date(now + MOST_AHEAD_MS).toISOString().slice(0, 10))
    throw new AppError('invalid_input', { problem: `the day of a visit, ${day}, is yet to come` });
}
