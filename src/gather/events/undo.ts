/** Takes everything an origin brought out again. What other origins brought too stays, under the name of the first of them. */
import { unlearn } from '../../people/identity/public.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import {
  bringBack,
  markPeople,
  ofBatch,
  ofOrigin,
  repeatedByOthers,
  repeatsOf,
  storedByOrigin,
} from './events.sql.ts';
import { addCounts, type EventsDb, type EventsTables, finishBatch, forgetLedger } from './inbox-store.ts';
import { type MoveParts, originCount, tellEngine } from './move-batch.ts';
import { broughtBack } from './outcomes.ts';

interface WorkspaceIds {
  readonly id: string;
  readonly number: number;
}

/** Repeats looked through in one statement, so that memory does not grow with the business. */
const PART_REPEATS = 1_000_000;

/** Of an origin's stored events those that others brought too, by origin text. */
export function keptByOthers(
  { events }: Pick<MoveParts, 'events'>,
  workspace: number,
  origin: string,
): Promise<{ origin: string; events: number }[]> {
  return events.query(repeatedByOthers(workspace, origin), { origin: str, events: int });
}

/** @param version a batch number that is not used yet */
export async function undoOrigin(
  parts: MoveParts,
  workspace: WorkspaceIds,
  origin: string,
  version: number,
): Promise<void> {
  const { state, events } = parts;
  const batch = await begun(state.db.withTables<EventsTables>(), workspace.id, origin, version);
  await events.run(markPeople(workspace.number, ofOrigin(workspace.number, origin), version));
  const change = await unlearn(state.db, workspace, origin);
  await tellEngine(events, workspace.number, change, version);
  for (const table of ['repeats', 'events']) await events.remove(table, ofOrigin(workspace.number, origin));
  const back = await bringOthersBack(parts, workspace.number, batch);
  await events.run(markPeople(workspace.number, ofBatch(workspace.number, batch), version));
  await state.db.transaction().execute(async (transaction) => {
    const db = transaction.withTables<EventsTables>();
    await change.save(transaction);
    await forgetLedger(db, workspace.id, origin);
    await addCounts(db, broughtBack(back, new Map([[workspace.number, workspace.id]])));
    await ended(db, workspace.id, origin);
    await finishBatch(db, version);
  });
}

async function bringOthersBack({ events }: MoveParts, workspace: number, batch: number) {
  const [all] = await events.query(repeatsOf(workspace), { events: int });
  const parts = Math.ceil((all?.events ?? 0) / PART_REPEATS);
  for (let number = 0; number < parts; number++)
    await events.run(bringBack(workspace, batch, { number, of: parts }));
  return events.query(storedByOrigin(batch), originCount);
}

/** The number of the first try: an undo that is done again after a crash counts the same. */
async function begun(db: EventsDb, workspace: string, origin: string, batch: number): Promise<number> {
  const insert = db.insertInto('undos_under_way').values({ workspace, origin, batch });
  await insert.onConflict((conflict) => conflict.doNothing()).execute();
  const row = await db
    .selectFrom('undos_under_way')
    .select('batch')
    .where('workspace', '=', workspace)
    .where('origin', '=', origin)
    .executeTakeFirstOrThrow();
  return row.batch;
}

async function ended(db: EventsDb, workspace: string, origin: string): Promise<void> {
  const undo = db.deleteFrom('undos_under_way').where('workspace', '=', workspace);
  await undo.where('origin', '=', origin).execute();
}
