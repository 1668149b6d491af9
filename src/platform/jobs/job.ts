/** Work that outlives a request: what a job is, how a slice asks for one and how it answers to one. */

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** `waiting` (also between attempts), `running`, then one of the others for good. */
export type JobStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  readonly id: string;
  readonly kind: string;
  /** Id of the workspace, or null for the installation's own work. */
  readonly workspace: string | null;
  readonly status: JobStatus;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  readonly note: string | null;
  readonly attempt: number;
  /** Why the last attempt failed, for people; null otherwise. */
  readonly problem: string | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

export interface JobTools {
  /** Aborted on cancel, on shutdown and when the lease was lost: keep what is committed and throw (`throwIfAborted`). */
  readonly signal: AbortSignal;
  /** Shows how far it is; also renews the lease. Throttled, so call it as often as convenient. */
  progress(done: number, total: number | null, note?: string): Promise<void>;
}

/**
 * Does one kind of job. May run more than once for one job (after a crash or an error): it must go on where the
 * last attempt's commits ended. An AppError ends the job at once; any other error is tried again with backoff.
 */
export interface JobHandler {
  readonly kind: string;
  /** Attempts before the job has failed; default 5. */
  readonly attempts?: number;
  /** A cron pattern in UTC (`0 3 * * *`): the job is also enqueued by itself, without workspace, payload null. */
  readonly schedule?: string;
  run(job: JobRun, tools: JobTools): Promise<void>;
}

export interface JobRun {
  readonly id: string;
  readonly workspace: string | null;
  /** As given to `enqueue`; parse it with a schema. */
  readonly payload: unknown;
  /** 1 for the first. */
  readonly attempt: number;
}

export interface Jobs {
  /**
   * Resolves once the job is durable. With a `key`, a job of that kind and key which has not finished is given back
   * instead of making another.
   * @param runAt ms UTC, default now
   */
  enqueue(job: {
    kind: string;
    workspace: string | null;
    payload: JsonValue;
    runAt?: number;
    key?: string;
  }): Promise<Job>;
  get(id: string): Promise<Job | null>;
  /** Stops it if it runs here, keeps it from starting otherwise; a finished job stays as it is. */
  cancel(id: string): Promise<void>;
}
