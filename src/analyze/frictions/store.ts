/** Keeps a workspace's newest search and what was said of single pain points. */
import type { Kysely } from 'kysely';
import { FrictionMark, SearchResult } from './contract.ts';

/** Of whom the report shows the names. */
const MOST_PEOPLE = 36;

export interface StoredSearch {
  readonly job: string | null;
  readonly ranAt: number | null;
  readonly result: SearchResult | null;
}

type FrictionTables = {
  friction_searches: { workspace: string; job: string | null; ran_at: number | null; result: string | null };
  friction_people: { workspace: string; friction: string; people: string };
  friction_marks: { workspace: string; friction: string; mark: string; marked_at: number };
};

/** A result of an older program that no longer reads as one is as good as none: the next run makes another. */
export async function readSearch(state: Kysely<unknown>, workspace: string): Promise<StoredSearch> {
  const row = await state
    .withTables<FrictionTables>()
    .selectFrom('friction_searches')
    .selectAll()
    .where('workspace', '=', workspace)
    .executeTakeFirst();
  if (!row) return { job: null, ranAt: null, result: null };
  const result = row.result === null ? null : SearchResult.safeParse(JSON.parse(row.result)).data;
  return { job: row.job, ranAt: result ? row.ran_at : null, result: result ?? null };
}

export async function saveJob(state: Kysely<unknown>, workspace: string, job: string): Promise<void> {
  await state
    .withTables<FrictionTables>()
    .insertInto('friction_searches')
    .values({ workspace, job, ran_at: null, result: null })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ job }))
    .execute();
}

/** Keeps the newest search; who is concerned is kept beside it, so that reading the report does not read all of them. */
export async function saveResult(
  state: Kysely<unknown>,
  workspace: string,
  result: SearchResult,
  ranAt: number,
): Promise<void> {
  const all = [...result.harm, ...result.help];
  const few = (frictions: SearchResult['harm']) =>
    frictions.map((friction) => ({ ...friction, people: friction.people.slice(0, MOST_PEOPLE) }));
  const kept = { ...result, harm: few(result.harm), help: few(result.help) };
  const change = { ran_at: ranAt, result: JSON.stringify(kept) };
  await state
    .withTables<FrictionTables>()
    .transaction()
    .execute(async (db) => {
      await db
        .insertInto('friction_searches')
        .values({ workspace, job: null, ...change })
        .onConflict((conflict) => conflict.column('workspace').doUpdateSet(change))
        .execute();
      await db.deleteFrom('friction_people').where('workspace', '=', workspace).execute();
      for (const { id, people } of all) {
        await db
          .insertInto('friction_people')
          .values({ workspace, friction: id, people: JSON.stringify(people) })
          .onConflict((conflict) => conflict.columns(['workspace', 'friction']).doNothing())
          .execute();
      }
    });
}

/** Ids of everybody concerned by a pain point of the newest search. */
export async function peopleOf(
  state: Kysely<unknown>,
  workspace: string,
  friction: string,
): Promise<string[]> {
  const row = await state
    .withTables<FrictionTables>()
    .selectFrom('friction_people')
    .select('people')
    .where('workspace', '=', workspace)
    .where('friction', '=', friction)
    .executeTakeFirst();
  return row ? (JSON.parse(row.people) as string[]) : [];
}

export async function marksOf(state: Kysely<unknown>, workspace: string): Promise<Map<string, FrictionMark>> {
  const rows = await state
    .withTables<FrictionTables>()
    .selectFrom('friction_marks')
    .select(['friction', 'mark'])
    .where('workspace', '=', workspace)
    .execute();
  return new Map(rows.map(({ friction, mark }) => [friction, FrictionMark.parse(mark)]));
}

export async function saveMark(
  state: Kysely<unknown>,
  workspace: string,
  friction: string,
  mark: FrictionMark,
  at: number,
): Promise<void> {
  const db = state.withTables<FrictionTables>();
  if (mark === 'open') {
    await db
      .deleteFrom('friction_marks')
      .where('workspace', '=', workspace)
      .where('friction', '=', friction)
      .execute();
    return;
  }
  await db
    .insertInto('friction_marks')
    .values({ workspace, friction, mark, marked_at: at })
    .onConflict((conflict) =>
      conflict.columns(['workspace', 'friction']).doUpdateSet({ mark, marked_at: at }),
    )
    .execute();
}
