/** What the databases would not take, kept as it was accepted: put aside with the reason, tried again, dropped. */
import type { PersonStatement } from '../../people/identity/public.ts';
import type { NewId } from '../../platform/clock/clock.ts';
import type { State } from '../../platform/statedb/state.ts';
import { addCounts, type EventsDb, type EventsTables, hourOf, type InboxRow } from './inbox-store.ts';
import type { Refused } from './sift.ts';
import { receivedOf } from './stored-event.ts';

/** The reason under which the ledger counts such events as rejected. */
export const PUT_ASIDE = 'put_aside';

/** As the owner sees it. */
export interface PutAside {
  readonly id: string;
  readonly origin: string;
  readonly events: number;
  /** What is said of people and could not be kept. */
  readonly statements: number;
  /** In the database's own words. */
  readonly reason: string;
  readonly at: number;
}

type PutAsideRow = EventsTables['put_aside'];
type Owner = Pick<InboxRow, 'workspace' | 'workspace_number' | 'origin'>;

const LONGEST_REASON = 300;

/** One row for each hour of acceptance and reason, so that the ledger adds up by the hour. */
export function refusedEvents(
  owner: Owner,
  refused: readonly Refused<string>[],
  now: number,
  newId: NewId,
): PutAsideRow[] {
  const rows = new Map<string, PutAsideRow>();
  for (const { item, reason } of refused) {
    const hour = hourOf(receivedOf(item) ?? now);
    const slot = `${hour}\n${reason}`;
    const row = rows.get(slot) ?? emptyRow(owner, hour, reason, now, newId('put'));
    rows.set(slot, { ...row, events: row.events + 1, event_rows: row.event_rows + item });
  }
  return [...rows.values()];
}

export function refusedStatements(
  owner: Owner,
  refused: readonly Refused<PersonStatement>[],
  now: number,
  newId: NewId,
): PutAsideRow[] {
  const [first] = refused;
  if (!first) return [];
  const row = emptyRow(owner, hourOf(now), first.reason, now, newId('put'));
  return [{ ...row, people: JSON.stringify(refused.map(({ item }) => item)) }];
}

/** Counts what is put aside as rejected; in the transaction that takes it out of the inbox. */
export async function putAside(db: EventsDb, rows: readonly PutAsideRow[]): Promise<void> {
  for (const row of rows) await db.insertInto('put_aside').values(row).execute();
  await addCounts(
    db,
    rows.filter(({ events }) => events > 0).map((row) => rejectedCount(row, row.events)),
  );
}

export class PutAsides {
  readonly #state: State;
  readonly #newId: NewId;

  constructor(parts: { state: State; newId: NewId }) {
    this.#state = parts.state;
    this.#newId = parts.newId;
  }

  async list(workspace: string): Promise<PutAside[]> {
    const rows = await this.#state.db
      .withTables<EventsTables>()
      .selectFrom('put_aside')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('id', 'desc')
      .limit(200)
      .execute();
    return rows.map(({ id, origin, events, people, reason, put_aside_at }) => ({
      ...{ id, origin, events, reason },
      statements: (JSON.parse(people) as unknown[]).length,
      at: put_aside_at,
    }));
  }

  /** Back into the inbox, counted as waiting again; false when it is not there. */
  tryAgain(workspace: string, id: string): Promise<boolean> {
    return this.#taken(workspace, id, async (db, row) => {
      const { workspace_number, origin, events, event_rows, people } = row;
      const bytes = event_rows.length;
      const inbox = { id: this.#newId('inb'), workspace, workspace_number, origin, events, bytes };
      await db
        .insertInto('inbox')
        .values({ ...inbox, event_rows, people, batch: null })
        .execute();
      if (events > 0) await addCounts(db, [rejectedCount(row, -events)]);
    });
  }

  /** Gives it up for good; the ledger goes on counting it as rejected. False when it is not there. */
  drop(workspace: string, id: string): Promise<boolean> {
    return this.#taken(workspace, id, async () => undefined);
  }

  #taken(
    workspace: string,
    id: string,
    then: (db: EventsDb, row: PutAsideRow) => Promise<void>,
  ): Promise<boolean> {
    return this.#state.db.transaction().execute(async (transaction) => {
      const db: EventsDb = transaction.withTables<EventsTables>();
      const taking = db.deleteFrom('put_aside').where('workspace', '=', workspace).where('id', '=', id);
      const row = await taking.returningAll().executeTakeFirst();
      if (row) await then(db, row);
      return row !== undefined;
    });
  }
}

function emptyRow(owner: Owner, hour: number, reason: string, now: number, id: string): PutAsideRow {
  return {
    id,
    workspace: owner.workspace,
    workspace_number: owner.workspace_number,
    origin: owner.origin,
    hour,
    events: 0,
    event_rows: '',
    people: '[]',
    reason: reason.slice(0, LONGEST_REASON),
    put_aside_at: now,
  };
}

function rejectedCount(row: PutAsideRow, events: number) {
  const { workspace, origin, hour } = row;
  return { workspace, origin, hour, outcome: 'rejected', reason: PUT_ASIDE, events };
}
