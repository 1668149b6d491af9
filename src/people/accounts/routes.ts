/** Account contracts bound to what answers them; the only place that reads and writes session cookies. */
import { AppError } from '../../platform/errors/app-error.ts';
import { type BoundRoute, bind, type Call } from '../../platform/http/handler.ts';
import { sameSecret } from '../../platform/secrets/secrets.ts';
import { type Invitations, roleOfKey, type Workspaces } from '../workspaces/public.ts';
import type { Accounts } from './accounts.ts';
import * as contract from './contract.ts';
import type { Sessions } from './sessions.ts';

export interface AccountRouteParts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly workspaces: Workspaces;
  readonly invitations: Invitations;
  /** What set-up asks for from another machine; printed by the server when it starts. */
  readonly setupCode: string;
}

export function accountRoutes(parts: AccountRouteParts): BoundRoute[] {
  return [...setUpRoutes(parts), ...sessionRoutes(parts), ...invitationRoutes(parts)];
}

function setUpRoutes({ accounts, setupCode }: AccountRouteParts): BoundRoute[] {
  return [
    bind(contract.getSetup, async ({ fromThisMachine }) => {
      const needed = !(await accounts.isSetUp());
      return { needed, codeNeeded: needed && !fromThisMachine };
    }),
    bind(contract.runSetup, async (call) => {
      const { code = '', withKey, ...wanted } = call.body;
      if (await accounts.isSetUp()) throw new AppError('set_up_already');
      if (!call.fromThisMachine && !sameSecret(plainCode(code), plainCode(setupCode))) {
        throw new AppError('wrong_setup_code');
      }
      const { workspace, key } = await accounts.setUp(wanted);
      setCookies(call, (await accounts.signIn(wanted.email, wanted.password)).cookies);
      return { workspace, key: withKey ? key : null };
    }),
  ];
}

function sessionRoutes({ accounts, sessions, workspaces }: AccountRouteParts): BoundRoute[] {
  return [
    bind(contract.signIn, async (call) => {
      const { account, cookies } = await accounts.signIn(call.body.email, call.body.password);
      setCookies(call, cookies);
      return accounts.me(account);
    }),
    bind(contract.signOut, async (call) => {
      setCookies(call, await sessions.signOut(call.header('cookie') ?? null));
      return { signedOut: true as const };
    }),
    bind(contract.getMe, async ({ principal }) => {
      if (principal.kind === 'account') return accounts.me(principal.id);
      const role = roleOfKey(principal.scope);
      return { account: null, workspaces: [await workspaces.details({ id: principal.workspace, role })] };
    }),
    bind(contract.changePassword, async (call) => {
      const { current, next } = call.body;
      if (call.principal.kind !== 'account') throw new AppError('account_needed');
      setCookies(call, await sessions.changePassword(call.header('cookie') ?? '', current, next));
      return { changed: true as const };
    }),
  ];
}

function invitationRoutes({ accounts, workspaces, invitations }: AccountRouteParts): BoundRoute[] {
  return [
    bind(contract.viewInvitation, async ({ params }) => {
      const { workspace, role, expiresAt } = await invitations.view(params.token);
      return { business: (await workspaces.byId(workspace))?.name ?? '', role, expiresAt };
    }),
    bind(contract.joinByInvitation, async (call) => {
      await accounts.join(call.params.token, call.body);
      const { account, cookies } = await accounts.signIn(call.body.email, call.body.password);
      setCookies(call, cookies);
      return accounts.me(account);
    }),
    bind(contract.acceptInvitation, async ({ params, principal }) => {
      if (principal.kind !== 'account') throw new AppError('account_needed');
      await accounts.accept(params.token, principal.id);
      return accounts.me(principal.id);
    }),
  ];
}

function setCookies(call: Pick<Call, 'addHeader'>, cookies: readonly string[]): void {
  for (const cookie of cookies) call.addHeader('set-cookie', cookie);
}

/** People type codes in small letters and without the dash. */
function plainCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
