/** Runs searches for pain points: nightly for every workspace, and on demand; keeps the newest result. */
import { setImmediate } from 'node:timers/promises';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { asking } from '../../platform/eventdb/asking.ts';
import type { Job, JobHandler, Jobs, JobTools } from '../../platform/jobs/job.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Journeys } from '../journeys/public.ts';
import type { FrictionMark, SearchResult, SearchRun } from './contract.ts';
import { type OneSearchParts, oneSearch } from './one-search.ts';
import { marksOf, peopleOf, readSearch, type StoredSearch, saveJob, saveMark, saveResult } from './store.ts';

const RUN = 'frictions.run';
const NIGHTLY = 'frictions.nightly';
/** Two at night in UTC: most of the businesses that read this sleep then. */
const AT_NIGHT = '0 2 * * *';

export interface SearchParts extends OneSearchParts {
  readonly state: State;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly journeys: Pick<Journeys, 'source'>;
  readonly workspaces: { all(): Promise<WorkspaceScope[]>; byId(id: string): Promise<WorkspaceScope | null> };
}

export class Searches {
  readonly #parts: SearchParts;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  /** Begins a search, or gives back the one under way. */
  async begin(workspace: string): Promise<SearchRun> {
    const job = await this.#parts.jobs.enqueue({ kind: RUN, workspace, payload: null, key: workspace });
    await saveJob(this.#parts.state.db, workspace, job.id);
    return runOf(job) ?? { status: 'waiting', done: 0, total: null, problem: null };
  }

  async cancel(workspace: string): Promise<boolean> {
    const { job } = await readSearch(this.#parts.state.db, workspace);
    const run = job === null ? null : await this.#parts.jobs.get(job);
    if (!run || run.finishedAt !== null) return false;
    await this.#parts.jobs.cancel(run.id);
    return true;
  }

  async newest(
    workspace: string,
  ): Promise<StoredSearch & { readonly run: SearchRun | null; readonly marks: Map<string, FrictionMark> }> {
    const { state, jobs } = this.#parts;
    const [stored, marks] = await Promise.all([
      readSearch(state.db, workspace),
      marksOf(state.db, workspace),
    ]);
    const job = stored.job === null ? null : await jobs.get(stored.job);
    return { ...stored, run: job && runOf(job), marks };
  }

  /** Ids of everybody concerned by a pain point of the newest search. */
  people(workspace: string, friction: string): Promise<string[]> {
    return peopleOf(this.#parts.state.db, workspace, friction);
  }

  mark(workspace: string, friction: string, mark: FrictionMark): Promise<void> {
    return saveMark(this.#parts.state.db, workspace, friction, mark, this.#parts.clock());
  }

  handlers(): JobHandler[] {
    return [
      { kind: NIGHTLY, schedule: AT_NIGHT, run: () => this.#beginAll() },
      { kind: RUN, attempts: 2, run: ({ workspace }, tools) => this.#run(workspace ?? '', tools) },
    ];
  }

  async #beginAll(): Promise<void> {
    for (const { id } of await this.#parts.workspaces.all()) await this.begin(id);
  }

  async #run(id: string, tools: JobTools): Promise<void> {
    const workspace = await this.#parts.workspaces.byId(id);
    if (!workspace) return;
    const asked = { business: id, name: RUN, rank: 'night', signal: tools.signal } as const;
    const result = await asking(asked, () => this.search(workspace, tools));
    tools.signal.throwIfAborted();
    await saveResult(this.#parts.state.db, id, result, this.#parts.clock());
  }

  /** One search, compared with the one before; keeps nothing. */
  async search(workspace: WorkspaceScope, tools: JobTools): Promise<SearchResult> {
    const { state, journeys, clock } = this.#parts;
    const { result: before } = await readSearch(state.db, workspace.id);
    const source = await journeys.source(workspace);
    const asked = { workspace, source, now: clock(), before };
    return oneSearch(this.#parts, asked, {
      step: async (done) => {
        tools.signal.throwIfAborted();
        await tools.progress(done, 100);
        await setImmediate();
      },
      look: (work) => work(),
    });
  }
}

/** A search that ended well is told by its result. */
function runOf({ status, done, total, problem }: Job): SearchRun | null {
  return status === 'done' ? null : { status, done, total, problem };
}
