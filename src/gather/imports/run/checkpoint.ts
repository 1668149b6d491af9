/** How far an import is: kept with every chunk in the transaction that stores its events. */
import type { RejectedMark } from './rejected-file.ts';
import { NO_REJECTED } from './rejected-file.ts';
import type { Counts } from './tally.ts';

export interface Checkpoint {
  /** Records consumed since the beginning; a run that is taken up again passes over as many. */
  readonly records: number;
  readonly counts: Counts;
  readonly rejected: RejectedMark;
  readonly share: number;
  /** When this was saved, ms UTC, and where the present run began, for the speed. */
  readonly at: number;
  readonly began: { readonly at: number; readonly rows: number; readonly share: number };
  readonly note: string;
}

export const NO_COUNTS: Counts = {
  read: 0,
  used: 0,
  skipped: 0,
  rejected: 0,
  refusedRecords: 0,
  events: 0,
  people: 0,
  skippedBy: {},
  rejectedBy: {},
};

export function firstCheckpoint(now: number): Checkpoint {
  const began = { at: now, rows: 0, share: 0 };
  return { records: 0, counts: NO_COUNTS, rejected: NO_REJECTED, share: 0, at: now, began, note: 'starting' };
}
