/** Events: what other slices may call. */
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import type { State } from '../../platform/statedb/state.ts';
import { Drain } from './drain.ts';
import { DrainLoop } from './drain-loop.ts';
import { type EventsTables, releaseDrain, waitingEvents } from './inbox-store.ts';
import {
  Inbox,
  type IngestBatch,
  type IngestReceipt,
  type Origin,
  originText,
  type Within,
} from './ingest.ts';

export { channelCode, channelFromCampaign, channelId, channels } from './channels.ts';
export {
  type EventAmount,
  type IncomingEvent,
  type IncomingPerson,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  PAYMENT_REFUNDED,
  PAYMENT_SUCCEEDED,
  type PropertyValue,
  type TimePrecision,
} from './event.ts';
export { linkedPeople } from './events.sql.ts';
export type { EventsTables } from './inbox-store.ts';
export type { IngestBatch, IngestReceipt, Origin, Within } from './ingest.ts';
export { originText } from './ingest.ts';
export { rejectReasons } from './steps.ts';
export { PRECISION_DATE } from './stored-event.ts';

export interface Ingest {
  /**
   * Stores events and what they say of people; resolves when they are on disk. `within` runs in the same transaction.
   * An import waits here while the inbox is long; live events do not.
   * @throws AppError `disk_full`; then nothing of the batch is stored
   */
  accept(batch: IngestBatch, within?: Within): Promise<IngestReceipt>;
  /**
   * Resolves when everything accepted for the workspace so far is in the event engine and counted.
   * @throws the reason of the signal, between two batches
   */
  settle(workspace: string, signal?: AbortSignal): Promise<void>;
  /** Takes an origin's events, keys, links, traits and counts out again, wholly. */
  undo(workspace: { id: string; number: number }, origin: Origin): Promise<void>;
  /** Everything up to this batch number is in the engine. */
  lastBatch(): Promise<number>;
  /** Events accepted and not yet in the engine. */
  waiting(of?: { workspace: string; origin?: Origin }): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

export interface IngestParts {
  readonly state: State;
  readonly events: EventDb;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Told when a batch could not be moved; it is tried again. */
  readonly onTrouble: (error: unknown) => void;
}

/** An import stops reading while this many events wait, so that the inbox stays small. */
const LONG_INBOX_EVENTS = 300_000;

export function createIngest(parts: IngestParts): Ingest {
  const db = parts.state.db.withTables<EventsTables>();
  // SQLite has one owner: what a process that was killed still holds is free at once.
  const holder = parts.state.dialect === 'sqlite' ? 'only' : parts.newId('drn');
  const drain = new Drain({ ...parts, holder });
  const loop = new DrainLoop(drain, parts.onTrouble);
  const inbox = new Inbox({ ...parts, onStored: () => loop.wake() });
  return {
    async accept(batch, within) {
      if (batch.origin.kind !== 'source') await drain.makeRoom(LONG_INBOX_EVENTS);
      return inbox.accept(batch, within);
    },
    settle: (workspace, signal) => drain.settle(workspace, signal),
    undo: (workspace, origin) => drain.undo(workspace, originText(origin)),
    lastBatch: () => drain.lastBatch(),
    waiting: (of) =>
      waitingEvents(
        db,
        of && { workspace: of.workspace, ...(of.origin ? { origin: originText(of.origin) } : {}) },
      ),
    start: () => loop.start(),
    async stop() {
      await loop.stop();
      await releaseDrain(db, holder);
    },
  };
}
