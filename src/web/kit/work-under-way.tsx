/**
 * One calm line while reports of a page take long: what is being done, how far it is, and a way to stop waiting. The reports
 * are those whose first answer has not come; what loads in the blink of an eye shows nothing.
 */
import { type Query, type QueryClient, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { underWay } from '../../analyze/under-way/contract.ts';
import { connectionLost, subscribeConnection } from '../api/connection.ts';
import { useAsk } from '../api/queries.ts';
import { useBusiness, useFormat } from './business.tsx';
import { Button } from './button.tsx';
import { t } from './text.tsx';
import { progressOf } from './under-way-words.ts';
import styles from './work-under-way.module.css';

const QUIET_MS = 1000;
const LOOK_EVERY_MS = 700;

const isReport = ({ queryKey }: Query): boolean => String(queryKey[0]).startsWith('reports.');
const isUnanswered = (query: Query): boolean => isReport(query) && query.state.data === undefined;

/** In a corner over the page, which does not move as it comes and goes. */
export function WorkUnderWay(): ReactElement | null {
  const client = useQueryClient();
  const waiting = useIsFetching({ predicate: isUnanswered }) > 0;
  // Where no server answers none works.
  const lost = useSyncExternalStore(subscribeConnection, connectionLost);
  const late = useLate(waiting && !lost);
  const [stopped, setStopped] = useState<readonly string[]>([]);
  const isStopped = (query: Query): boolean =>
    stopped.includes(query.queryHash) && isUnanswered(query) && query.state.fetchStatus === 'idle';
  if (waiting && late) {
    return (
      <Line
        onStop={() => {
          setStopped(unanswered(client).map(({ queryHash }) => queryHash));
          void client.cancelQueries({ fetchStatus: 'fetching', predicate: isUnanswered });
        }}
      />
    );
  }
  if (waiting || client.getQueryCache().findAll({ type: 'active', predicate: isStopped }).length === 0)
    return null;
  return (
    <div className={`${styles.line} ${styles.stopped}`}>
      <p role="status">{t('Stopped. What is missing here was not worked out.')}</p>
      <Button small onClick={() => void client.refetchQueries({ type: 'active', predicate: isStopped })}>
        {t('Ask again')}
      </Button>
    </div>
  );
}

function Line(props: { onStop: () => void }): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const work = useAsk(underWay, { params: { workspace: business.id }, every: LOOK_EVERY_MS });
  const progress = work.data === undefined ? null : progressOf(work.data, format);
  const words = progress?.words ?? t('Working it out.');
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <p role="status">{words}</p>
        {progress !== null && progress.done !== null && progress.of !== null && (
          <progress className={styles.bar} value={progress.done} max={progress.of} aria-label={words} />
        )}
      </div>
      <Button small onClick={props.onStop}>
        {t('Cancel')}
      </Button>
    </div>
  );
}

/** True while one report has been waiting for a second; many quick ones after each other are not late. */
function useLate(waiting: boolean): boolean {
  const client = useQueryClient();
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setLate(false);
      return;
    }
    const since = new Map<string, number>();
    const look = (): void => {
      const now = performance.now();
      const asked = new Set(unanswered(client).map(({ queryHash }) => queryHash));
      for (const hash of since.keys()) if (!asked.has(hash)) since.delete(hash);
      for (const hash of asked) if (!since.has(hash)) since.set(hash, now);
      setLate([...since.values()].some((began) => now - began >= QUIET_MS));
    };
    look();
    const timer = setInterval(look, QUIET_MS / 4);
    return () => clearInterval(timer);
  }, [waiting, client]);
  return late;
}

function unanswered(client: QueryClient): Query[] {
  return client.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: isUnanswered });
}
