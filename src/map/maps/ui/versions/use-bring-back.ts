/** Brings a version back, and lets that be taken back: the server keeps what was there before as a version of its own. */
import { call } from '../../../../web/api/client.ts';
import { useChange } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { say } from '../../../../web/kit/toast.tsx';
import { listVersions, type MapVersion, restoreVersion } from '../../contract.ts';
import { useVersionWords } from './version-words.ts';

/** @param onDone once the map is as it was then */
export function useBringBack(map: string, onDone: () => void) {
  const { id: workspace } = useBusiness();
  const words = useVersionWords();
  const restoring = useChange(restoreVersion, ['map.versions.']);
  const takeBack = async (sequence: number): Promise<void> => {
    const { items } = await call(listVersions, { params: { workspace, map } });
    const before = items.find((each) => each.sequence === sequence);
    if (before !== undefined) restoring.mutate({ params: { workspace, map, version: before.id } });
  };
  const bringBack = (version: MapVersion): void =>
    restoring.mutate(
      { params: { workspace, map, version: version.id } },
      {
        onSuccess: ({ sequence, operations }) => {
          onDone();
          if (operations === 0) return say(t('The map is like that already'));
          say(t('Brought back: {version}', { version: words.title(version) }), {
            label: t('Undo'),
            act: () => void takeBack(sequence - operations),
          });
        },
      },
    );
  return { bringBack, busy: restoring.isPending, error: restoring.error };
}
