/** Moves the inbox into the event engine, batch by batch: one at a time in this process, and one process at a time. */
import type { EventsDb, EventsTables } from './inbox-store.ts';
import { holdDrain, lastBatch, newestWaiting, nextBatch, waitingEvents, waitsUpTo } from './inbox-store.ts';
import { BATCH_STEP, type MoveParts, moveBatch } from './move-batch.ts';
import { undoOrigin } from './undo.ts';

const BATCH_BYTES = 48 * 1024 * 1024;
/** Longer than a batch takes, so that another process takes over only from one that is gone. */
const HOLD_MS = 120_000;

export class Drain {
  readonly #parts: MoveParts;
  /** Names this process among those that share the databases. */
  readonly #holder: string;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(parts: MoveParts & { readonly holder: string }) {
    this.#parts = parts;
    this.#holder = parts.holder;
  }

  /** Moves one batch. False when the inbox is empty or another process is at it. Throws when the engine does not take it. */
  moveBatch(): Promise<boolean> {
    return this.#alone(async (last) => {
      const number = this.#numberAfter(last);
      const next = await this.#parts.state.db
        .transaction()
        .execute((transaction) => nextBatch(transaction.withTables<EventsTables>(), BATCH_BYTES, number));
      if (!next) return false;
      await moveBatch(this.#parts, next.rows, next.batch);
      return true;
    });
  }

  /** Moves batches until nothing of the workspace waits that waited at the call; what comes meanwhile is not waited for. */
  async settle(workspace: string, signal?: AbortSignal): Promise<void> {
    const newest = await newestWaiting(this.#db(), workspace);
    if (newest === null) return;
    await this.#moveUntil(async () => {
      signal?.throwIfAborted();
      return !(await waitsUpTo(this.#db(), workspace, newest));
    });
  }

  /** Moves batches until at most this many events wait. */
  async makeRoom(mostEvents: number): Promise<void> {
    await this.#moveUntil(async () => (await waitingEvents(this.#db())) <= mostEvents);
  }

  /** Takes everything an origin brought out again: events, keys, links, traits, counts. */
  async undo(workspace: { readonly id: string; readonly number: number }, origin: string): Promise<void> {
    await this.settle(workspace.id);
    const undo = () =>
      this.#alone(async (last) => {
        await undoOrigin(this.#parts, workspace, origin, this.#numberAfter(last));
        return true;
      });
    while (!(await undo())) await new Promise((resolve) => setTimeout(resolve, 200));
  }

  /** The last batch whose events, links and counts are all in place. */
  lastBatch(): Promise<number> {
    return lastBatch(this.#db());
  }

  /** While another process is at it, there is nothing to do but look again. */
  async #moveUntil(isEnough: () => Promise<boolean>): Promise<void> {
    while (!(await isEnough())) {
      if (!(await this.moveBatch())) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #db(): EventsDb {
    return this.#parts.state.db.withTables<EventsTables>();
  }

  /** Batch numbers grow with time and never repeat; those between two of them are the later one's, for its slices. */
  #numberAfter(last: number): number {
    return Math.max(last + BATCH_STEP, this.#parts.clock() * 1000);
  }

  #alone(work: (lastBatch: number) => Promise<boolean>): Promise<boolean> {
    const turn = this.#tail.then(async () => {
      const last = await holdDrain(this.#db(), this.#holder, this.#parts.clock(), HOLD_MS);
      return last === null ? false : work(last);
    });
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}
