/** What one can do to a kept report in the list; the last refusal stands until the next try. */
import type { ApiError } from '../../../web/api/api-error.ts';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import {
  deleteSaved,
  type Place,
  pinHome,
  placeSaved,
  restoreSaved,
  type SavedReport,
  updateSaved,
} from '../contract.ts';

const TOUCHES = ['analyze.saved'];

export interface SavedChanges {
  readonly busy: boolean;
  readonly error: unknown;
  rename(name: string, done: () => void): void;
  pin(pinned: boolean): void;
  put(place: Place | null): void;
  /** Can be undone from the word that says so. */
  forget(): void;
}

export function useSavedChanges(saved: SavedReport): SavedChanges {
  const { id: workspace } = useBusiness();
  const updating = useChange(updateSaved, TOUCHES);
  const pinning = useChange(pinHome, TOUCHES);
  const placing = useChange(placeSaved, TOUCHES);
  const removing = useChange(deleteSaved, TOUCHES);
  const restoring = useChange(restoreSaved, TOUCHES);
  const params = { workspace, saved: saved.id };
  const { name: _, ...shown } = draftOf(saved);
  return {
    busy: updating.isPending,
    error: updating.error ?? pinning.error ?? placing.error ?? removing.error,
    rename: (name, done) => updating.mutate({ params, body: { ...shown, name } }, { onSuccess: done }),
    pin: (pinned) => pinning.mutate({ params, body: { pinned } }),
    put: (place) => placing.mutate({ params, body: { place } }),
    // Promises, because the row has gone by the time it is forgotten.
    forget: () => {
      const bringBack = () =>
        void restoring
          .mutateAsync({ params })
          .catch((error: ApiError) => say(`${error.message} ${error.advice}`));
      void removing.mutateAsync({ params }).then(
        () => say(t('“{name}” is forgotten.', { name: saved.name }), { label: t('Undo'), act: bringBack }),
        () => undefined,
      );
    },
  };
}

function draftOf({ name, report, period, question, choices }: SavedReport) {
  return { name, report, period, question, choices };
}
