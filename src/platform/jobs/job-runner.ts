/** Runs due jobs, a few at a time: renews leases, tries again with backoff, cancels, hands work back on shutdown. */
import { Cron } from 'croner';
import type { Clock, NewId } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';
import type { Log } from '../log/log.ts';
import type { Job, JobHandler, Jobs } from './job.ts';
import type { JobRow, JobStore } from './job-store.ts';

const LEASE_MS = 30_000;
const POLL_MS = 1_000;
const PROGRESS_EVERY_MS = 400;
const KEEP_FINISHED_MS = 30 * 24 * 3_600_000;
const AT_ONCE = 2;
const ATTEMPTS = 5;

type Ending = 'cancel' | 'lost' | 'shutdown';

export interface JobRunnerParts {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** No other process can run jobs of this database, so leases of a former process are void. */
  readonly alone: boolean;
}

export class JobRunner implements Jobs {
  readonly #parts: JobRunnerParts;
  readonly #holder: string;
  readonly #handlers = new Map<string, JobHandler>();
  readonly #running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
  readonly #crons: Cron[] = [];
  #loop: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;
  #stopped = true;

  constructor(parts: JobRunnerParts) {
    this.#parts = parts;
    this.#holder = parts.newId('run');
  }

  register(handler: JobHandler): void {
    if (this.#handlers.has(handler.kind)) throw new Error(`Two handlers for jobs of kind ${handler.kind}.`);
    this.#handlers.set(handler.kind, handler);
  }

  async enqueue(job: Parameters<Jobs['enqueue']>[0]): Promise<Job> {
    const now = this.#parts.clock();
    const { kind, workspace, payload, runAt = now, key = null } = job;
    const added = await this.#parts.store.add(
      { id: this.#parts.newId('job'), kind, workspace, payload, runAt, key },
      now,
    );
    this.#wake();
    return added;
  }

  get(id: string): Promise<Job | null> {
    return this.#parts.store.get(id);
  }

  async cancel(id: string): Promise<void> {
    await this.#parts.store.cancel(id, this.#parts.clock());
    this.#running.get(id)?.abort.abort('cancel' satisfies Ending);
  }

  /** Starts taking jobs and following schedules. */
  async start(): Promise<void> {
    const { store, clock, alone } = this.#parts;
    if (alone) await store.releaseAll(clock());
    await store.removeFinishedBefore(clock() - KEEP_FINISHED_MS);
    for (const { kind, schedule } of this.#handlers.values()) {
      if (schedule)
        this.#crons.push(new Cron(schedule, { timezone: 'UTC', unref: true }, () => this.#fire(kind)));
    }
    this.#stopped = false;
    this.#loop = this.#takeAsTheyComeDue();
  }

  /** Aborts what runs, waits for it, and leaves it to be taken up again. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cron of this.#crons.splice(0)) cron.stop();
    for (const { abort } of this.#running.values()) abort.abort('shutdown' satisfies Ending);
    this.#wake();
    await this.#loop;
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  /** Runs everything that is due now, one after the other; an alternative to `start` for tests. */
  async runDue(): Promise<void> {
    for (let row = await this.#claim(); row; row = await this.#claim()) await this.#take(row);
  }

  async #takeAsTheyComeDue(): Promise<void> {
    while (!this.#stopped) {
      try {
        while (!this.#stopped && this.#running.size < AT_ONCE) {
          const row = await this.#claim();
          if (!row) break;
          void this.#take(row).then(() => this.#wake());
          // Claimed while `stop` was aborting the others: it must not be waited for.
          if (this.#stopped) this.#running.get(row.id)?.abort.abort('shutdown' satisfies Ending);
        }
      } catch (error) {
        this.#parts.log.error({ err: error }, 'jobs could not be taken');
      }
      if (!this.#stopped) await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #claim(): Promise<JobRow | null> {
    const now = this.#parts.clock();
    return this.#parts.store.claim([...this.#handlers.keys()], this.#holder, now, now + LEASE_MS);
  }

  #take(row: JobRow): Promise<void> {
    const abort = new AbortController();
    const ended = this.#run(row, abort)
      .catch((error) => this.#parts.log.error({ err: error, job: row.id }, 'the end of a job was not stored'))
      .finally(() => this.#running.delete(row.id));
    this.#running.set(row.id, { abort, ended });
    return ended;
  }

  async #run(row: JobRow, abort: AbortController): Promise<void> {
    const { store, clock } = this.#parts;
    const handler = this.#handlers.get(row.kind);
    if (!handler) throw new Error(`No handler for jobs of kind ${row.kind}.`);
    const limit = (handler.attempts ?? ATTEMPTS) + 1;
    const shown = { done: row.done, total: row.total, note: row.note };
    let renewedAt = clock();
    const renew = async () => {
      renewedAt = clock();
      const held = await store.update(row.id, this.#holder, { ...shown, lease_until: renewedAt + LEASE_MS });
      if (held !== 'kept') abort.abort(held satisfies Ending);
    };
    const progress = async (done: number, total: number | null, note?: string) => {
      Object.assign(shown, { done, total, note: note ?? shown.note });
      if (clock() - renewedAt >= PROGRESS_EVERY_MS) await renew();
    };
    const heart = setInterval(() => void renew().catch(() => undefined), LEASE_MS / 3).unref();
    let problem: unknown = null;
    try {
      if (row.attempt > limit) throw new AppError('job_crashed', { attempts: limit });
      const { id, workspace, attempt } = row;
      const job = { id, workspace, attempt, payload: JSON.parse(row.payload) as unknown };
      await handler.run(job, { signal: abort.signal, progress });
    } catch (error) {
      problem = error ?? new Error('A job ended with nothing thrown.');
    } finally {
      clearInterval(heart);
    }
    const ending = abort.signal.reason as Ending | undefined;
    if (ending === 'lost') return;
    const change = problem === null ? done() : this.#afterProblem(row, handler, problem, ending);
    await store.update(row.id, this.#holder, { ...shown, ...change, ...closed(change, clock()) });
  }

  #afterProblem(
    row: JobRow,
    handler: JobHandler,
    problem: unknown,
    ending: Ending | undefined,
  ): Partial<JobRow> {
    const { clock, log } = this.#parts;
    if (ending === 'cancel') return { status: 'cancelled' };
    // Being interrupted is nobody's fault and costs no attempt.
    if (ending === 'shutdown') return { status: 'waiting', run_at: clock(), attempt: row.attempt - 1 };
    if (problem instanceof AppError) {
      return { status: 'failed', problem: `${problem.message} ${problem.advice}` };
    }
    log.error({ err: problem, job: row.id, kind: row.kind, attempt: row.attempt }, 'a job failed');
    const text = 'Something went wrong inside the program; its log tells more.';
    if (row.attempt >= (handler.attempts ?? ATTEMPTS)) return { status: 'failed', problem: text };
    return { status: 'waiting', run_at: clock() + backoffMs(row.attempt), problem: text };
  }

  #fire(kind: string): void {
    const { store, clock, log } = this.#parts;
    const minute = Math.floor(clock() / 60_000) * 60_000;
    // The id is made of the minute, so that several processes on one database enqueue it once.
    const job = {
      id: `job_${kind}_${minute}`,
      kind,
      workspace: null,
      payload: null,
      runAt: minute,
      key: null,
    };
    store.addOnce(job, clock()).then(
      () => this.#wake(),
      (error) => log.error({ err: error, kind }, 'a scheduled job was not enqueued'),
    );
  }
}

/** One second after the first attempt, then twice as long each time, at most ten minutes. */
function backoffMs(attempt: number): number {
  return Math.min(1_000 * 2 ** (attempt - 1), 600_000);
}

function done(): Partial<JobRow> {
  return { status: 'done', problem: null };
}

function closed(change: Partial<JobRow>, now: number): Partial<JobRow> {
  const free = { holder: null, lease_until: null };
  return change.status === 'waiting' ? free : { ...free, finished_at: now };
}
