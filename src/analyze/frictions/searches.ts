/** Runs searches for pain points: nightly for every workspace, and on demand; keeps the newest result. */
import { setImmediate } from 'node:timers/promises';
import type { Rates } from '../../gather/rates/public.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { asking } from '../../platform/eventdb/asking.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import type { Job, JobHandler, Jobs, JobTools } from '../../platform/jobs/job.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Period } from '../engine/contract.ts';
import type { Journeys } from '../journeys/public.ts';
import type { FrictionMark, SearchResult, SearchRun } from './contract.ts';
import { findFrictions } from './find.ts';
import { loadWorld } from './load-world.ts';
import { quotesOf } from './quotes.ts';
import { resultOf } from './result.ts';
import { marksOf, peopleOf, readSearch, type StoredSearch, saveJob, saveMark, saveResult } from './store.ts';
import { dayAt, type World } from './world.ts';

const RUN = 'frictions.run';
const NIGHTLY = 'frictions.nightly';
/** Two at night in UTC: most of the businesses that read this sleep then. */
const AT_NIGHT = '0 2 * * *';

export interface SearchParts {
  readonly state: State;
  readonly events: EventDb;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly journeys: Pick<Journeys, 'source'>;
  readonly rates: Pick<Rates, 'forBuild'>;
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

  /** One search from the events to the result, compared with the one before; keeps nothing. */
  async search(workspace: WorkspaceScope, tools: JobTools): Promise<SearchResult> {
    const { state, events, journeys, rates, clock } = this.#parts;
    const before = (await readSearch(state.db, workspace.id)).result;
    const [source, factors] = await Promise.all([journeys.source(workspace), rates.forBuild(workspace)]);
    // Reading is the first half of the way, looking the second. Others have their turn after each step.
    const steps = (from: number) => async (done: number, total: number) => {
      tools.signal.throwIfAborted();
      await tools.progress(from + Math.round((50 * done) / Math.max(1, total)), 100);
      await setImmediate();
    };
    const world = await loadWorld(events, source, workspace, factors, clock(), { step: steps(0) });
    const found = await findFrictions(world, { step: steps(50) });
    const told = [...found.harm, ...found.help];
    const said = await quotesOf(
      events,
      workspace.number,
      world,
      told.map(({ friction }) => friction),
    );
    const quotes = new Map(told.map((each, i) => [each, said[i] ?? []]));
    return resultOf(found, {
      world,
      period: periodOf(world, workspace.timezone),
      currency: workspace.currency,
      before,
      quotes,
    });
  }
}

function periodOf(world: World, timezone: string): Period {
  const { walks, dayStarts, until } = world;
  const first = walks.times.reduce((earliest, time) => Math.min(earliest, time), until);
  const [fromDay, lastDay] = [dayAt(world, first), dayAt(world, until - 1)];
  const last = daysBetween(world.firstDay, lastDay) + 1;
  const toDay = dayAt(world, dayStarts[last] ?? until);
  return {
    fromMs: dayStarts[daysBetween(world.firstDay, fromDay)] ?? first,
    toMs: dayStarts[last] ?? until,
    fromDay,
    toDay,
    days: daysBetween(fromDay, toDay),
    timezone,
  };
}

/** A search that ended well is told by its result. */
function runOf({ status, done, total, problem }: Job): SearchRun | null {
  return status === 'done' ? null : { status, done, total, problem };
}
