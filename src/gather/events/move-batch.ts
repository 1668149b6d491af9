/**
 * Moves one batch of the inbox into the event engine and learns who is who on the way. What the databases refuse for what
 * it is (not for their own trouble) is put aside; the rest goes on. Can be interrupted at any line and done again.
 */
import { type EngineChange, learn, type PersonStatement } from '../../people/identity/public.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { engineRefusal } from '../../platform/eventdb/engine-error.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import { tsvRow } from '../../platform/eventdb/tsv.ts';
import type { State } from '../../platform/statedb/state.ts';
import { stateRefusal } from '../../platform/statedb/state-refusal.ts';
import { emptyIncoming, insertNew, keepRepeats, sentByOrigin, storedByOrigin } from './events.sql.ts';
import { addCounts, type EventsTables, finishBatch, type InboxRow } from './inbox-store.ts';
import { type OriginCount, outcomes, workspacesIn } from './outcomes.ts';
import { putAside, refusedEvents, refusedStatements } from './put-aside.ts';
import { sift } from './sift.ts';
import { eventColumns } from './stored-event.ts';

export interface MoveParts {
  readonly state: State;
  readonly events: EventDb;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Numbers a batch has for its slices. */
export const BATCH_STEP = 1_000;
const SLICE_STATEMENTS = 10_000;

type PutAsideRow = EventsTables['put_aside'];

export const originCount = { workspace: int, origin: str, hour: int, events: int } as const;

export async function moveBatch(parts: MoveParts, rows: readonly InboxRow[], batch: number): Promise<void> {
  const unlearnt = await learnPeople(parts, rows, batch);
  const { refused, sent, stored } = await moveEvents(parts, rows, batch);
  const counts = outcomes(sent, stored, workspacesIn(rows));
  await parts.state.db.transaction().execute(async (transaction) => {
    const db = transaction.withTables<EventsTables>();
    await putAside(db, [...unlearnt, ...refused]);
    await addCounts(db, counts);
    await finishBatch(db, batch);
  });
}

/** Tells the engine where person keys lead and whose journeys change with it. */
export async function tellEngine(
  events: EventDb,
  workspace: number,
  { links, dirty }: EngineChange,
  version: number,
): Promise<void> {
  if (links.length > 0) {
    const rows = links.map(({ visitor, person }) => tsvRow([workspace, visitor, person, version]));
    const columns = ['workspace', 'visitor', 'person', 'version'];
    await events.insert('links', columns, Buffer.from(rows.join('')));
  }
  if (dirty.length > 0) {
    const rows = dirty.map((person) => tsvRow([workspace, person, version]));
    await events.insert('dirty', ['workspace', 'person', 'version'], Buffer.from(rows.join('')));
  }
}

/** Origins in turn, because what one says of a person matters for the next; in slices, so that memory does not grow with a file. */
async function learnPeople(
  parts: MoveParts,
  rows: readonly InboxRow[],
  batch: number,
): Promise<PutAsideRow[]> {
  const aside: PutAsideRow[] = [];
  let version = batch - BATCH_STEP;
  for (const group of byOrigin(rows)) {
    const [owner] = group;
    if (!owner) continue;
    for (const said of slices(group)) {
      // A key that moves twice in a batch leads where it moved last; the last numbers are shared, should there be more slices.
      version = Math.min(version + 1, batch);
      aside.push(...(await learnSlice(parts, owner, said, version)));
    }
  }
  return aside;
}

/** What the rows say of people, in lists of some thousands. */
function* slices(rows: readonly InboxRow[]): Iterable<PersonStatement[]> {
  let slice: PersonStatement[] = [];
  for (const row of rows) {
    for (const statement of JSON.parse(row.people) as PersonStatement[]) {
      if (slice.length >= SLICE_STATEMENTS) {
        yield slice;
        slice = [];
      }
      slice.push(statement);
    }
  }
  if (slice.length > 0) yield slice;
}

/** What cannot be kept of it comes back, to be put aside. */
async function learnSlice(
  parts: MoveParts,
  owner: InboxRow,
  said: readonly PersonStatement[],
  version: number,
): Promise<PutAsideRow[]> {
  try {
    await learnFrom(parts, owner, said, version);
    return [];
  } catch (error) {
    if (stateRefusal(error) === null) throw error;
  }
  const { good, refused } = await sift(said, (part) => tryToLearn(parts, owner, part), stateRefusal);
  await learnFrom(parts, owner, good.flat(), version);
  return refusedStatements(owner, refused, parts.clock(), parts.newId);
}

async function learnFrom(
  { state, events, clock }: MoveParts,
  owner: InboxRow,
  said: readonly PersonStatement[],
  version: number,
): Promise<void> {
  const workspace = { id: owner.workspace, number: owner.workspace_number };
  const change = await learn(state.db, workspace, owner.origin, said, clock());
  await tellEngine(events, workspace.number, change, version);
  await state.db.transaction().execute((transaction) => change.save(transaction));
}

/** Saves what is said and takes it back at once. */
async function tryToLearn(
  { state, clock }: MoveParts,
  owner: InboxRow,
  said: readonly PersonStatement[],
): Promise<void> {
  const workspace = { id: owner.workspace, number: owner.workspace_number };
  const change = await learn(state.db, workspace, owner.origin, said, clock());
  const enough = new Error('Only tried.');
  const trial = state.db.transaction().execute(async (transaction) => {
    await change.save(transaction);
    throw enough;
  });
  await trial.catch((error) => {
    if (error !== enough) throw error;
  });
}

async function moveEvents(
  parts: MoveParts,
  rows: readonly InboxRow[],
  batch: number,
): Promise<{ refused: PutAsideRow[]; sent: OriginCount[]; stored: OriginCount[] }> {
  const { events } = parts;
  const filled = rows.filter((row) => row.event_rows !== '');
  if (filled.length === 0) return { refused: [], sent: [], stored: [] };
  const refused = await loadIncoming(parts, filled);
  const sent = await events.query(sentByOrigin(), originCount);
  await events.run(insertNew(batch));
  const stored = await events.query(storedByOrigin(batch), originCount);
  if (sum(stored) < sum(sent)) await events.run(keepRepeats(batch));
  await events.run(emptyIncoming());
  return { refused, sent, stored };
}

/** Everything the engine takes is in `incoming` afterwards; what it does not take comes back. */
async function loadIncoming(parts: MoveParts, rows: readonly InboxRow[]): Promise<PutAsideRow[]> {
  const { events, clock, newId } = parts;
  const load = (text: string) => events.insert('incoming', eventColumns, Buffer.from(text));
  await events.run(emptyIncoming());
  try {
    await load(rows.map((row) => row.event_rows).join(''));
    return [];
  } catch (error) {
    if (engineRefusal(error) === null) throw error;
  }
  const refused: PutAsideRow[] = [];
  const good: string[] = [];
  for (const row of rows) {
    const sifted = await sift(
      linesOf(row.event_rows),
      async (part) => {
        await events.run(emptyIncoming());
        await load(part.join(''));
      },
      engineRefusal,
    );
    good.push(...sifted.good.map((part) => part.join('')));
    refused.push(...refusedEvents(row, sifted.refused, clock(), newId));
  }
  await events.run(emptyIncoming());
  for (const text of good) await load(text);
  return refused;
}

function byOrigin(rows: readonly InboxRow[]): InboxRow[][] {
  const groups = new Map<string, InboxRow[]>();
  for (const row of rows) {
    const slot = `${row.workspace}\n${row.origin}`;
    const group = groups.get(slot);
    if (group) group.push(row);
    else groups.set(slot, [row]);
  }
  return [...groups.values()];
}

/** A line feed inside a value is escaped, so every one ends a row. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`);
}

function sum(counts: readonly OriginCount[]): number {
  return counts.reduce((all, { events }) => all + events, 0);
}
