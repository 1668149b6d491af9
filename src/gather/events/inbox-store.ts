/** Reads and writes the inbox, the ledger's counts and the drain's place in the state database. */
import { type Kysely, sql } from 'kysely';

export type EventsTables = {
  inbox: {
    id: string;
    workspace: string;
    workspace_number: number;
    origin: string;
    events: number;
    bytes: number;
    event_rows: string;
    people: string;
    batch: number | null;
  };
  ledger: {
    workspace: string;
    origin: string;
    hour: number;
    outcome: string;
    reason: string;
    events: number;
  };
  drain_state: { name: string; holder: string; held_until: number; last_batch: number };
  put_aside: {
    id: string;
    workspace: string;
    workspace_number: number;
    origin: string;
    hour: number;
    events: number;
    event_rows: string;
    people: string;
    reason: string;
    put_aside_at: number;
  };
  undos_under_way: { workspace: string; origin: string; batch: number };
};

export type EventsDb = Kysely<EventsTables>;
export type InboxRow = EventsTables['inbox'];
export type LedgerCount = EventsTables['ledger'];

const HOUR_MS = 3_600_000;

export function hourOf(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS;
}

/** Adds to the ledger's counts. */
export async function addCounts(db: EventsDb, counts: readonly LedgerCount[]): Promise<void> {
  const sums = summed(counts);
  for (let i = 0; i < sums.length; i += 500) {
    await db
      .insertInto('ledger')
      .values(sums.slice(i, i + 500))
      .onConflict((conflict) =>
        conflict
          .columns(['workspace', 'origin', 'hour', 'outcome', 'reason'])
          .doUpdateSet((eb) => ({ events: eb('ledger.events', '+', eb.ref('excluded.events')) })),
      )
      .execute();
  }
}

/** Each slot once: PostgreSQL does not let one statement touch a row twice. */
function summed(counts: readonly LedgerCount[]): LedgerCount[] {
  const bySlot = new Map<string, LedgerCount>();
  for (const entry of counts) {
    const slot = `${entry.workspace}\n${entry.origin}\n${entry.hour}\n${entry.outcome}\n${entry.reason}`;
    bySlot.set(slot, { ...entry, events: entry.events + (bySlot.get(slot)?.events ?? 0) });
  }
  return [...bySlot.values()];
}

/** Takes or renews the right to drain; null while another process holds it. Returns the last finished batch. */
export async function holdDrain(
  db: EventsDb,
  holder: string,
  now: number,
  forMs: number,
): Promise<number | null> {
  await db
    .insertInto('drain_state')
    .values({ name: 'drain', holder: '', held_until: 0, last_batch: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const taken = await db
    .updateTable('drain_state')
    .set({ holder, held_until: now + forMs })
    .where('name', '=', 'drain')
    .where((eb) => eb.or([eb('holder', '=', holder), eb('held_until', '<', now)]))
    .executeTakeFirst();
  return taken.numUpdatedRows === 0n ? null : lastBatch(db);
}

export async function lastBatch(db: EventsDb): Promise<number> {
  const row = await db
    .selectFrom('drain_state')
    .select('last_batch')
    .where('name', '=', 'drain')
    .executeTakeFirst();
  return row?.last_batch ?? 0;
}

/** Frees the right to drain, so that another process need not wait for it to run out. */
export async function releaseDrain(db: EventsDb, holder: string): Promise<void> {
  await db.updateTable('drain_state').set({ held_until: 0 }).where('holder', '=', holder).execute();
}

/**
 * The rows of the next batch. A batch that was begun and not finished comes first, with the same number and the same
 * rows, so that doing it again counts the same.
 */
export async function nextBatch(
  db: EventsDb,
  mostBytes: number,
  newNumber: number,
): Promise<{ batch: number; rows: InboxRow[] } | null> {
  const begun = await db
    .selectFrom('inbox')
    .select('batch')
    .where('batch', 'is not', null)
    .orderBy('batch')
    .executeTakeFirst();
  if (begun?.batch) {
    const rows = await db
      .selectFrom('inbox')
      .selectAll()
      .where('batch', '=', begun.batch)
      .orderBy('id')
      .execute();
    return { batch: begun.batch, rows };
  }
  const waiting = await db
    .selectFrom('inbox')
    .select(['id', 'bytes'])
    .where('batch', 'is', null)
    .orderBy('id')
    .limit(5000)
    .execute();
  const ids: string[] = [];
  let bytes = 0;
  for (const row of waiting) {
    if (ids.length > 0 && bytes + row.bytes > mostBytes) break;
    ids.push(row.id);
    bytes += row.bytes;
  }
  const last = ids.at(-1);
  if (last === undefined) return null;
  // A row whose id sorts between could still be committed by another process: only the ids seen are taken.
  for (let i = 0; i < ids.length; i += 500) {
    await db
      .updateTable('inbox')
      .set({ batch: newNumber })
      .where('id', 'in', ids.slice(i, i + 500))
      .where('batch', 'is', null)
      .execute();
  }
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('batch', '=', newNumber)
    .orderBy('id')
    .execute();
  return rows.length === 0 ? null : { batch: newNumber, rows };
}

/** Ends a batch: its rows leave the inbox and its number becomes the last. */
export async function finishBatch(db: EventsDb, batch: number): Promise<void> {
  await db.deleteFrom('inbox').where('batch', '=', batch).execute();
  await db.updateTable('drain_state').set({ last_batch: batch }).where('name', '=', 'drain').execute();
}

/** Removes an origin's counts and what of it was put aside, for when its events are undone. */
export async function forgetLedger(db: EventsDb, workspace: string, origin: string): Promise<void> {
  for (const table of ['ledger', 'put_aside'] as const)
    await db.deleteFrom(table).where('workspace', '=', workspace).where('origin', '=', origin).execute();
}

/** Id of the newest row of a workspace in the inbox; null when nothing waits. */
export async function newestWaiting(db: EventsDb, workspace: string): Promise<string | null> {
  const newest = db.selectFrom('inbox').select((eb) => eb.fn.max('id').as('id'));
  const row = await newest.where('workspace', '=', workspace).executeTakeFirst();
  return row?.id ?? null;
}

/** Whether a row of the workspace up to this id is still in the inbox. */
export async function waitsUpTo(db: EventsDb, workspace: string, id: string): Promise<boolean> {
  const older = db.selectFrom('inbox').select('id').where('workspace', '=', workspace).where('id', '<=', id);
  return (await older.limit(1).executeTakeFirst()) !== undefined;
}

/** Events in the inbox, by origin when one is given. */
export async function waitingEvents(
  db: EventsDb,
  of?: { workspace: string; origin?: string },
): Promise<number> {
  let query = db.selectFrom('inbox').select(sql<number>`coalesce(sum(events), 0)`.as('events'));
  if (of) query = query.where('workspace', '=', of.workspace);
  if (of?.origin) query = query.where('origin', '=', of.origin);
  return Number((await query.executeTakeFirstOrThrow()).events);
}
