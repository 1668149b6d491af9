/** Everything under `/b/:business` stands behind this: it knows the session, or leads to where one is had. */
import { Navigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { BusinessProvider } from '../kit/business.tsx';
import { ButtonAnchor } from '../kit/button.tsx';
import { EmptyState, ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import styles from './business-gate.module.css';
import { useSession } from './session.ts';
import { Shell } from './shell.tsx';

export function BusinessGate(): ReactElement {
  const { business: number } = useParams({ strict: false }) as { business?: string };
  const session = useSession();
  if (session.data === undefined) {
    return (
      <div className={styles.middle}>
        {session.isError ? (
          <ErrorState error={session.error} onRetry={() => void session.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    );
  }
  if (session.data.state !== 'signed_in') return <Elsewhere />;
  const business = session.data.businesses.find((one) => String(one.number) === number);
  if (business === undefined) return <NoBusiness />;
  return (
    <BusinessProvider key={business.id} business={business}>
      <Shell />
    </BusinessProvider>
  );
}

/** Set-up where nothing is set up, sign-in where nobody is signed in, else the first business. */
export function Elsewhere(): ReactElement {
  const session = useSession();
  if (session.isError) {
    return (
      <div className={styles.middle}>
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      </div>
    );
  }
  if (session.data === undefined) {
    return (
      <div className={styles.middle}>
        <Loading />
      </div>
    );
  }
  if (session.data.state === 'setup') return <Navigate to="/setup" replace />;
  const first = session.data.state === 'signed_in' ? session.data.businesses[0] : undefined;
  if (session.data.state === 'signed_in' && first === undefined) return <NoBusiness />;
  if (first === undefined) {
    const back = location.pathname === '/' ? '' : `${location.pathname}${location.search}`;
    return <Navigate to="/sign-in" search={back === '' ? {} : { back }} replace />;
  }
  return <Navigate to={`/b/${first.number}`} replace />;
}

function NoBusiness(): ReactElement {
  return (
    <main className={styles.middle}>
      <EmptyState
        alone
        title={t('There is no such business for you')}
        action={<ButtonAnchor href="/">{t('To your businesses')}</ButtonAnchor>}
      >
        {t('It may have been removed, or you were not invited to it. Ask its owner for an invitation.')}
      </EmptyState>
    </main>
  );
}
