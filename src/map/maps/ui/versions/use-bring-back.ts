/** Brings a version back, as one step of undo; the server keeps what was there before as a version of its own. */
import { useChange } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { say } from '../../../../web/kit/toast.tsx';
import { type MapVersion, restoreVersion } from '../../versions/contract.ts';
import { useDesk } from '../desk/desk.ts';
import { useVersionWords } from './version-words.ts';

/** @param onDone once the map is as it was then */
export function useBringBack(map: string, onDone: () => void) {
  const { id: workspace } = useBusiness();
  const desk = useDesk();
  const words = useVersionWords();
  const restoring = useChange(restoreVersion, ['map.versions.']);
  const bringBack = (version: MapVersion): void =>
    restoring.mutate(
      { params: { workspace, map, version: version.id } },
      {
        onSuccess: async ({ sequence, operations, back }) => {
          onDone();
          if (operations === 0) return say(t('The map is like that already'));
          await desk.sitting.doneElsewhere(sequence, back);
          say(t('Brought back: {version}', { version: words.title(version) }), {
            label: t('Undo'),
            act: () => desk.sitting.takeBack(back),
          });
        },
      },
    );
  return { bringBack, busy: restoring.isPending, error: restoring.error };
}
