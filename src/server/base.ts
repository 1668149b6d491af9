/** What every slice is built from. */
import type { Clock, NewId } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import type { DomainEvents } from '../platform/domain-events/domain-events.ts';
import type { EventDb } from '../platform/eventdb/event-db.ts';
import type { StatementQueue } from '../platform/eventdb/statement-queue.ts';
import type { Metrics } from '../platform/http/metrics.ts';
import type { Jobs } from '../platform/jobs/job.ts';
import type { Log } from '../platform/log/log.ts';
import type { Passwords } from '../platform/secrets/passwords.ts';
import type { State } from '../platform/statedb/state.ts';

export interface Base {
  readonly config: Config;
  readonly state: State;
  readonly events: EventDb;
  /** Where statements of reports wait for `events`. */
  readonly queue: StatementQueue;
  readonly domainEvents: DomainEvents;
  readonly jobs: Jobs;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Absolute path of the data folder. */
  readonly folder: string;
  readonly passwords: Passwords;
  /** Signs session cookies. */
  readonly secret: string;
  /** What set-up asks for from another machine. */
  readonly setupCode: string;
}
