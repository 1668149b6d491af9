/**
 * The one way in for events, from files and live. The answer means stored: events are in the inbox on disk. Calls that
 * come together share one commit.
 */
import type { Transaction } from 'kysely';
import type { PersonStatement } from '../../people/identity/public.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { IncomingEvent, IncomingPerson } from './event.ts';
import {
  addCounts,
  type EventsDb,
  type EventsTables,
  hourOf,
  type InboxRow,
  type LedgerCount,
} from './inbox-store.ts';
import { statementsOf } from './statements.ts';
import { type RejectReason, throughSteps } from './steps.ts';
import { RowWriter } from './stored-event.ts';

export interface Origin {
  readonly kind: 'import' | 'source' | 'demo';
  readonly id: string;
}

export function originText(origin: Origin): string {
  return `${origin.kind}:${origin.id}`;
}

export interface IngestBatch {
  readonly workspace: { readonly id: string; readonly number: number };
  readonly origin: Origin;
  readonly events: readonly IncomingEvent[];
  readonly people: readonly IncomingPerson[];
  /** What the caller itself could not read as events, by reason; counted in the ledger with the rest. */
  readonly unreadable?: Readonly<Record<string, number>>;
}

export interface IngestReceipt {
  /** Events now in the inbox; whether new or known shows when the batch reaches the engine. */
  readonly accepted: number;
  readonly rejected: readonly { readonly index: number; readonly reason: RejectReason }[];
}

/** Runs in the transaction that stores the batch: an importer's checkpoint. */
export type Within = (transaction: Transaction<unknown>) => Promise<void>;

/** What one call brings, before it shares a row with others of its origin. */
interface Parcel {
  readonly workspace: string;
  readonly workspaceNumber: number;
  readonly origin: string;
  readonly lines: readonly string[];
  readonly people: readonly PersonStatement[];
}

interface Pending {
  readonly parcel: Parcel | null;
  readonly counts: readonly LedgerCount[];
  readonly within: Within | undefined;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Keeps accepted events until the drain has moved them on. */
export class Inbox {
  readonly #state: State;
  readonly #clock: Clock;
  readonly #newId: NewId;
  readonly #onStored: () => void;
  #queue: Pending[] = [];
  #writing = false;
  #seq = 0;

  constructor(parts: { state: State; clock: Clock; newId: NewId; onStored: () => void }) {
    this.#state = parts.state;
    this.#clock = parts.clock;
    this.#newId = parts.newId;
    this.#onStored = parts.onStored;
  }

  /**
   * Sends the events through the steps and stores what passes; resolves when it is on disk.
   * @throws AppError `disk_full`; then nothing of the batch is stored
   */
  async accept(batch: IngestBatch, within?: Within): Promise<IngestReceipt> {
    const now = this.#clock();
    const rejected: { index: number; reason: RejectReason }[] = [];
    const lines: string[] = [];
    const accepted: IncomingEvent[] = [];
    const origin = originText(batch.origin);
    const rows = new RowWriter({ workspaceNumber: batch.workspace.number, origin, received: now });
    const context = { now };
    for (const [index, event] of batch.events.entries()) {
      const passed = throughSteps(event, context);
      if (typeof passed === 'string') {
        rejected.push({ index, reason: passed });
        continue;
      }
      this.#seq = (this.#seq + 1) % 4_000_000_000;
      lines.push(rows.row(passed, this.#seq));
      accepted.push(passed);
    }
    const people = statementsOf(accepted, batch.people, now);
    const counts = ledgerCounts(batch, origin, hourOf(now), rejected);
    const parcel: Parcel = {
      workspace: batch.workspace.id,
      workspaceNumber: batch.workspace.number,
      origin,
      lines,
      people,
    };
    const isEmpty = lines.length === 0 && people.length === 0;
    if (!isEmpty || counts.length > 0 || within) await this.#store(isEmpty ? null : parcel, counts, within);
    return { accepted: lines.length, rejected };
  }

  #store(parcel: Parcel | null, counts: readonly LedgerCount[], within: Within | undefined): Promise<void> {
    return new Promise((done, failed) => {
      this.#queue.push({ parcel, counts, within, done, failed });
      if (!this.#writing) {
        this.#writing = true;
        setImmediate(() => void this.#write());
      }
    });
  }

  /** Group commit: whatever has queued up while the last commit was synced goes into the next. */
  async #write(): Promise<void> {
    while (this.#queue.length > 0) {
      const group = this.#queue;
      this.#queue = [];
      try {
        await this.#commit(group);
        for (const pending of group) pending.done();
        this.#onStored();
      } catch (error) {
        // One caller's checkpoint must not fail the others: each is tried again by itself.
        if (group.length === 1) group[0]?.failed(storeError(error));
        else
          await Promise.all(
            group.map((pending) =>
              this.#commit([pending]).then(pending.done, (e) => pending.failed(storeError(e))),
            ),
          );
      }
    }
    this.#writing = false;
  }

  /** One row for each origin, so that ten thousand single events a second are a few rows a commit. */
  #rowsOf(group: readonly Pending[]): InboxRow[] {
    const byOrigin = new Map<string, Parcel[]>();
    for (const { parcel } of group) {
      if (!parcel) continue;
      const slot = `${parcel.workspace}\n${parcel.origin}`;
      const parcels = byOrigin.get(slot);
      if (parcels) parcels.push(parcel);
      else byOrigin.set(slot, [parcel]);
    }
    return [...byOrigin.values()].flatMap((parcels) => inboxRow(parcels, this.#newId('inb')));
  }

  async #commit(group: readonly Pending[]): Promise<void> {
    await this.#state.db.transaction().execute(async (transaction) => {
      const db: EventsDb = transaction.withTables<EventsTables>();
      for (const row of this.#rowsOf(group)) await db.insertInto('inbox').values(row).execute();
      await addCounts(
        db,
        group.flatMap(({ counts }) => counts),
      );
      for (const { within } of group) await within?.(transaction);
    });
  }
}

function ledgerCounts(
  batch: IngestBatch,
  origin: string,
  hour: number,
  rejected: readonly { reason: string }[],
): LedgerCount[] {
  const slot = { workspace: batch.workspace.id, origin, hour };
  // Nearly always: all of it accepted.
  if (rejected.length === 0 && batch.unreadable === undefined && batch.events.length > 0)
    return [{ ...slot, outcome: 'accepted', reason: '', events: batch.events.length }];
  const reasons = new Map(Object.entries(batch.unreadable ?? {}));
  for (const { reason } of rejected) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const unreadable = Object.values(batch.unreadable ?? {}).reduce((sum, n) => sum + n, 0);
  const counts: LedgerCount[] = [
    { ...slot, outcome: 'accepted', reason: '', events: batch.events.length + unreadable },
  ];
  for (const [reason, events] of reasons) counts.push({ ...slot, outcome: 'rejected', reason, events });
  return counts.filter(({ events }) => events > 0);
}

function inboxRow(parcels: readonly Parcel[], id: string): InboxRow[] {
  const [first] = parcels;
  if (!first) return [];
  const event_rows = parcels.flatMap(({ lines }) => lines).join('');
  return [
    {
      id,
      workspace: first.workspace,
      workspace_number: first.workspaceNumber,
      origin: first.origin,
      events: parcels.reduce((sum, { lines }) => sum + lines.length, 0),
      bytes: event_rows.length,
      event_rows,
      people: JSON.stringify(parcels.flatMap(({ people }) => people)),
      batch: null,
    },
  ];
}

function storeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /SQLITE_FULL|ENOSPC|53100/.test(code) ? new AppError('disk_full', {}, error) : error;
}
