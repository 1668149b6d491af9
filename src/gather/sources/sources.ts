/** Sources of live events. A write key lets events in and nothing else; closing a source keeps its events. */
import { randomBytes } from 'node:crypto';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Source } from './contract.ts';

type SourceTables = {
  sources: {
    id: string;
    workspace: string;
    name: string;
    write_key: string;
    created_at: number;
    closed_at: number | null;
  };
};

/** Where a write key leads. */
export interface OpenSource {
  readonly id: string;
  readonly workspace: { readonly id: string; readonly number: number; readonly currency: string };
}

/** When each origin was last heard, ms UTC, by origin text (`source:src_…`). */
export type LastHeard = (workspace: string) => Promise<ReadonlyMap<string, number>>;

export interface SourceParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly lastHeard: LastHeard;
  /** Null for a workspace that is gone. */
  readonly workspace: (id: string) => Promise<OpenSource['workspace'] | null>;
}

/** A key that was looked up lately need not be looked up again; a closed source stops within this time at the latest. */
const KEPT_MS = 5_000;

export class Sources {
  readonly #parts: SourceParts;
  readonly #known = new Map<string, { source: OpenSource | null; until: number }>();

  constructor(parts: SourceParts) {
    this.#parts = parts;
  }

  async list(workspace: string): Promise<Source[]> {
    const [rows, heard] = await Promise.all([
      this.#open(workspace).orderBy('created_at').execute(),
      this.#parts.lastHeard(workspace),
    ]);
    return rows.map((row) => fromRow(row, heard.get(`source:${row.id}`) ?? null));
  }

  async create(workspace: string, name: string): Promise<Source> {
    const row = {
      id: this.#parts.newId('src'),
      workspace,
      name,
      write_key: newWriteKey(),
      created_at: this.#parts.clock(),
      closed_at: null,
    };
    await this.#db().insertInto('sources').values(row).execute();
    return fromRow(row, null);
  }

  /** @throws AppError `not_found` */
  async rotate(workspace: string, id: string): Promise<Source> {
    await this.#change(workspace, id, { write_key: newWriteKey() });
    const source = (await this.list(workspace)).find((each) => each.id === id);
    if (!source) throw new AppError('not_found', { thing: 'source' });
    return source;
  }

  /** @throws AppError `not_found` */
  async close(workspace: string, id: string): Promise<void> {
    await this.#change(workspace, id, { closed_at: this.#parts.clock() });
  }

  /** The open source of a write key, or null. */
  async byWriteKey(key: string): Promise<OpenSource | null> {
    const now = this.#parts.clock();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.source;
    const row = await this.#db()
      .selectFrom('sources')
      .select(['id', 'workspace'])
      .where('write_key', '=', key)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    const workspace = row ? await this.#parts.workspace(row.workspace) : null;
    const source = row && workspace ? { id: row.id, workspace } : null;
    // Only so many: somebody guessing keys must not fill the memory.
    if (this.#known.size > 1000) this.#known.clear();
    this.#known.set(key, { source, until: now + KEPT_MS });
    return source;
  }

  #db() {
    return this.#parts.state.db.withTables<SourceTables>();
  }

  #open(workspace: string) {
    return this.#db()
      .selectFrom('sources')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('closed_at', 'is', null);
  }

  async #change(
    workspace: string,
    id: string,
    change: { write_key: string } | { closed_at: number },
  ): Promise<void> {
    const done = await this.#db()
      .updateTable('sources')
      .set(change)
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new AppError('not_found', { thing: 'source' });
    this.#known.clear();
  }
}

function newWriteKey(): string {
  return `wk_${randomBytes(18).toString('base64url')}`;
}

function fromRow(row: SourceTables['sources'], lastEventAt: number | null): Source {
  return { id: row.id, name: row.name, createdAt: row.created_at, lastEventAt, writeKey: row.write_key };
}
