/** Copy, cut and paste by the browser's own keys and menus: cards inside this program, tables, lists and pictures from anywhere. */
import { type RefObject, useEffect } from 'react';
import { idle } from '../../../../web/kit/idle.ts';
import { picturesAmong } from '../../../../web/kit/pictures/send-picture.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { Operation } from '../../document/operation.ts';
import { removeChosen } from '../commands/card-commands.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../desk/desk.ts';
import { asTable, COPIED_TYPE, copiedCards, readCopied, writeCopied } from '../editing/copy.ts';
import { type Pasted, pasteCopied, pasteRows, rowsOfText, tableReader } from '../editing/paste.ts';
import { putPicturesHere } from '../pictures/put-pictures.ts';
import { rowsOfTable } from './table-rows.ts';

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
      const ids = new Set(desk.chosen);
      event.clipboardData?.setData('text/plain', asTable(desk.view, ids));
      event.clipboardData?.setData(COPIED_TYPE, writeCopied(copiedCards(desk.view, desk.document, ids)));
      desk.say(t('{n, plural, one {# card} other {# cards}} copied', { n: ids.size }));
      if (event.type === 'cut' && desk.mayEdit) removeChosen(desk);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!isOurs(event) || event.clipboardData === null) return;
      event.preventDefault();
      land(desk, event.clipboardData);
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

function land(desk: Desk, data: DataTransfer): void {
  const { cursor } = desk;
  if (cursor === null) return;
  // A spreadsheet puts a picture of its cells beside them.
  const pictures = data.getData('text/plain') === '' ? picturesAmong(data) : [];
  if (pictures.length > 0) {
    void putPicturesHere(desk, pictures);
    return;
  }
  const copied = readCopied(data.getData(COPIED_TYPE));
  if (copied !== undefined) put(desk, pasteCopied(desk.document, desk.view, cursor, copied, desk.newId));
  else
    void pasted(data).then((found) =>
      put(desk, pasteRows(desk.document, desk.view, cursor, found, desk.newId)),
    );
}

function put(desk: Desk, operations: readonly Operation[]): void {
  desk.edit(operations);
  const cards = operations.filter(({ act, on }) => act === 'add' && on === 'card');
  desk.board.set({ selected: new Set(cards.map(({ entity }) => entity)) });
  desk.say(t('{n, plural, one {# card} other {# cards}} pasted', { n: cards.length }));
}

/** The cells of a table where the clipboard has one; else its text. Reads the clipboard at once, for it is there no longer than its event. */
async function pasted(data: DataTransfer): Promise<Pasted> {
  const html = data.getData('text/html');
  const table =
    html === '' ? null : new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return rowsOfText(data.getData('text/plain'));
  return { rows: rowsOfTable(table), list: false };
}
