/** What stands in a page's place while it comes, when it cannot come, and when there is none at that address. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { type ReactElement, useEffect, useSyncExternalStore } from 'react';
import { ApiError, NETWORK_LOST } from '../api/api-error.ts';
import { askWhetherThere, connectionLost, reportLost, subscribeConnection } from '../api/connection.ts';
import { ButtonAnchor } from '../kit/button.tsx';
import { EmptyState, ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import styles from './business-gate.module.css';

export function PageOnItsWay(): ReactElement {
  return <Loading lines={6} />;
}

/** A page that broke, or whose script did not arrive because the program was updated or the network lost; then it comes by itself. */
export function PageBroken(props: ErrorComponentProps): ReactElement {
  const error: unknown = props.error;
  const waits = error instanceof ApiError && error.code === NETWORK_LOST;
  const list = listBehind(error);
  const lost = useSyncExternalStore(subscribeConnection, connectionLost);
  useEffect(() => {
    if (!waits || lost) return;
    // An answer may be older than the loss, and to load the page anew without a connection would leave nothing of it.
    askWhetherThere().then(() => location.reload(), reportLost);
  }, [waits, lost]);
  return (
    <div className={styles.middle}>
      <h1>{t('This page cannot be shown')}</h1>
      {waits || list !== null ? (
        <ErrorState error={error} />
      ) : (
        <ErrorState error={error} onRetry={() => location.reload()} />
      )}
      {list !== null && <ButtonAnchor href={list}>{t('To the list')}</ButtonAnchor>}
    </div>
  );
}

/** Where the others of its kind are, when what the address names is no more. */
function listBehind(error: unknown): string | null {
  const isGone = error instanceof ApiError && error.status === 404;
  return (isGone && /^(.*?)\/[a-z]+_\w+(\/|$)/.exec(location.pathname)?.[1]) || null;
}

/** In place of the whole screen. */
export function PageMissing(): ReactElement {
  return (
    <main className={styles.middle}>
      <PageOfBusinessMissing />
    </main>
  );
}

/** In the frame of a business. */
export function PageOfBusinessMissing(): ReactElement {
  return (
    <EmptyState
      alone
      title={t('There is no page at this address')}
      action={<ButtonAnchor href="/">{t('To the start')}</ButtonAnchor>}
    >
      {t('The link may be old or was cut short.')}
    </EmptyState>
  );
}
