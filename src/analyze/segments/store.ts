/** Keeps segments. */
import type { Kysely } from 'kysely';
import { type Segment, SegmentRule } from './contract.ts';

type SegmentTables = {
  segments: { id: string; workspace: string; name: string; rule: string; changed_at: number };
};

const columns = ['id', 'name', 'rule', 'changed_at'] as const;

export async function readSegments(state: Kysely<unknown>, workspace: string): Promise<Segment[]> {
  const rows = await state
    .withTables<SegmentTables>()
    .selectFrom('segments')
    .select(columns)
    .where('workspace', '=', workspace)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, rule, changed_at }) => ({
    id,
    name,
    rule: SegmentRule.parse(JSON.parse(rule)),
    changedAt: changed_at,
  }));
}

export async function saveSegment(
  state: Kysely<unknown>,
  workspace: string,
  segment: Segment,
): Promise<void> {
  const values = { name: segment.name, rule: JSON.stringify(segment.rule), changed_at: segment.changedAt };
  await state
    .withTables<SegmentTables>()
    .insertInto('segments')
    .values({ id: segment.id, workspace, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function dropSegment(state: Kysely<unknown>, workspace: string, id: string): Promise<void> {
  await state
    .withTables<SegmentTables>()
    .deleteFrom('segments')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
}
