/** What became of a batch, as counts for the ledger. Pure. */
import type { InboxRow, LedgerCount } from './inbox-store.ts';

/** Events of one origin accepted in one hour, as the engine counts them. */
export interface OriginCount {
  readonly workspace: number;
  readonly origin: string;
  /** Hours since 1970. */
  readonly hour: number;
  readonly events: number;
}

/** What was sent and is not stored under the batch was there before: a duplicate. */
export function outcomes(
  sent: readonly OriginCount[],
  stored: readonly OriginCount[],
  workspaceOf: ReadonlyMap<number, string>,
): LedgerCount[] {
  const storedIn = new Map(stored.map((count) => [slotOf(count), count.events]));
  return sent.flatMap((count) => {
    const isNew = storedIn.get(slotOf(count)) ?? 0;
    return [
      ...counted(count, 'stored', isNew, workspaceOf),
      ...counted(count, 'duplicate', count.events - isNew, workspaceOf),
    ];
  });
}

/** What was a duplicate and is stored now, because the origin that had brought it first was undone. */
export function broughtBack(
  stored: readonly OriginCount[],
  workspaceOf: ReadonlyMap<number, string>,
): LedgerCount[] {
  return stored.flatMap((count) => [
    ...counted(count, 'stored', count.events, workspaceOf),
    ...counted(count, 'duplicate', -count.events, workspaceOf),
  ]);
}

/** Ids of the workspaces in a batch by their numbers. */
export function workspacesIn(rows: readonly InboxRow[]): ReadonlyMap<number, string> {
  return new Map(rows.map((row) => [row.workspace_number, row.workspace]));
}

function slotOf({ workspace, origin, hour }: OriginCount): string {
  return `${workspace}\n${origin}\n${hour}`;
}

function counted(
  { workspace, origin, hour }: OriginCount,
  outcome: 'stored' | 'duplicate',
  events: number,
  workspaceOf: ReadonlyMap<number, string>,
): LedgerCount[] {
  const id = workspaceOf.get(workspace);
  return id === undefined || events === 0
    ? []
    : [{ workspace: id, origin, hour: hour * 3_600_000, outcome, reason: '', events }];
}
