/** The one hook the page of a visit needs: what is seen, and how to change it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { getMe } from '../../../people/accounts/contract.ts';
import { call } from '../../../web/api/client.ts';
import { keepAnswer } from '../../../web/api/kept-answers.ts';
import { localShelf } from '../../../web/api/local-shelf.ts';
import { keyOf as questionKey, useAsk } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { dropPicture, keepPicture, keptPictures } from '../../../web/kit/pictures/picture-shelf.ts';
import { sendShrunk } from '../../../web/kit/pictures/send-picture.ts';
import { changeVisit, readVisit, type Visit, type VisitChange } from '../visits/contract.ts';
import { PhotoOutbox } from './photo-outbox.ts';
import { type VisitSeen, VisitSitting } from './visit-sitting.ts';

const nothing = () => () => undefined;

interface Opened {
  readonly sitting?: VisitSitting;
  readonly photos?: PhotoOutbox;
}

export interface OpenVisit {
  readonly seen: VisitSeen;
  readonly sitting: VisitSitting;
  readonly photos: PhotoOutbox;
}

/** Undefined until the visit is there. */
export function useVisit(visit: string): { readonly open: OpenVisit | undefined; readonly error: unknown } {
  const { id: workspace } = useBusiness();
  const client = useQueryClient();
  const params = { workspace, visit };
  const asked = useAsk(readVisit, { params, offline: true });
  const me = useAsk(getMe, { offline: true }).data;
  // Somebody else at this browser does not send what this person wrote.
  const account = me === undefined ? undefined : (me.account?.id ?? 'key');
  const [{ sitting, photos }, setOpened] = useState<Opened>({});
  const isThere = asked.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: later answers of the server are told to the sitting that is open
  useEffect(() => {
    if (asked.data === undefined || account === undefined) return;
    const send = async (change: VisitChange): Promise<Visit> => {
      const changed = await call(changeVisit, { params, body: change });
      // Who comes back without a connection finds what has been sent.
      client.setQueryData(questionKey(readVisit, params, undefined, undefined), changed);
      void keepAnswer(readVisit, { params }, changed);
      return changed;
    };
    const opened = new VisitSitting(asked.data, { shelf: localShelf(), key: keyOf(account, visit), send });
    const outbox = new PhotoOutbox({
      shelf: { keep: keepPicture, kept: keptPictures, drop: dropPicture },
      place: keyOf(account, visit),
      send: async (picture) => (await sendShrunk(workspace, visit, picture)).reference,
      onSent: (key, photo) => opened.change({ answers: [{ key, addPhotos: [photo] }] }),
      onWaiting: (many) => mark(keyOf(account, visit), many),
    });
    setOpened({ sitting: opened, photos: outbox });
    void outbox.open();
    const again = (): void => {
      void opened.flush();
      void outbox.flush();
    };
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      setOpened({});
      opened.leave();
      outbox.leave();
      void client.invalidateQueries({ predicate: ({ queryKey }) => isOurs(String(queryKey[0])) });
    };
  }, [isThere, account, workspace, visit, client]);
  useEffect(() => {
    if (asked.data !== undefined) sitting?.refresh(asked.data);
  }, [asked.data, sitting]);
  const seen = useSyncExternalStore(sitting?.subscribe ?? nothing, () => sitting?.seen);
  return {
    open: sitting && photos && seen ? { sitting, photos, seen } : undefined,
    error: asked.error,
  };
}

/** Whether answers of this visit wait on this device: they are sent when it is opened. */
export function useWaitsHere(visit: string): boolean {
  const me = useAsk(getMe, { offline: true }).data;
  if (me === undefined) return false;
  const key = keyOf(me.account?.id ?? 'key', visit);
  return localShelf()?.getItem(key) != null || localShelf()?.getItem(photosKey(key)) != null;
}

/** Says that so many photos wait here: the shelf of pictures itself cannot be read at once. */
function mark(key: string, photos: number): void {
  try {
    if (photos === 0) localShelf()?.removeItem(photosKey(key));
    else localShelf()?.setItem(photosKey(key), String(photos));
  } catch {
    // A full or forbidden store: the list does not say so, the visit does.
  }
}

function photosKey(key: string): string {
  return `${key}.photos`;
}

function keyOf(account: string, visit: string): string {
  return `footpath.visit.${account}.${visit}`;
}

function isOurs(route: string): boolean {
  return route.startsWith('map.competitors.') || route.startsWith('map.visits.');
}
