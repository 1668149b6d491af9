/** Keeps saved reports. What is read is taken as it stands: a newer version may have kept choices that this one does not know. */
import type { Kysely, Selectable } from 'kysely';

export interface StoredReport {
  readonly id: string;
  readonly name: string;
  readonly report: string;
  readonly period: string;
  readonly question: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, string>>;
  /** Id of an account or key. */
  readonly madeBy: string;
  readonly changedAt: number;
  readonly home: number | null;
  readonly place: {
    readonly kind: 'stage' | 'touchpoint';
    readonly id: string;
    readonly title: string;
  } | null;
  readonly deletedAt: number | null;
}

type SavedTables = {
  saved_reports: {
    id: string;
    workspace: string;
    name: string;
    report: string;
    period: string;
    question: string;
    choices: string;
    made_by: string;
    changed_at: number;
    home_position: number | null;
    place_kind: string | null;
    place_id: string | null;
    place_title: string | null;
    deleted_at: number | null;
  };
};

/** By name; deleted ones too. */
export async function readSaved(state: Kysely<unknown>, workspace: string): Promise<StoredReport[]> {
  const rows = await state
    .withTables<SavedTables>()
    .selectFrom('saved_reports')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function writeSaved(
  state: Kysely<unknown>,
  workspace: string,
  report: StoredReport,
): Promise<void> {
  const values = {
    name: report.name,
    report: report.report,
    period: report.period,
    question: JSON.stringify(report.question),
    choices: JSON.stringify(report.choices),
    made_by: report.madeBy,
    changed_at: report.changedAt,
    home_position: report.home,
    place_kind: report.place?.kind ?? null,
    place_id: report.place?.id ?? null,
    place_title: report.place?.title ?? null,
    deleted_at: report.deletedAt,
  };
  await state
    .withTables<SavedTables>()
    .insertInto('saved_reports')
    .values({ id: report.id, workspace, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** Removes for good what was deleted before the instant. */
export async function purgeSaved(state: Kysely<unknown>, workspace: string, before: number): Promise<void> {
  await state
    .withTables<SavedTables>()
    .deleteFrom('saved_reports')
    .where('workspace', '=', workspace)
    .where('deleted_at', '<', before)
    .execute();
}

function fromRow(row: Selectable<SavedTables['saved_reports']>): StoredReport {
  const { place_kind: kind, place_id: id, place_title: title } = row;
  return {
    id: row.id,
    name: row.name,
    report: row.report,
    period: row.period,
    question: JSON.parse(row.question),
    choices: JSON.parse(row.choices),
    madeBy: row.made_by,
    changedAt: row.changed_at,
    home: row.home_position,
    place:
      (kind === 'stage' || kind === 'touchpoint') && id !== null ? { kind, id, title: title ?? '' } : null,
    deletedAt: row.deleted_at,
  };
}
