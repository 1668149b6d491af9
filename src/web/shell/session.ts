/** Who is signed in and the businesses they may see. Asked once and kept; everything that needs a business waits for it. */
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Account, getMe, getSetup, type Me, signOut } from '../../people/accounts/contract.ts';
import type { Workspace } from '../../people/workspaces/contract.ts';
import { renameAhead } from '../api/ahead.ts';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/client.ts';
import { askOrKept, forgetAnswers } from '../api/kept-answers.ts';
import { mayRetry } from '../api/queries.ts';
import type { Business } from '../kit/business.tsx';
import { chosenLanguage, localeOf } from '../kit/language.ts';

export type Session =
  | { readonly state: 'setup'; readonly codeNeeded: boolean }
  | { readonly state: 'signed_out' }
  | {
      readonly state: 'signed_in';
      readonly account: Account | null;
      readonly businesses: readonly Business[];
    };

const WORKSPACES = '/api/workspaces';

export const SESSION_KEY = ['people.me.get', 'session'] as const;

export const sessionQuery = {
  queryKey: SESSION_KEY,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => readSession(signal),
  staleTime: 5 * 60_000,
  retry: mayRetry,
};

export function useSession(): UseQueryResult<Session, ApiError> {
  return useQuery<Session, ApiError>(sessionQuery);
}

/** Whose browser this is, within a business. */
export function useAccountId(): string {
  const session = useSession().data;
  return (session?.state === 'signed_in' ? session.account?.id : undefined) ?? 'key';
}

async function readSession(signal: AbortSignal): Promise<Session> {
  try {
    const me = await askOrKept(getMe, { signal });
    for (const { id, number } of me.workspaces)
      renameAhead(`${WORKSPACES}/${number}/`, `${WORKSPACES}/${id}/`);
    return sessionOf(me);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    await forgetAnswers();
    const setup = await call(getSetup, { signal });
    return setup.needed ? { state: 'setup', codeNeeded: setup.codeNeeded } : { state: 'signed_out' };
  }
}

export function sessionOf(me: Me): Session {
  return { state: 'signed_in', account: me.account, businesses: me.workspaces.map(businessOf) };
}

/** Numbers and days are written the way the chosen language writes them. */
function businessOf(workspace: Workspace): Business {
  return {
    id: workspace.id,
    number: workspace.number,
    name: workspace.name,
    timezone: workspace.timezone,
    currency: workspace.currency,
    weekStart: workspace.weekStart,
    role: workspace.role,
    locale: localeOf(chosenLanguage()),
  };
}

export function useSignOut(): UseMutationResult<unknown, ApiError, void> {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, void>({
    mutationFn: () => call(signOut),
    onSuccess: async () => {
      client.clear();
      await forgetAnswers();
      location.assign('/sign-in');
    },
  });
}
