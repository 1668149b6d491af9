/** The jobs table: every change of a job's state is one statement, so that two processes never hold the same job. */
import type { Kysely, Selectable } from 'kysely';
import type { State } from '../statedb/state.ts';
import type { Job, JobStatus, JsonValue } from './job.ts';

interface JobTable {
  id: string;
  kind: string;
  workspace: string | null;
  job_key: string | null;
  payload: string;
  status: JobStatus;
  run_at: number;
  attempt: number;
  holder: string | null;
  lease_until: number | null;
  cancel_wanted: number;
  done: number;
  total: number | null;
  note: string | null;
  problem: string | null;
  created_at: number;
  finished_at: number | null;
}

export type JobRow = Selectable<JobTable>;

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly workspace: string | null;
  readonly payload: JsonValue;
  readonly runAt: number;
  readonly key: string | null;
}

export class JobStore {
  readonly #db: Kysely<{ jobs: JobTable }>;
  readonly #skipsLocked: boolean;

  constructor(state: State) {
    this.#db = state.db.withTables<{ jobs: JobTable }>();
    this.#skipsLocked = state.dialect === 'postgres';
  }

  /** Adds the job unless an unfinished one has its kind and key; gives back the one that stands. */
  async add(job: NewJob, now: number): Promise<Job> {
    for (;;) {
      await this.addOnce(job, now);
      const row = await this.#db
        .selectFrom('jobs')
        .selectAll()
        .where((is) =>
          is.or([
            is('id', '=', job.id),
            is.and([is('kind', '=', job.kind), is('job_key', '=', job.key), is('finished_at', 'is', null)]),
          ]),
        )
        .executeTakeFirst();
      // Nothing stands when the other job of this key finished between the two statements: add again.
      if (row) return jobOf(row);
    }
  }

  /** Adds the job unless one with its id, or an unfinished one with its kind and key, is there. */
  async addOnce(job: NewJob, now: number): Promise<void> {
    const insert = this.#db.insertInto('jobs').values(rowOf(job, now));
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }

  async get(id: string): Promise<Job | null> {
    const row = await this.#db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? jobOf(row) : null;
  }

  /** Takes the job that is due longest: waiting, or with a lease that ran out. */
  async claim(
    kinds: readonly string[],
    holder: string,
    now: number,
    leaseUntil: number,
  ): Promise<JobRow | null> {
    if (kinds.length === 0) return null;
    const due = this.#db
      .selectFrom('jobs')
      .select('id')
      .where('kind', 'in', kinds)
      .where((is) =>
        is.or([
          is.and([is('status', '=', 'waiting'), is('run_at', '<=', now)]),
          is.and([is('status', '=', 'running'), is('lease_until', '<', now)]),
        ]),
      )
      .orderBy('run_at')
      .orderBy('id')
      .limit(1);
    const row = await this.#db
      .updateTable('jobs')
      .set((to) => ({ status: 'running', holder, lease_until: leaseUntil, attempt: to('attempt', '+', 1) }))
      .where('id', 'in', this.#skipsLocked ? due.forUpdate().skipLocked() : due)
      .returningAll()
      .executeTakeFirst();
    return row ?? null;
  }

  /** Changes a job this holder still has; `lost` when it has it no longer. */
  async update(id: string, holder: string, change: Partial<JobRow>): Promise<'kept' | 'cancel' | 'lost'> {
    const row = await this.#db
      .updateTable('jobs')
      .set(change)
      .where('id', '=', id)
      .where('holder', '=', holder)
      .where('status', '=', 'running')
      .returning('cancel_wanted')
      .executeTakeFirst();
    if (!row) return 'lost';
    return row.cancel_wanted ? 'cancel' : 'kept';
  }

  /** Ends a waiting job at once, marks a running one. */
  async cancel(id: string, now: number): Promise<void> {
    const job = this.#db.updateTable('jobs').where('id', '=', id);
    await job.set({ status: 'cancelled', finished_at: now }).where('status', '=', 'waiting').execute();
    await job.set({ cancel_wanted: 1 }).where('status', '=', 'running').execute();
  }

  /** Gives up every lease, for when no other process can be alive. */
  async releaseAll(now: number): Promise<void> {
    const change = { status: 'waiting', holder: null, lease_until: null, run_at: now } as const;
    await this.#db.updateTable('jobs').set(change).where('status', '=', 'running').execute();
  }

  async removeFinishedBefore(time: number): Promise<void> {
    await this.#db.deleteFrom('jobs').where('finished_at', '<', time).execute();
  }
}

function rowOf(job: NewJob, now: number): JobTable {
  return {
    id: job.id,
    kind: job.kind,
    workspace: job.workspace,
    job_key: job.key,
    payload: JSON.stringify(job.payload),
    status: 'waiting',
    run_at: job.runAt,
    attempt: 0,
    holder: null,
    lease_until: null,
    cancel_wanted: 0,
    done: 0,
    total: null,
    note: null,
    problem: null,
    created_at: now,
    finished_at: null,
  };
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    workspace: row.workspace,
    status: row.status,
    done: row.done,
    total: row.total,
    note: row.note,
    attempt: row.attempt,
    problem: row.problem,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
