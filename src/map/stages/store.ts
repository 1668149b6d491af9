/** Reads and writes the stages of a workspace. */
import type { Kysely } from 'kysely';
import type { Stage } from './contract.ts';

export type StageTables = {
  stages: { id: string; workspace: string; position: number; name: string };
};

export async function readStages(state: Kysely<unknown>, workspace: string): Promise<Stage[]> {
  return state
    .withTables<StageTables>()
    .selectFrom('stages')
    .select(['id', 'position', 'name'])
    .where('workspace', '=', workspace)
    .orderBy('position')
    .execute();
}

/** Replaces the list; give it the transaction that also moves the touchpoints. */
export async function writeStages(
  state: Kysely<unknown>,
  workspace: string,
  stages: readonly Stage[],
): Promise<void> {
  const db = state.withTables<StageTables>();
  await db.deleteFrom('stages').where('workspace', '=', workspace).execute();
  await db
    .insertInto('stages')
    .values(stages.map(({ id, position, name }) => ({ id, workspace, position, name })))
    .execute();
}
