/** Links that let one person join a workspace, once, for some days. Only a hash of the link is kept. */
import type { Role } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { hashSecret, newSecret } from '../../platform/secrets/secrets.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Invitation } from './contract.ts';
import type { Connection, WorkspaceStore } from './workspace-store.ts';

interface InvitationRow {
  id: string;
  workspace: string;
  role: Role;
  note: string;
  token_hash: string;
  created_at: number;
  expires_at: number;
  /** Accepted or withdrawn. */
  closed_at: number | null;
}

type Tables = {
  invitations: InvitationRow;
};

const DAY_MS = 86_400_000;

export class Invitations {
  readonly #state: State;
  readonly #store: WorkspaceStore;
  readonly #clock: Clock;
  readonly #newId: NewId;

  constructor(parts: { state: State; store: WorkspaceStore; clock: Clock; newId: NewId }) {
    this.#state = parts.state;
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#newId = parts.newId;
  }

  /** Gives back the invitation with its token, which is not kept. */
  async create(
    workspace: string,
    wanted: { role: Role; note: string; validDays: number },
  ): Promise<Invitation & { token: string }> {
    const now = this.#clock();
    const token = newSecret('inv_');
    const row: InvitationRow = {
      id: this.#newId('inv'),
      workspace,
      role: wanted.role,
      note: wanted.note,
      token_hash: hashSecret(token),
      created_at: now,
      expires_at: now + wanted.validDays * DAY_MS,
      closed_at: null,
    };
    await this.#tables(this.#state.db).insertInto('invitations').values(row).execute();
    return { ...invitationOf(row), token };
  }

  /** Those that can still be accepted. */
  async list(workspace: string): Promise<Invitation[]> {
    const rows = await this.#open(this.#state.db)
      .where('workspace', '=', workspace)
      .orderBy('created_at')
      .execute();
    return rows.map(invitationOf);
  }

  /** @throws AppError `not_found` */
  async withdraw(workspace: string, invitation: string): Promise<void> {
    const open = await this.#open(this.#state.db)
      .where('workspace', '=', workspace)
      .where('id', '=', invitation)
      .execute();
    if (open.length === 0) throw new AppError('not_found', { thing: 'open invitation' });
    await this.#close(this.#state.db, invitation);
  }

  /** @throws AppError `invitation_over` */
  async view(token: string): Promise<{ workspace: string; role: Role; expiresAt: number }> {
    const row = await this.#find(this.#state.db, token);
    return { workspace: row.workspace, role: row.role, expiresAt: row.expires_at };
  }

  /**
   * Makes the account a member, within the caller's transaction, and uses the invitation up.
   * @throws AppError `invitation_over`, `conflict` for who is a member already
   */
  async acceptWithin(within: Connection, token: string, account: string): Promise<void> {
    const row = await this.#find(within, token);
    const members = await this.#store.members(row.workspace, within);
    if (members.some((member) => member.account === account)) {
      throw new AppError('conflict', { problem: 'You are a member of this business already' });
    }
    if (!(await this.#close(within, row.id))) throw new AppError('invitation_over');
    const joined = { workspace: row.workspace, account, role: row.role, joined_at: this.#clock() };
    await this.#store.addMember(within, joined);
  }

  async #find(connection: Connection, token: string): Promise<InvitationRow> {
    const row = await this.#open(connection).where('token_hash', '=', hashSecret(token)).executeTakeFirst();
    if (!row) throw new AppError('invitation_over');
    return row;
  }

  /** False when somebody else closed it first. */
  async #close(connection: Connection, invitation: string): Promise<boolean> {
    const update = this.#tables(connection).updateTable('invitations').set({ closed_at: this.#clock() });
    const result = await update
      .where('id', '=', invitation)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  }

  #open(connection: Connection) {
    const open = this.#tables(connection)
      .selectFrom('invitations')
      .selectAll()
      .where('closed_at', 'is', null);
    return open.where('expires_at', '>', this.#clock());
  }

  #tables(connection: Connection) {
    return connection.withTables<Tables>();
  }
}

function invitationOf(row: InvitationRow): Invitation {
  return { id: row.id, role: row.role, note: row.note, createdAt: row.created_at, expiresAt: row.expires_at };
}
