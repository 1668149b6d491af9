/** What a slice hands to the server: its routes, its jobs, what to start and stop with it. */
import type { JobHandler } from '../jobs/job.ts';
import type { BoundRoute } from './handler.ts';

export interface Feature {
  /** `map.stages`; for messages only. */
  readonly name: string;
  readonly routes: readonly BoundRoute[];
  readonly jobs?: readonly JobHandler[];
  /** Called once before the server listens, in the order of the features. */
  start?(): Promise<void>;
  /** Called once when the server drains, in reverse order; must not throw. */
  stop?(): Promise<void>;
}
