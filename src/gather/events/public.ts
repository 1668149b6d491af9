/** Events: what other slices may call. */
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
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
import { type PutAside, PutAsides } from './put-aside.ts';
import { keptByOthers } from './undo.ts';

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
export { PUT_ASIDE, type PutAside } from './put-aside.ts';
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
  /**
   * Takes an origin's events, keys, links, traits and counts out again, wholly. Events that other origins brought too stay,
   * counted as stored by the first of those.
   */
  undo(workspace: { id: string; number: number }, origin: Origin): Promise<void>;
  /** Of an origin's stored events those that would stay after an undo, by the origin text they would then have. */
  keptByOthers(
    workspace: { number: number },
    origin: Origin,
  ): Promise<{ readonly origin: string; readonly events: number }[]>;
  /** What the databases would not take, newest first. */
  putAside(workspace: string): Promise<PutAside[]>;
  /** Sends what was put aside through again; false when it is not there. */
  tryAgain(workspace: string, id: string): Promise<boolean>;
  /** Gives up what was put aside; false when it is not there. */
  drop(workspace: string, id: string): Promise<boolean>;
  /** Why events wait at the moment, for people; null when all is well. */
  trouble(): Trouble | null;
  /** Everything up to this batch number is in the engine. */
  lastBatch(): Promise<number>;
  /** Events accepted and not yet in the engine. */
  waiting(of?: { workspace: string; origin?: Origin }): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

export interface Trouble {
  readonly message: string;
  readonly advice: string;
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
  const putAsides = new PutAsides(parts);
  return {
    async accept(batch, within) {
      if (batch.origin.kind !== 'source') await drain.makeRoom(LONG_INBOX_EVENTS);
      return inbox.accept(batch, within);
    },
    settle: (workspace, signal) => drain.settle(workspace, signal),
    undo: (workspace, origin) => drain.undo(workspace, originText(origin)),
    keptByOthers: ({ number }, origin) => keptByOthers(parts, number, originText(origin)),
    putAside: (workspace) => putAsides.list(workspace),
    tryAgain: async (workspace, id) => {
      const found = await putAsides.tryAgain(workspace, id);
      loop.wake();
      return found;
    },
    drop: (workspace, id) => putAsides.drop(workspace, id),
    trouble: () => troubleOf(loop.trouble),
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

function troubleOf(error: unknown): Trouble | null {
  if (error === null) return null;
  if (error instanceof AppError) return { message: error.message, advice: error.advice };
  return { message: 'The event engine does not take events.', advice: 'The log of the program tells more.' };
}
