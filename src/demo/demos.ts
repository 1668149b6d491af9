/**
 * Puts the demo business into an empty workspace and takes it out again. Told by a job that goes on where it was
 * interrupted; a workspace that holds anything of its own is refused.
 */
import type { Kysely } from 'kysely';
import type { Ingest, Origin } from '../gather/events/public.ts';
import type { Ledger } from '../gather/ledger/public.ts';
import type { WorkspaceScope } from '../kernel/workspace.ts';
import type { Drafts } from '../map/draft/public.ts';
import type { Touchpoints } from '../map/touchpoints/public.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { AppError } from '../platform/errors/app-error.ts';
import type { JobHandler, Jobs, JobTools } from '../platform/jobs/job.ts';
import type { State } from '../platform/statedb/state.ts';
import { causes } from './causes.ts';
import type { DemoStatus } from './contract.ts';
import type { DemoPlan } from './demo-plan.ts';
import { readDemoShop } from './demo-shop.ts';
import type { Told } from './diary.ts';
import { tellShopper } from './shopper.ts';
import { type DemoRow, dropDemo, readDemo, saveDemo, setDone } from './store.ts';

const ORIGIN: Origin = { kind: 'demo', id: 'demo' };
const BUILD = 'demo.build';
const REMOVE = 'demo.remove';
const ATTEMPTS = 5;
const PEOPLE_PER_BATCH = 400;
const DAY_MS = 86_400_000;

export interface DemoParts {
  readonly state: State;
  readonly jobs: Jobs;
  readonly ingest: Ingest;
  readonly ledger: Pick<Ledger, 'totals' | 'hasOthers'>;
  readonly drafts: Drafts;
  readonly touchpoints: Touchpoints;
  readonly clock: Clock;
  readonly workspace: (id: string) => Promise<WorkspaceScope | null>;
}

export class Demos {
  readonly #parts: DemoParts;

  constructor(parts: DemoParts) {
    this.#parts = parts;
  }

  async status(workspace: string): Promise<DemoStatus> {
    return statusOf(await readDemo(this.#db(), workspace));
  }

  /** @throws AppError `conflict` when the workspace holds data of its own, or a demo already */
  async start(
    workspace: WorkspaceScope,
    wanted: { people: number; seed: number; planted: boolean },
  ): Promise<DemoStatus> {
    if (await readDemo(this.#db(), workspace.id))
      throw new AppError('conflict', { problem: 'The demo business is here already' });
    const hasData = await this.#parts.ledger.hasOthers(workspace.id, ORIGIN);
    if (hasData || (await this.#parts.touchpoints.list(workspace.id)).length > 0) {
      throw new AppError('conflict', {
        problem:
          'This business holds data of its own; add another business for the demo, so that the two do not mix',
      });
    }
    const shop = readDemoShop();
    await this.#parts.drafts.accept(workspace, {
      mode: 'replace',
      stages: shop.stages,
      touchpoints: shop.touchpoints,
    });
    const touchpoints = (await this.#parts.touchpoints.list(workspace.id)).map(({ id }) => id);
    const row: DemoRow = {
      workspace: workspace.id,
      state: 'building',
      seed: wanted.seed,
      people: wanted.people,
      done: 0,
      planted: wanted.planted ? 1 : 0,
      // A whole day, so that the same seed tells the same story all day long.
      until: Math.floor(this.#parts.clock() / DAY_MS) * DAY_MS,
      touchpoints: JSON.stringify(touchpoints),
    };
    await saveDemo(this.#db(), row);
    await this.#parts.jobs.enqueue({
      kind: BUILD,
      workspace: workspace.id,
      payload: null,
      key: workspace.id,
    });
    return statusOf(row);
  }

  /** @throws AppError `not_found` when there is none */
  async remove(workspace: WorkspaceScope): Promise<DemoStatus> {
    const row = await readDemo(this.#db(), workspace.id);
    if (!row) throw new AppError('not_found', { thing: 'demo business' });
    const removing: DemoRow = { ...row, state: 'removing' };
    await saveDemo(this.#db(), removing);
    await this.#parts.jobs.enqueue({
      kind: REMOVE,
      workspace: workspace.id,
      payload: null,
      key: workspace.id,
    });
    return statusOf(removing);
  }

  handlers(): JobHandler[] {
    return [
      {
        kind: BUILD,
        attempts: ATTEMPTS,
        run: ({ workspace, attempt }, tools) => this.#buildOrSay(workspace ?? '', attempt, tools),
      },
      { kind: REMOVE, run: ({ workspace }) => this.#takeOut(workspace ?? '') },
    ];
  }

  /** The last attempt that fails is shown as one; before that the job goes on where it was. */
  async #buildOrSay(id: string, attempt: number, tools: JobTools): Promise<void> {
    try {
      await this.#build(id, tools);
    } catch (error) {
      const row = await readDemo(this.#db(), id);
      if (row?.state === 'building' && attempt >= ATTEMPTS && !tools.signal.aborted) {
        await saveDemo(this.#db(), { ...row, state: 'failed' });
      }
      throw error;
    }
  }

  async #build(id: string, tools: JobTools): Promise<void> {
    const [workspace, row] = await Promise.all([this.#parts.workspace(id), readDemo(this.#db(), id)]);
    if (!workspace || row?.state !== 'building') return;
    const plan: DemoPlan = {
      seed: row.seed,
      until: row.until,
      currency: workspace.currency,
      planted: row.planted === 1,
      shop: readDemoShop(),
    };
    for (let done = row.done; done < row.people; ) {
      tools.signal.throwIfAborted();
      // Somebody may have had enough of it while it was being told.
      if ((await readDemo(this.#db(), id))?.state !== 'building') return;
      const next = Math.min(done + PEOPLE_PER_BATCH, row.people);
      const told = tellMany(plan, done, next);
      await this.#parts.ingest.accept({ workspace, origin: ORIGIN, ...told }, (transaction) =>
        setDone(transaction, id, next),
      );
      done = next;
      await tools.progress(done, row.people);
    }
    await this.#parts.ingest.settle(id);
    await saveDemo(this.#db(), { ...row, done: row.people, state: 'ready' });
  }

  async #takeOut(id: string): Promise<void> {
    const [workspace, row] = await Promise.all([this.#parts.workspace(id), readDemo(this.#db(), id)]);
    if (!workspace || !row) return;
    await this.#parts.ingest.undo(workspace, ORIGIN);
    const made = new Set(JSON.parse(row.touchpoints) as string[]);
    for (const touchpoint of await this.#parts.touchpoints.list(id)) {
      if (made.has(touchpoint.id)) await this.#parts.touchpoints.remove(id, touchpoint.id);
    }
    await dropDemo(this.#db(), id);
  }

  #db(): Kysely<unknown> {
    return this.#parts.state.db;
  }
}

/** The people from one number up to, not including, another. */
export function tellMany(plan: DemoPlan, from: number, to: number): Told {
  const told = Array.from({ length: to - from }, (_, index) => tellShopper(plan, from + index));
  return { events: told.flatMap(({ events }) => events), people: told.flatMap(({ people }) => people) };
}

function statusOf(row: DemoRow | null): DemoStatus {
  if (!row) return { state: 'none', people: 0, done: 0, seed: 0, causes: [] };
  const day = (daysBefore: number | null) =>
    daysBefore === null ? null : new Date(row.until - daysBefore * DAY_MS).toISOString().slice(0, 10);
  return {
    state: row.state,
    people: row.people,
    done: row.done,
    seed: row.seed,
    causes:
      row.planted === 0
        ? []
        : Object.values(causes).map((cause) => ({
            id: cause.id,
            what: cause.what,
            where: cause.where,
            from: day(cause.fromDaysBefore),
            to: day(cause.toDaysBefore),
            effect: cause.effect,
            monthlyMinor: Math.round((cause.monthlyPer1000.expected * row.people) / 1000),
          })),
  };
}
