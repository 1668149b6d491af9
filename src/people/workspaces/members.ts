/** Who works in a workspace. A workspace always keeps at least one owner. */
import type { Role } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Member } from './contract.ts';
import type { Connection, MemberRow, WorkspaceStore } from './workspace-store.ts';

/** Looks accounts up by id; given by the accounts slice. */
export type AccountNames = (
  accounts: readonly string[],
) => Promise<Map<string, { email: string; name: string }>>;

export class Members {
  readonly #store: WorkspaceStore;
  readonly #names: AccountNames;

  constructor(store: WorkspaceStore, names: AccountNames) {
    this.#store = store;
    this.#names = names;
  }

  async list(workspace: string): Promise<Member[]> {
    const rows = await this.#store.members(workspace);
    const names = await this.#names(rows.map(({ account }) => account));
    return rows.map((row) => {
      const { email = '', name = '' } = names.get(row.account) ?? {};
      return { account: row.account, email, name, role: row.role, joinedAt: row.joined_at };
    });
  }

  /** @throws AppError `not_found`, `last_owner` */
  async changeRole(workspace: string, account: string, role: Role): Promise<Member> {
    await this.#store.alone(async (within) => {
      await this.#member(within, workspace, account, role !== 'owner');
      await this.#store.setRole(within, workspace, account, role);
    });
    const changed = (await this.list(workspace)).find((member) => member.account === account);
    if (!changed) throw new AppError('not_found', { thing: 'member' });
    return changed;
  }

  /** @throws AppError `not_found`, `last_owner` */
  async remove(workspace: string, account: string): Promise<void> {
    await this.#store.alone(async (within) => {
      await this.#member(within, workspace, account, true);
      await this.#store.removeMember(within, workspace, account);
    });
  }

  async #member(
    within: Connection,
    workspace: string,
    account: string,
    leavesOwners: boolean,
  ): Promise<MemberRow> {
    const members = await this.#store.members(workspace, within);
    const member = members.find((row) => row.account === account);
    if (!member) throw new AppError('not_found', { thing: 'member' });
    const owners = members.filter(({ role }) => role === 'owner');
    if (leavesOwners && member.role === 'owner' && owners.length === 1) throw new AppError('last_owner');
    return member;
  }
}
