/** The one hook the page of a visit needs: what is seen, and how to change it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { getMe } from '../../../people/accounts/contract.ts';
import { call } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { changeVisit, readVisit } from '../contract.ts';
import { type Shelf, type VisitSeen, VisitSitting } from './visit-sitting.ts';

const nothing = () => () => undefined;

export interface OpenVisit {
  readonly seen: VisitSeen;
  readonly sitting: VisitSitting;
}

/** Undefined until the visit is there. */
export function useVisit(visit: string): { readonly open: OpenVisit | undefined; readonly error: unknown } {
  const { id: workspace } = useBusiness();
  const client = useQueryClient();
  const params = { workspace, visit };
  const asked = useAsk(readVisit, { params });
  const me = useAsk(getMe).data;
  // Somebody else at this browser does not send what this person wrote.
  const account = me === undefined ? undefined : (me.account?.id ?? 'key');
  const [sitting, setSitting] = useState<VisitSitting>();
  const isThere = asked.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: later answers of the server are told to the sitting that is open
  useEffect(() => {
    if (asked.data === undefined || account === undefined) return;
    const opened = new VisitSitting(asked.data, {
      ...{ shelf: shelf(), key: keyOf(account, visit) },
      send: (change) => call(changeVisit, { params, body: change }),
    });
    setSitting(opened);
    const again = (): void => void opened.flush();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      setSitting(undefined);
      opened.leave();
      void client.invalidateQueries({ predicate: ({ queryKey }) => isOurs(String(queryKey[0])) });
    };
  }, [isThere, account, workspace, visit, client]);
  useEffect(() => {
    if (asked.data !== undefined) sitting?.refresh(asked.data);
  }, [asked.data, sitting]);
  const seen = useSyncExternalStore(sitting?.subscribe ?? nothing, () => sitting?.seen);
  return {
    open: sitting === undefined || seen === undefined ? undefined : { sitting, seen },
    error: asked.error,
  };
}

/** Whether answers of this visit wait on this device: they are sent when it is opened. */
export function useWaitsHere(visit: string): boolean {
  const me = useAsk(getMe).data;
  return me !== undefined && shelf()?.getItem(keyOf(me.account?.id ?? 'key', visit)) != null;
}

function keyOf(account: string, visit: string): string {
  return `footpath.visit.${account}.${visit}`;
}

function isOurs(route: string): boolean {
  return route.startsWith('map.competitors.') || route.startsWith('map.visits.');
}

/** Browsers may forbid it. */
function shelf(): Shelf {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
