/** One quiet line over the page while the server does not answer; it goes by itself when it does. */
import { type ReactElement, useSyncExternalStore } from 'react';
import { connectionLost, subscribeConnection } from '../api/connection.ts';
import { t } from '../kit/text.tsx';
import styles from './connection-strip.module.css';

export function ConnectionStrip(): ReactElement {
  const lost = useSyncExternalStore(subscribeConnection, connectionLost);
  return (
    <div role="status" aria-live="polite">
      {lost && (
        <p className={styles.strip}>
          {t('Footpath does not answer. What you see may be old; this page tries again by itself.')}
        </p>
      )}
    </div>
  );
}
