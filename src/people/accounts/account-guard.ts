/** Answers the server's questions about callers: a session cookie or an API key, and their place in a workspace. */
import type { Guard } from '../../platform/http/guard.ts';
import { type ApiKeys, roleOfKey, type Workspaces } from '../workspaces/public.ts';
import type { Sessions } from './sessions.ts';

export function accountGuard(parts: { sessions: Sessions; keys: ApiKeys; workspaces: Workspaces }): Guard {
  const { sessions, keys, workspaces } = parts;
  return {
    async identify({ bearer, cookie }) {
      // A key that is sent counts alone, even beside a cookie: what was asked for explicitly is what is used.
      if (bearer !== null) return keys.identify(bearer);
      const account = cookie === null ? null : await sessions.accountOf(cookie);
      return account ? { kind: 'account', ...account } : null;
    },
    async enter(principal, asked) {
      if (principal.kind === 'account') return workspaces.asMember(asked, principal.id);
      const scope = await workspaces.byId(principal.workspace);
      if (!scope || !['current', scope.id, String(scope.number)].includes(asked)) return null;
      return { ...scope, role: roleOfKey(principal.scope) };
    },
  };
}
