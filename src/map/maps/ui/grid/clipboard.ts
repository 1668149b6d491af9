/** What is copied of a map and pasted into it, by the browser's own keys or by the menu, which a finger has instead. */
import { picturesAmong } from '../../../../web/kit/pictures/send-picture.ts';
import { t } from '../../../../web/kit/text.tsx';
import { say } from '../../../../web/kit/toast.tsx';
import type { Operation } from '../../document/operation.ts';
import type { Desk } from '../desk/desk.ts';
import { asTable, COPIED_TYPE, copiedCards, readCopied, writeCopied } from '../editing/copy.ts';
import { type Pasted, pasteCopied, pasteRows, rowsOfText } from '../editing/paste.ts';
import { putPicturesHere } from '../pictures/put-pictures.ts';
import { rowsOfTable } from './table-rows.ts';

interface OnClipboard {
  readonly text: string;
  readonly html: string;
  /** As `writeCopied` writes it; empty where there is none. */
  readonly copied: string;
  readonly pictures: readonly Blob[];
}

/** The chosen cards as a table for anywhere, and as they are for this program. */
export function taken(desk: Desk): { readonly text: string; readonly copied: string } {
  const ids = new Set(desk.chosen);
  const took = {
    text: asTable(desk.view, ids),
    copied: writeCopied(copiedCards(desk.view, desk.document, ids)),
  };
  desk.tookAlong = took;
  desk.say(t('{n, plural, one {# card} other {# cards}} copied', { n: ids.size }));
  return took;
}

/** For this program, and to the clipboard of the device where the browser lets us: as a table, for more it does not take from a menu. */
export async function copyHere(desk: Desk): Promise<void> {
  const { text } = taken(desk);
  await navigator.clipboard?.writeText(text).catch(() => undefined);
}

/** What the clipboard of the device has, at the cursor; where it is kept from us, what was copied here last. Some browsers ask first. */
export async function pasteHere(desk: Desk): Promise<void> {
  const held = (await readClipboard()) ?? (desk.tookAlong && { ...desk.tookAlong, html: '', pictures: [] });
  if (held === null)
    say(
      t(
        'The browser does not let this page read what was copied. The keys for pasting do it, where there are keys.',
      ),
    );
  else land(desk, held);
}

/** Null where the browser or its owner says no. */
async function readClipboard(): Promise<OnClipboard | null> {
  try {
    const items = await navigator.clipboard.read();
    const of = async (kind: RegExp): Promise<Blob[]> => {
      const found = items.flatMap((item) => {
        const type = item.types.find((each) => kind.test(each));
        return type === undefined ? [] : [item.getType(type)];
      });
      return Promise.all(found);
    };
    const words = async (kind: RegExp): Promise<string> => (await (await of(kind))[0]?.text()) ?? '';
    return {
      text: await words(/^text\/plain$/),
      html: await words(/^text\/html$/),
      copied: '',
      pictures: await of(/^image\//),
    };
  } catch {
    return null;
  }
}

/** Read at once, for it is there no longer than its event. */
export function heldBy(data: DataTransfer): OnClipboard {
  return {
    text: data.getData('text/plain'),
    html: data.getData('text/html'),
    copied: data.getData(COPIED_TYPE),
    pictures: picturesAmong(data),
  };
}

export function land(desk: Desk, { text, html, copied, pictures }: OnClipboard): void {
  const { cursor } = desk;
  if (cursor === null) return;
  // A spreadsheet puts a picture of its cells beside them.
  if (text === '' && pictures.length > 0) {
    void putPicturesHere(desk, pictures);
    return;
  }
  const own = copied === '' && desk.tookAlong?.text === text ? desk.tookAlong.copied : copied;
  const cards = readCopied(own);
  if (cards !== undefined) put(desk, pasteCopied(desk.document, desk.view, cursor, cards, desk.newId));
  else
    void pasted(text, html).then((found) =>
      put(desk, pasteRows(desk.document, desk.view, cursor, found, desk.newId)),
    );
}

function put(desk: Desk, operations: readonly Operation[]): void {
  desk.edit(operations);
  const cards = operations.filter(({ act, on }) => act === 'add' && on === 'card');
  desk.board.set({ selected: new Set(cards.map(({ entity }) => entity)) });
  desk.say(t('{n, plural, one {# card} other {# cards}} pasted', { n: cards.length }));
}

/** The cells of a table where the clipboard has one; else its text. */
async function pasted(text: string, html: string): Promise<Pasted> {
  const table =
    html === '' ? null : new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  return table === null ? rowsOfText(text) : { rows: rowsOfTable(table), list: false };
}
