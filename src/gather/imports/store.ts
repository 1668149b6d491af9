/** Imports in the state database. The workspace is always the first argument. */
import type { Transaction } from 'kysely';
import type { State } from '../../platform/statedb/state.ts';
import type { ImportStatus } from './contract.ts';
import type { Mapping } from './mapping.ts';

export interface ImportRow {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly status: ImportStatus;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  /** Ids of the formats in use, joined by commas. */
  readonly format: string | null;
  readonly chosen_format: string | null;
  readonly mapping: string | null;
  readonly answers: string;
  readonly preview: string | null;
  readonly plan: string | null;
  readonly progress: string | null;
  readonly problem: string | null;
  readonly files_kept: number;
  readonly job: string | null;
}

const DRAFT = {
  status: 'draft',
  started_at: null,
  finished_at: null,
  format: null,
  mapping: null,
  answers: '{}',
  preview: null,
  plan: null,
  progress: null,
  problem: null,
  files_kept: 1,
  job: null,
} as const;

/** Some of its rows may be stored. */
export function hasBegun({ progress, status }: ImportRow): boolean {
  return progress !== null && status !== 'undone';
}

export interface FileRow {
  readonly import_id: string;
  readonly name: string;
  readonly bytes: number;
  readonly uploaded_at: number;
}

interface MappingRow {
  readonly workspace: string;
  readonly fingerprint: string;
  readonly mapping: string;
  readonly updated_at: number;
}

type Tables = {
  imports: ImportRow;
  import_files: FileRow;
  import_mappings: MappingRow;
};

export type ImportChange = Partial<Omit<ImportRow, 'id' | 'workspace' | 'created_at'>>;

export class ImportStore {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  async add(
    workspace: string,
    row: Pick<ImportRow, 'id' | 'name' | 'created_at' | 'chosen_format'>,
  ): Promise<void> {
    await this.#db()
      .insertInto('imports')
      .values({ ...DRAFT, ...row, workspace })
      .execute();
  }

  async get(workspace: string, id: string): Promise<ImportRow | null> {
    const row = await this.#of(workspace, id).selectAll().executeTakeFirst();
    return row ?? null;
  }

  /** Newest first. @param before id of an import; only older ones */
  async list(workspace: string, limit: number, before: string | undefined): Promise<ImportRow[]> {
    const rows = this.#db().selectFrom('imports').selectAll().where('workspace', '=', workspace);
    const older = before === undefined ? rows : rows.where('id', '<', before);
    return older.orderBy('id', 'desc').limit(limit).execute();
  }

  /**
   * Changes the import if it is in one of the states; says whether it was.
   * @param within the transaction to do it in, if any
   * @param job only while this job has the run
   */
  async change(
    workspace: string,
    id: string,
    from: readonly ImportStatus[],
    change: ImportChange,
    within?: Transaction<unknown>,
    job?: string,
  ): Promise<boolean> {
    const db = within ? within.withTables<Tables>() : this.#db();
    const rows = db
      .updateTable('imports')
      .set(change)
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .where('status', 'in', from);
    const result = await (job === undefined ? rows : rows.where('job', '=', job)).executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  async remove(workspace: string, id: string): Promise<void> {
    await this.#db().deleteFrom('import_files').where('import_id', '=', id).execute();
    await this.#db().deleteFrom('imports').where('workspace', '=', workspace).where('id', '=', id).execute();
  }

  async files(ids: readonly string[]): Promise<FileRow[]> {
    if (ids.length === 0) return [];
    return this.#db()
      .selectFrom('import_files')
      .selectAll()
      .where('import_id', 'in', ids)
      .orderBy('name')
      .execute();
  }

  async putFile(row: FileRow): Promise<void> {
    await this.#db()
      .insertInto('import_files')
      .values(row)
      .onConflict((on) =>
        on.columns(['import_id', 'name']).doUpdateSet({ bytes: row.bytes, uploaded_at: row.uploaded_at }),
      )
      .execute();
  }

  async removeFile(id: string, name: string): Promise<void> {
    await this.#db()
      .deleteFrom('import_files')
      .where('import_id', '=', id)
      .where('name', '=', name)
      .execute();
  }

  /** Mappings of the workspace by header fingerprint. */
  async mappings(workspace: string): Promise<ReadonlyMap<string, Mapping>> {
    const rows = await this.#db()
      .selectFrom('import_mappings')
      .selectAll()
      .where('workspace', '=', workspace)
      .execute();
    return new Map(rows.map((row) => [row.fingerprint, JSON.parse(row.mapping) as Mapping]));
  }

  async remember(workspace: string, fingerprint: string, mapping: Mapping, now: number): Promise<void> {
    const text = JSON.stringify(mapping);
    await this.#db()
      .insertInto('import_mappings')
      .values({ workspace, fingerprint, mapping: text, updated_at: now })
      .onConflict((on) =>
        on.columns(['workspace', 'fingerprint']).doUpdateSet({ mapping: text, updated_at: now }),
      )
      .execute();
  }

  #db() {
    return this.#state.db.withTables<Tables>();
  }

  #of(workspace: string, id: string) {
    return this.#db().selectFrom('imports').where('workspace', '=', workspace).where('id', '=', id);
  }
}
