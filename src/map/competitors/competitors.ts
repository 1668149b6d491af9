/** Competitors of a business: named, compared with it by visits to both, drawn as maps, deleted and brought back. */
import type { Language } from '../../kernel/language.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { voiceOf } from '../../platform/files/voices.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Maps } from '../maps/public.ts';
import { compare } from './compare.ts';
import { competitorMap } from './competitor-map.ts';
import { type Comparison, type Competitor, type CompetitorDraft, MOST_COMPETITORS } from './contract.ts';
import {
  insertCompetitor,
  markDeleted,
  readCompetitors,
  readSame,
  rewriteCompetitor,
  saveSame,
} from './store.ts';
import { isPresent, type Visits } from './visits/visits.ts';

export interface CompetitorParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly visits: Visits;
  readonly maps: Pick<Maps, 'add'>;
}

export class Competitors {
  readonly #parts: CompetitorParts;

  constructor(parts: CompetitorParts) {
    this.#parts = parts;
  }

  /** By name. */
  async list(workspace: string): Promise<Competitor[]> {
    const all = await readCompetitors(this.#parts.state.db, workspace);
    return all.filter(isPresent).map(({ deletedAt: _, ...competitor }) => competitor);
  }

  /** @throws AppError `not_found` */
  async get(workspace: string, id: string): Promise<Competitor> {
    const found = (await this.list(workspace)).find((each) => each.id === id);
    if (!found) throw new AppError('not_found', { thing: 'competitor' });
    return found;
  }

  /** @throws AppError `conflict` beyond the limit */
  async create(workspace: string, draft: CompetitorDraft): Promise<Competitor> {
    const { state, clock, newId } = this.#parts;
    const id = newId('cmp');
    await alone(state, `competitors ${workspace}`, async (db) => {
      await mustHaveRoom(db, workspace);
      await insertCompetitor(db, workspace, { ...draft, id, at: clock() });
    });
    return this.get(workspace, id);
  }

  /** @throws AppError `not_found`, `conflict` where somebody else changed it meanwhile */
  async update(workspace: string, id: string, draft: CompetitorDraft, since: number): Promise<Competitor> {
    const { state, clock } = this.#parts;
    await this.get(workspace, id);
    const at = Math.max(clock(), since + 1);
    if (!(await rewriteCompetitor(state.db, workspace, id, draft, { since, at })))
      throw new AppError('conflict', { problem: `Somebody else changed “${draft.name}” in the meantime` });
    return this.get(workspace, id);
  }

  /** With its visits. @throws AppError `not_found` */
  async remove(workspace: string, id: string): Promise<Competitor> {
    const { state, clock, visits } = this.#parts;
    const competitor = await this.get(workspace, id);
    await markDeleted(state.db, 'competitors', workspace, id, clock());
    await visits.purge(workspace);
    return competitor;
  }

  /** @throws AppError `not_found` when it was deleted too long ago, `conflict` where there is no room for it */
  async restore(workspace: string, id: string): Promise<Competitor> {
    await alone(this.#parts.state, `competitors ${workspace}`, async (db) => {
      const stored = (await readCompetitors(db, workspace)).find((each) => each.id === id);
      if (!stored) throw new AppError('not_found', { thing: 'competitor' });
      if (isPresent(stored)) return;
      await mustHaveRoom(db, workspace);
      await markDeleted(db, 'competitors', workspace, id, null);
    });
    return this.get(workspace, id);
  }

  async compare(workspace: string): Promise<Comparison> {
    const { state, visits } = this.#parts;
    const same = await readSame(state.db, workspace);
    return compare(await visits.list(workspace), await this.list(workspace), same);
  }

  /** @throws AppError `invalid_input` for rows that are not there, or are one already */
  async match(workspace: string, key: string, sameAs: string | null): Promise<Comparison> {
    const rows = (await this.compare(workspace)).rows;
    const isThere = (one: string): boolean => rows.some((row) => row.key === one);
    if (sameAs !== null && (key === sameAs || !isThere(key) || !isThere(sameAs)))
      throw new AppError('invalid_input', { problem: 'these are not two rows of the comparison' });
    await saveSame(this.#parts.state.db, workspace, key, sameAs);
    return this.compare(workspace);
  }

  /** @throws AppError `not_found`, `invalid_input` before anything was seen there, `conflict` beyond the number of maps */
  async draw(
    workspace: WorkspaceScope,
    by: string,
    id: string,
    language: Language,
  ): Promise<{ map: string; title: string }> {
    const { visits, maps, newId } = this.#parts;
    const competitor = await this.get(workspace.id, id);
    const own = (await visits.list(workspace.id)).filter((visit) => visit.competitor === id);
    const document = competitorMap(
      competitor,
      own,
      await readSame(this.#parts.state.db, workspace.id),
      newId,
      voiceOf(language),
    );
    if (!document)
      throw new AppError('invalid_input', { problem: `${competitor.name} has not been visited yet` });
    const map = await maps.add(workspace, by, document);
    return { map: map.id, title: map.title };
  }
}

/** @throws AppError `conflict` */
async function mustHaveRoom(db: State['db'], workspace: string): Promise<void> {
  if ((await readCompetitors(db, workspace)).filter(isPresent).length >= MOST_COMPETITORS)
    throw new AppError('conflict', { problem: `A business has at most ${MOST_COMPETITORS} competitors` });
}
