/** Remembers which workspace has the demo business, and how far it is told. */
import type { Kysely } from 'kysely';

export type DemoRow = {
  workspace: string;
  state: 'building' | 'ready' | 'removing' | 'failed';
  seed: number;
  people: number;
  done: number;
  planted: number;
  until: number;
  /** JSON list of the touchpoints that came with it. */
  touchpoints: string;
};

type DemoTables = { demos: DemoRow };

export async function readDemo(state: Kysely<unknown>, workspace: string): Promise<DemoRow | null> {
  const db = state.withTables<DemoTables>();
  const row = await db.selectFrom('demos').selectAll().where('workspace', '=', workspace).executeTakeFirst();
  return row ?? null;
}

export async function saveDemo(state: Kysely<unknown>, row: DemoRow): Promise<void> {
  const { workspace: _, ...change } = row;
  await state
    .withTables<DemoTables>()
    .insertInto('demos')
    .values(row)
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet(change))
    .execute();
}

export async function setDone(state: Kysely<unknown>, workspace: string, done: number): Promise<void> {
  const db = state.withTables<DemoTables>();
  await db.updateTable('demos').set({ done }).where('workspace', '=', workspace).execute();
}

export async function dropDemo(state: Kysely<unknown>, workspace: string): Promise<void> {
  await state.withTables<DemoTables>().deleteFrom('demos').where('workspace', '=', workspace).execute();
}
