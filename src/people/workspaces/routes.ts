/** Workspace contracts bound to what answers them. */
import { AppError } from '../../platform/errors/app-error.ts';
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import { type ApiKeys, roleOfKey } from './api-keys.ts';
import * as contract from './contract.ts';
import type { Invitations } from './invitations.ts';
import type { Members } from './members.ts';
import type { Workspaces } from './workspaces.ts';

export interface WorkspaceParts {
  readonly workspaces: Workspaces;
  readonly members: Members;
  readonly invitations: Invitations;
  readonly keys: ApiKeys;
  /** Where people reach the server, without a slash at the end; null when it is what they typed. */
  readonly publicUrl: string | null;
}

export function workspaceRoutes(parts: WorkspaceParts): BoundRoute[] {
  const { workspaces } = parts;
  return [
    bind(contract.listWorkspaces, async ({ principal }) => {
      if (principal.kind === 'account') return { items: await workspaces.ofAccount(principal.id) };
      const role = roleOfKey(principal.scope);
      return { items: [await workspaces.details({ id: principal.workspace, role })] };
    }),
    bind(contract.createWorkspace, async ({ principal, body }) => {
      if (principal.kind !== 'account') throw new AppError('account_needed');
      const own = await workspaces.ofAccount(principal.id);
      if (!own.some(({ role }) => role === 'owner')) throw new AppError('not_allowed', { role: 'owner' });
      return workspaces.create(body, principal.id);
    }),
    bind(contract.getWorkspace, ({ workspace }) => workspaces.details(workspace)),
    bind(contract.updateWorkspace, ({ workspace, body }) => workspaces.change(workspace, body)),
    ...memberRoutes(parts),
    ...keyRoutes(parts),
  ];
}

function memberRoutes({ members, invitations, publicUrl }: WorkspaceParts): BoundRoute[] {
  return [
    bind(contract.listMembers, async ({ workspace }) => ({ items: await members.list(workspace.id) })),
    bind(contract.changeMemberRole, ({ workspace, params, body }) =>
      members.changeRole(workspace.id, params.account, body.role),
    ),
    bind(contract.removeMember, async ({ workspace, params }) => {
      await members.remove(workspace.id, params.account);
      return { removed: true as const };
    }),
    bind(contract.listInvitations, async ({ workspace }) => ({
      items: await invitations.list(workspace.id),
    })),
    bind(contract.createInvitation, async (call) => {
      const { token, ...invitation } = await invitations.create(call.workspace.id, call.body);
      const origin = publicUrl ?? `http://${call.header('host') ?? 'localhost'}`;
      return { ...invitation, link: `${origin}/join/${token}` };
    }),
    bind(contract.withdrawInvitation, async ({ workspace, params }) => {
      await invitations.withdraw(workspace.id, params.invitation);
      return { withdrawn: true as const };
    }),
  ];
}

function keyRoutes({ keys }: WorkspaceParts): BoundRoute[] {
  return [
    bind(contract.listApiKeys, async ({ workspace }) => ({ items: await keys.list(workspace.id) })),
    bind(contract.createApiKey, ({ workspace, body }) => keys.create(workspace.id, body)),
    bind(contract.revokeApiKey, async ({ workspace, params }) => {
      await keys.revoke(workspace.id, params.key);
      return { revoked: true as const };
    }),
  ];
}
