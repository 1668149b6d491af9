/**
 * Moves accepted events from the inbox into the event engine, learns who is who on the way, and counts what was new and
 * what was known. Everything it does can be interrupted at any line and done again with the same result.
 */
import { type EngineChange, learn, type PersonStatement, unlearn } from '../../people/identity/public.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import { tsvRow } from '../../platform/eventdb/tsv.ts';
import type { State } from '../../platform/statedb/state.ts';
import { emptyIncoming, insertNew, markPeopleOfOrigin, ofOrigin, storedByOrigin } from './events.sql.ts';
import {
  addCounts,
  type EventsDb,
  type EventsTables,
  finishBatch,
  forgetLedger,
  holdDrain,
  hourOf,
  type InboxRow,
  type LedgerCount,
  lastBatch,
  newestWaiting,
  nextBatch,
  waitingEvents,
  waitsUpTo,
} from './inbox-store.ts';
import { eventColumns } from './stored-event.ts';

interface WorkspaceIds {
  readonly id: string;
  readonly number: number;
}

const BATCH_BYTES = 48 * 1024 * 1024;
/** Longer than a batch takes, so that another process takes over only from one that is gone. */
const HOLD_MS = 120_000;

export class Drain {
  readonly #state: State;
  readonly #events: EventDb;
  readonly #clock: Clock;
  /** Names this process among those that share the databases. */
  readonly #holder: string;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(parts: { state: State; events: EventDb; clock: Clock; holder: string }) {
    this.#state = parts.state;
    this.#events = parts.events;
    this.#clock = parts.clock;
    this.#holder = parts.holder;
  }

  /** Moves one batch. False when the inbox is empty or another process is at it. Throws when the engine does not take it. */
  moveBatch(): Promise<boolean> {
    return this.#alone(async (last) => {
      const number = this.#numberAfter(last);
      const next = await this.#state.db
        .transaction()
        .execute((transaction) => nextBatch(transaction.withTables<EventsTables>(), BATCH_BYTES, number));
      if (!next) return false;
      await this.#learnPeople(next.rows, next.batch);
      await this.#moveEvents(next.rows, next.batch);
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
  async undo(workspace: WorkspaceIds, origin: string): Promise<void> {
    await this.settle(workspace.id);
    const done = await this.#alone(async (last) => {
      const version = this.#numberAfter(last);
      await this.#events.run(markPeopleOfOrigin(workspace.number, origin, version));
      const change = await unlearn(this.#state.db, workspace, origin);
      await this.#tellEngine(workspace.number, change, version);
      await this.#events.remove('events', ofOrigin(workspace.number, origin));
      await this.#state.db.transaction().execute(async (transaction) => {
        const db = transaction.withTables<EventsTables>();
        await change.save(transaction);
        await forgetLedger(db, workspace.id, origin);
        await finishBatch(db, version);
      });
      return true;
    });
    if (!done) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await this.undo(workspace, origin);
    }
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
    return this.#state.db.withTables<EventsTables>();
  }

  /** Batch numbers grow with time and never repeat. */
  #numberAfter(last: number): number {
    return Math.max(last + 1, this.#clock() * 1000);
  }

  /** One at a time in this process, and one process at a time. */
  #alone(work: (lastBatch: number) => Promise<boolean>): Promise<boolean> {
    const turn = this.#tail.then(async () => {
      const last = await holdDrain(this.#db(), this.#holder, this.#clock(), HOLD_MS);
      return last === null ? false : work(last);
    });
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  /** Origins in turn, because what one says of a person matters for the next. */
  async #learnPeople(rows: readonly InboxRow[], version: number): Promise<void> {
    for (const group of byOrigin(rows)) {
      const statements = group.rows.flatMap((row) => JSON.parse(row.people) as PersonStatement[]);
      if (statements.length === 0) continue;
      const workspace = { id: group.workspace, number: group.workspaceNumber };
      const change = await learn(this.#state.db, workspace, group.origin, statements, this.#clock());
      await this.#tellEngine(workspace.number, change, version);
      await this.#state.db.transaction().execute((transaction) => change.save(transaction));
    }
  }

  async #tellEngine(workspace: number, { links, dirty }: EngineChange, version: number): Promise<void> {
    if (links.length > 0) {
      const rows = links.map(({ visitor, person }) => tsvRow([workspace, visitor, person, version]));
      await this.#events.insert(
        'links',
        ['workspace', 'visitor', 'person', 'version'],
        Buffer.from(rows.join('')),
      );
    }
    if (dirty.length > 0) {
      const rows = dirty.map((person) => tsvRow([workspace, person, version]));
      await this.#events.insert('dirty', ['workspace', 'person', 'version'], Buffer.from(rows.join('')));
    }
  }

  async #moveEvents(rows: readonly InboxRow[], batch: number): Promise<void> {
    const lines = rows.map((row) => row.event_rows).filter((text) => text !== '');
    const stored = lines.length === 0 ? [] : await this.#insert(Buffer.from(lines.join('')), batch);
    const counts = outcomes(rows, stored, hourOf(this.#clock()));
    await this.#state.db.transaction().execute(async (transaction) => {
      const db = transaction.withTables<EventsTables>();
      await addCounts(db, counts);
      await finishBatch(db, batch);
    });
  }

  async #insert(lines: Buffer, batch: number): Promise<StoredCount[]> {
    await this.#events.run(emptyIncoming());
    await this.#events.insert('incoming', eventColumns, lines);
    await this.#events.run(insertNew(batch));
    const stored = await this.#events.query(storedByOrigin(batch), {
      workspace: int,
      origin: str,
      hour: int,
      stored: int,
    });
    await this.#events.run(emptyIncoming());
    return stored;
  }
}

interface StoredCount {
  readonly workspace: number;
  readonly origin: string;
  readonly hour: number;
  readonly stored: number;
}

function byOrigin(rows: readonly InboxRow[]) {
  const groups = new Map<
    string,
    { workspace: string; workspaceNumber: number; origin: string; rows: InboxRow[] }
  >();
  for (const row of rows) {
    const slot = `${row.workspace}\n${row.origin}`;
    const group = groups.get(slot) ?? {
      workspace: row.workspace,
      workspaceNumber: row.workspace_number,
      origin: row.origin,
      rows: [],
    };
    group.rows.push(row);
    groups.set(slot, group);
  }
  return [...groups.values()];
}

/** What each origin's events became. What was sent and is not stored under this batch was there before: a duplicate. */
function outcomes(rows: readonly InboxRow[], stored: readonly StoredCount[], hour: number): LedgerCount[] {
  const counts: LedgerCount[] = [];
  for (const group of byOrigin(rows)) {
    const sent = group.rows.reduce((sum, row) => sum + row.events, 0);
    const own = stored.filter(
      (count) => count.workspace === group.workspaceNumber && count.origin === group.origin,
    );
    const slot = { workspace: group.workspace, origin: group.origin, reason: '' };
    for (const count of own)
      counts.push({ ...slot, hour: count.hour * 3_600_000, outcome: 'stored', events: count.stored });
    const duplicate = sent - own.reduce((sum, count) => sum + count.stored, 0);
    if (duplicate > 0)
      counts.push({
        ...slot,
        hour: own[0] ? own[0].hour * 3_600_000 : hour,
        outcome: 'duplicate',
        events: duplicate,
      });
  }
  return counts;
}
