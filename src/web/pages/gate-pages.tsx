/** Set-up, sign-in and invitation, wired to the session and to the page that follows. */
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Me } from '../../people/accounts/contract.ts';
import { JoinPage } from '../../people/accounts/ui/join-page.tsx';
import { SetupPage } from '../../people/accounts/ui/setup-page.tsx';
import { SignInPage } from '../../people/accounts/ui/sign-in-page.tsx';
import { pathsOf, useChoices } from '../kit/address.ts';
import { SESSION_KEY, sessionOf, useSession } from '../shell/session.ts';

export function Setup(): ReactElement | null {
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  if (session.data !== undefined && session.data.state !== 'setup') return <Navigate to="/" replace />;
  return (
    <SetupPage
      codeNeeded={session.data?.codeNeeded ?? false}
      onDone={(business) => {
        void queries
          .resetQueries({ queryKey: SESSION_KEY })
          .then(() => navigate({ to: pathsOf(business).home }));
      }}
    />
  );
}

export function SignIn(): ReactElement {
  const [{ back }] = useChoices();
  const enter = useEnter(back);
  const session = useSession();
  if (session.data?.state === 'setup') return <Navigate to="/setup" replace />;
  return <SignInPage onDone={enter} />;
}

export function Join(): ReactElement | null {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const enter = useEnter(undefined);
  const session = useSession();
  if (session.data === undefined && !session.isError) return null;
  return (
    <JoinPage
      token={token}
      account={session.data?.state === 'signed_in' ? session.data.account : null}
      onDone={enter}
    />
  );
}

/** Keeps who signed in and goes where they wanted to go; only to addresses of our own. */
function useEnter(back: string | undefined): (me: Me) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (me) => {
    queries.setQueryData(SESSION_KEY, sessionOf(me));
    queries.removeQueries({ type: 'inactive', predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
    const last = me.workspaces.at(-1);
    const ours = back?.startsWith('/') === true && !back.startsWith('//') && !back.includes('\\');
    void navigate({
      to: ours && back !== undefined ? back : last === undefined ? '/' : pathsOf(last.number).home,
    });
  };
}
