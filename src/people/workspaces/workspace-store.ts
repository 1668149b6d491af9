/** Tables of workspaces and their members. Rules about them are in workspaces.ts and members.ts. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Role, WeekStart, WorkspaceScope } from '../../kernel/workspace.ts';
import type { State } from '../../platform/statedb/state.ts';

export interface WorkspaceRow {
  id: string;
  number: number;
  name: string;
  timezone: string;
  currency: string;
  week_start: WeekStart;
  keep_import_files: number;
  created_at: number;
}

interface MemberTable {
  workspace: string;
  account: string;
  role: Role;
  joined_at: number;
}

export type MemberRow = Selectable<MemberTable>;

type Tables = {
  workspaces: WorkspaceRow;
  members: MemberTable;
};

/** Never an id, which begins with a letter. */
const NUMBER = /^[1-9]\d{0,8}$/;

/** A connection or a transaction on it. */
export type Connection = Kysely<unknown>;

export class WorkspaceStore {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** Runs the function in a transaction that adds workspaces or changes owners one at a time. */
  async alone<T>(work: (within: Connection) => Promise<T>): Promise<T> {
    return this.#state.db.transaction().execute(async (within) => {
      // SQLite has one writer anyway.
      if (this.#state.dialect === 'postgres') {
        await sql`LOCK TABLE workspaces, members IN SHARE ROW EXCLUSIVE MODE`.execute(within);
      }
      return work(within);
    });
  }

  /** To be called within `alone`, so that two never get the same number. */
  async add(within: Connection, row: Omit<WorkspaceRow, 'number'>): Promise<WorkspaceRow> {
    const db = within.withTables<Tables>();
    const last = await db
      .selectFrom('workspaces')
      .select((is) => is.fn.max('number').as('number'))
      .executeTakeFirst();
    const added = { ...row, number: (last?.number ?? 0) + 1 };
    await db.insertInto('workspaces').values(added).execute();
    return added;
  }

  async update(workspace: string, change: Partial<Omit<WorkspaceRow, 'id' | 'number'>>): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await this.#tables().updateTable('workspaces').set(change).where('id', '=', workspace).execute();
  }

  async get(workspace: string): Promise<WorkspaceRow | undefined> {
    return this.#tables().selectFrom('workspaces').selectAll().where('id', '=', workspace).executeTakeFirst();
  }

  async all(): Promise<WorkspaceRow[]> {
    return this.#tables().selectFrom('workspaces').selectAll().orderBy('number').execute();
  }

  /** Workspaces of one account with its role in each, by name. */
  async ofAccount(account: string): Promise<(WorkspaceRow & { role: Role })[]> {
    return this.#ofAccount(account).orderBy('workspaces.name').orderBy('workspaces.number').execute();
  }

  /** @param workspace its id or its number */
  async ofMember(workspace: string, account: string): Promise<(WorkspaceRow & { role: Role }) | undefined> {
    const own = this.#ofAccount(account);
    return NUMBER.test(workspace)
      ? own.where('workspaces.number', '=', Number(workspace)).executeTakeFirst()
      : own.where('workspaces.id', '=', workspace).executeTakeFirst();
  }

  async members(workspace: string, within: Connection = this.#state.db): Promise<MemberRow[]> {
    const db = within.withTables<Tables>();
    return db
      .selectFrom('members')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('joined_at')
      .execute();
  }

  async addMember(within: Connection, member: MemberRow): Promise<void> {
    await within.withTables<Tables>().insertInto('members').values(member).execute();
  }

  async setRole(within: Connection, workspace: string, account: string, role: Role): Promise<void> {
    const update = within.withTables<Tables>().updateTable('members').set({ role });
    await update.where('workspace', '=', workspace).where('account', '=', account).execute();
  }

  async removeMember(within: Connection, workspace: string, account: string): Promise<void> {
    const remove = within.withTables<Tables>().deleteFrom('members');
    await remove.where('workspace', '=', workspace).where('account', '=', account).execute();
  }

  #ofAccount(account: string) {
    return this.#tables()
      .selectFrom('workspaces')
      .innerJoin('members', 'members.workspace', 'workspaces.id')
      .selectAll('workspaces')
      .select('members.role')
      .where('members.account', '=', account);
  }

  #tables() {
    return this.#state.db.withTables<Tables>();
  }
}

export function scopeOf(row: WorkspaceRow, role: Role): WorkspaceScope {
  const { id, number, name, timezone, currency } = row;
  return { id, number, name, timezone, currency, weekStart: row.week_start, role };
}
