/** Keeps a workspace's newest search and what was said of single pain points. */
import type { Kysely } from 'kysely';
import { FrictionMark, SearchResult } from './contract.ts';

export interface StoredSearch {
  readonly job: string | null;
  readonly ranAt: number | null;
  readonly result: SearchResult | null;
}

type FrictionTables = {
  friction_searches: { workspace: string; job: string | null; ran_at: number | null; result: string | null };
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

export async function saveResult(
  state: Kysely<unknown>,
  workspace: string,
  result: SearchResult,
  ranAt: number,
): Promise<void> {
  const change = { ran_at: ranAt, result: JSON.stringify(result) };
  await state
    .withTables<FrictionTables>()
    .insertInto('friction_searches')
    .values({ workspace, job: null, ...change })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet(change))
    .execute();
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
