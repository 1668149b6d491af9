/** Reads and writes the touchpoints of a workspace. A removed one leaves its code behind, so that no other gets it. */
import { type Kysely, sql } from 'kysely';
import { Rule, type Touchpoint } from './contract.ts';

export type TouchpointTables = {
  touchpoints: {
    id: string;
    workspace: string;
    code: number;
    stage: string;
    position: number;
    title: string;
    channel: string | null;
    rule: string;
    deleted_at: number | null;
  };
};

type Row = TouchpointTables['touchpoints'];

function fromRow(row: Row): Touchpoint {
  const { id, code, position, title, channel } = row;
  return { id, code, stageId: row.stage, position, title, channel, rule: Rule.parse(JSON.parse(row.rule)) };
}

/** In the order in which the rules are tried. */
export async function readTouchpoints(state: Kysely<unknown>, workspace: string): Promise<Touchpoint[]> {
  const rows = await state
    .withTables<TouchpointTables>()
    .selectFrom('touchpoints')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('code')
    .execute();
  return rows.map(fromRow);
}

/** The next free code; codes of removed touchpoints stay taken. */
export async function nextCode(state: Kysely<unknown>, workspace: string): Promise<number> {
  const row = await state
    .withTables<TouchpointTables>()
    .selectFrom('touchpoints')
    .select(sql<number>`coalesce(max(code), 0)`.as('code'))
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return Number(row.code) + 1;
}

export async function insertTouchpoint(
  state: Kysely<unknown>,
  workspace: string,
  touchpoint: Touchpoint,
): Promise<void> {
  const { id, code, stageId, position, title, channel, rule } = touchpoint;
  await state
    .withTables<TouchpointTables>()
    .insertInto('touchpoints')
    .values({
      id,
      workspace,
      code,
      stage: stageId,
      position,
      title,
      channel,
      rule: JSON.stringify(rule),
      deleted_at: null,
    })
    .execute();
}

export async function saveTouchpoint(
  state: Kysely<unknown>,
  workspace: string,
  touchpoint: Touchpoint,
): Promise<void> {
  const { id, stageId, position, title, channel, rule } = touchpoint;
  await state
    .withTables<TouchpointTables>()
    .updateTable('touchpoints')
    .set({ stage: stageId, position, title, channel, rule: JSON.stringify(rule) })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
}

export async function removeTouchpoints(
  state: Kysely<unknown>,
  workspace: string,
  ids: readonly string[],
  at: number,
): Promise<void> {
  if (ids.length === 0) return;
  await state
    .withTables<TouchpointTables>()
    .updateTable('touchpoints')
    .set({ deleted_at: at })
    .where('workspace', '=', workspace)
    .where('id', 'in', [...ids])
    .execute();
}
