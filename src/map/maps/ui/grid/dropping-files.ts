/** Pictures dragged in from outside land where cards would: between those of a cell. */
import { type RefObject, useEffect } from 'react';
import { picturesAmong } from '../../../../web/kit/pictures/send-picture.ts';
import { useDesk } from '../desk/desk.ts';
import { putPictures } from '../pictures/put-pictures.ts';
import { keepDrop, landing } from './dropping.ts';

export function useDroppingFiles(root: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  useEffect(() => {
    const element = root.current;
    if (element === null || !desk.mayEdit) return;
    const bringsFiles = ({ dataTransfer }: DragEvent): boolean =>
      dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      keepDrop(desk, landing(desk, {}, event.clientX, event.clientY));
    };
    const leave = (event: DragEvent): void => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && element.contains(to))) desk.board.set({ drop: null });
    };
    const drop = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      const spot = landing(desk, {}, event.clientX, event.clientY);
      desk.board.set({ drop: null });
      if (spot !== null) void putPictures(desk, picturesAmong(event.dataTransfer), spot);
    };
    element.addEventListener('dragover', over);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragover', over);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  }, [desk, root]);
}
