/** Copy, cut and paste by the browser's own keys and menus: cards inside this program, tables, lists and pictures from anywhere. */
import { type RefObject, useEffect } from 'react';
import { idle } from '../../../../web/kit/idle.ts';
import { removeChosen } from '../commands/card-commands.ts';
import { useDesk } from '../desk/desk.ts';
import { COPIED_TYPE } from '../editing/copy.ts';
import { tableReader } from '../editing/paste.ts';
import { heldBy, land, taken } from './clipboard.ts';

export function useClipboard(root: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  // Before somebody pastes, and while there is a connection.
  useEffect(
    () =>
      void idle()
        .then(tableReader)
        .catch(() => undefined),
    [],
  );
  useEffect(() => {
    const isOurs = (event: Event): boolean => {
      const at = document.activeElement;
      const field = at instanceof HTMLElement && at.matches('input, textarea, [contenteditable]');
      return !field && root.current?.contains(at) === true && !event.defaultPrevented;
    };
    const copy = (event: ClipboardEvent): void => {
      if (!isOurs(event) || desk.chosen.length === 0) return;
      event.preventDefault();
      const { text, copied } = taken(desk);
      event.clipboardData?.setData('text/plain', text);
      event.clipboardData?.setData(COPIED_TYPE, copied);
      if (event.type === 'cut' && desk.mayEdit) removeChosen(desk);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!isOurs(event) || event.clipboardData === null) return;
      event.preventDefault();
      land(desk, heldBy(event.clipboardData));
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [desk, root]);
}
