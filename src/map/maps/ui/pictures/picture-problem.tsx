/** Says why a picture did not come onto the map. */
import type { ReactElement } from 'react';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { Refused } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { useOnBoard } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';

export function PictureProblem(): ReactElement | null {
  const desk = useDesk();
  const problem = useOnBoard((board) => board.pictureProblem);
  if (problem === null) return null;
  return (
    <Dialog
      title={t('The picture is not on the map')}
      width={460}
      onClose={() => desk.board.set({ pictureProblem: null })}
    >
      <Refused error={problem} />
    </Dialog>
  );
}
