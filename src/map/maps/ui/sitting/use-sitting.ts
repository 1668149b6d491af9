/** The one hook a screen needs to let somebody edit a map together with others. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { getMe } from '../../../../people/accounts/contract.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import type { NewsAbout } from '../../live/contract.ts';
import { OpenSitting } from './open-sitting.ts';
import type { Sitting } from './sitting.ts';

const nothing = () => () => undefined;

/**
 * Undefined until the map is there; throws ApiError into the page's error state when it cannot be read.
 * @param account whose edits wait in this browser
 */
export function useSitting(map: string, account: string): Sitting | undefined {
  const { id: workspace } = useBusiness();
  const client = useQueryClient();
  const [open, setOpen] = useState<OpenSitting>();
  useEffect(() => {
    const onSignedOut = () => void client.invalidateQueries({ queryKey: [getMe.id] });
    const askAgain = (prefix: string) =>
      void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(prefix) });
    const onNews = (about: NewsAbout) => askAgain(`map.${about}.`);
    const sitting = OpenSitting.enter({ workspace, map, account, onSignedOut, onNews });
    setOpen(sitting);
    return () => {
      setOpen(undefined);
      sitting.leave();
      askAgain('map.maps.');
    };
  }, [workspace, map, account, client]);
  const seen = useSyncExternalStore(open?.subscribe ?? nothing, () => open?.seen);
  // Asked for by itself: of a map that cannot be read nothing else ever changes.
  const failure = useSyncExternalStore(open?.subscribe ?? nothing, () => open?.failure ?? null);
  if (failure !== null) throw failure;
  return open?.map === map ? seen : undefined;
}
