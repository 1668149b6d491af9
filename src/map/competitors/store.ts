/** Keeps competitors, visits, and which touchpoints are the same by hand. */
import type { Kysely } from 'kysely';
import type { Competitor, CompetitorDraft } from './contract.ts';
import type { Visit, VisitItem } from './visits/contract.ts';

interface CompetitorRow {
  id: string;
  workspace: string;
  name: string;
  link: string | null;
  notes: string;
  changed_at: number;
  deleted_at: number | null;
}

interface VisitRow {
  id: string;
  workspace: string;
  competitor: string | null;
  visited_on: string;
  visitor: string;
  items: string;
  done_at: number | null;
  made_by: string;
  made_at: number;
  changed_at: number;
  deleted_at: number | null;
}

type Tables = {
  competitors: CompetitorRow;
  visits: VisitRow;
  same_touchpoints: { workspace: string; touchpoint: string; same_as: string };
};

function tables(db: Kysely<unknown>): Kysely<Tables> {
  return db as Kysely<Tables>;
}

export type Kept<T> = T & { readonly deletedAt: number | null };

/** By name, deleted ones too. */
export async function readCompetitors(db: Kysely<unknown>, workspace: string): Promise<Kept<Competitor>[]> {
  const rows = await tables(db)
    .selectFrom('competitors')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, link, notes, changed_at, deleted_at }) => {
    return { id, name, link, notes, changedAt: changed_at, deletedAt: deleted_at };
  });
}

export async function insertCompetitor(
  db: Kysely<unknown>,
  workspace: string,
  { id, at, ...draft }: CompetitorDraft & { readonly id: string; readonly at: number },
): Promise<void> {
  const row = { id, workspace, ...draft, changed_at: at, deleted_at: null };
  await tables(db).insertInto('competitors').values(row).execute();
}

/** @returns false where somebody else changed it since `since` */
export async function rewriteCompetitor(
  db: Kysely<unknown>,
  workspace: string,
  id: string,
  draft: CompetitorDraft,
  { since, at }: { readonly since: number; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('competitors')
    .set({ ...draft, changed_at: at })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('changed_at', '=', since)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function markDeleted(
  db: Kysely<unknown>,
  what: 'competitors' | 'visits',
  workspace: string,
  id: string,
  at: number | null,
): Promise<void> {
  await tables(db)
    .updateTable(what)
    .set({ deleted_at: at })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Newest first, deleted ones too. */
export async function readVisits(db: Kysely<unknown>, workspace: string): Promise<Kept<Visit>[]> {
  const rows = await tables(db)
    .selectFrom('visits')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('visited_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(visitOf);
}

/** Deleted ones too. */
export async function readVisit(
  db: Kysely<unknown>,
  workspace: string,
  id: string,
): Promise<Kept<Visit> | undefined> {
  const row = await tables(db)
    .selectFrom('visits')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && visitOf(row);
}

/** As `readVisit`; nobody else changes it until the transaction ends. */
export async function lockVisit(
  transaction: Kysely<unknown>,
  workspace: string,
  id: string,
): Promise<Kept<Visit> | undefined> {
  const row = await tables(transaction)
    .updateTable('visits')
    .set((each) => ({ changed_at: each.ref('changed_at') }))
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && visitOf(row);
}

export async function insertVisit(
  db: Kysely<unknown>,
  workspace: string,
  visit: Omit<Visit, 'changedAt' | 'doneAt'> & { readonly by: string; readonly at: number },
): Promise<void> {
  const { id, competitor, visitedOn, visitor, items, by, at } = visit;
  await tables(db)
    .insertInto('visits')
    .values({
      ...{ id, workspace, competitor, visited_on: visitedOn, visitor, items: JSON.stringify(items) },
      ...{ done_at: null, made_by: by, made_at: at, changed_at: at, deleted_at: null },
    })
    .execute();
}

export async function rewriteVisit(transaction: Kysely<unknown>, visit: Visit): Promise<void> {
  await tables(transaction)
    .updateTable('visits')
    .set({
      visited_on: visit.visitedOn,
      visitor: visit.visitor,
      items: JSON.stringify(visit.items),
      done_at: visit.doneAt,
      changed_at: visit.changedAt,
    })
    .where('id', '=', visit.id)
    .execute();
}

/** Those that are over: deleted before the instant, or of a competitor that was. */
export async function visitsOver(db: Kysely<unknown>, workspace: string, before: number): Promise<string[]> {
  const over = tables(db)
    .selectFrom('competitors')
    .select('id')
    .where('workspace', '=', workspace)
    .where('deleted_at', '<', before);
  const rows = await tables(db)
    .selectFrom('visits')
    .select('id')
    .where('workspace', '=', workspace)
    .where((where) => where.or([where('deleted_at', '<', before), where('competitor', 'in', over)]))
    .execute();
  return rows.map(({ id }) => id);
}

export async function purge(
  transaction: Kysely<unknown>,
  workspace: string,
  visits: readonly string[],
  before: number,
): Promise<void> {
  const db = tables(transaction);
  if (visits.length > 0) await db.deleteFrom('visits').where('id', 'in', visits).execute();
  await db
    .deleteFrom('competitors')
    .where('workspace', '=', workspace)
    .where('deleted_at', '<', before)
    .execute();
}

export async function readSame(db: Kysely<unknown>, workspace: string): Promise<Map<string, string>> {
  const rows = await tables(db)
    .selectFrom('same_touchpoints')
    .select(['touchpoint', 'same_as'])
    .where('workspace', '=', workspace)
    .orderBy('touchpoint')
    .execute();
  return new Map(rows.map(({ touchpoint, same_as }) => [touchpoint, same_as]));
}

/** @param sameAs null takes it back */
export async function saveSame(
  db: Kysely<unknown>,
  workspace: string,
  touchpoint: string,
  sameAs: string | null,
): Promise<void> {
  if (sameAs === null) {
    await tables(db)
      .deleteFrom('same_touchpoints')
      .where('workspace', '=', workspace)
      .where('touchpoint', '=', touchpoint)
      .execute();
    return;
  }
  await tables(db)
    .insertInto('same_touchpoints')
    .values({ workspace, touchpoint, same_as: sameAs })
    .onConflict((conflict) => conflict.columns(['workspace', 'touchpoint']).doUpdateSet({ same_as: sameAs }))
    .execute();
}

function visitOf(row: VisitRow): Kept<Visit> {
  return {
    id: row.id,
    competitor: row.competitor,
    visitedOn: row.visited_on,
    visitor: row.visitor,
    items: JSON.parse(row.items) as VisitItem[],
    doneAt: row.done_at,
    changedAt: row.changed_at,
    deletedAt: row.deleted_at,
  };
}
