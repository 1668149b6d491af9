/** Puts pictures on the map: sends each, then makes a card of it. A card stands for nothing that did not arrive, so nobody sees empty frames. */

import { choosePictures } from '../../../../web/kit/pictures/send-picture.ts';
import { t } from '../../../../web/kit/text.tsx';
import { closed } from '../commands/card-commands.ts';
import type { Sending } from '../desk/board.ts';
import type { Desk } from '../desk/desk.ts';
import { addCard, type Spot, setFields } from '../editing/edits.ts';
import { cellAt } from '../editing/moving.ts';

/** New cards at a spot, in the order of the files. */
export async function putPictures(desk: Desk, files: readonly Blob[], spot: Spot): Promise<void> {
  if (!desk.mayEdit || files.length === 0) return;
  const lane = desk.document.lanes[spot.lane];
  if (lane === undefined || closed(lane.kind)) {
    desk.say(t('This lane takes no pictures.'));
    return;
  }
  let { index } = spot;
  for (const file of files) {
    const image = await sent(desk, file, { lane: spot.lane, column: spot.column, card: null });
    if (image === null) continue;
    const id = desk.newId('crd');
    desk.edit(addCard(desk.document, id, { ...spot, index }, { image }, desk.newId));
    index++;
    desk.go({ lane: spot.lane, column: spot.column, card: id });
    desk.say(t('The picture is on the map.'));
  }
}

/** At the cursor: behind its card, or at the end of its cell. */
export async function putPicturesHere(desk: Desk, files: readonly Blob[]): Promise<void> {
  const { cursor } = desk;
  if (cursor?.lane == null || cursor.column === null) return;
  const ids = cellAt(desk.view, cursor)?.ids ?? [];
  const index = cursor.card === null ? ids.length : ids.indexOf(cursor.card) + 1;
  await putPictures(desk, files, { lane: cursor.lane, column: cursor.column, index });
}

/** On a card that is there, in place of the picture it has. */
export async function choosePictureFor(desk: Desk, card: string): Promise<void> {
  const [file] = await choosePictures({ several: false });
  const held = desk.document.cards[card];
  if (file === undefined || held === undefined) return;
  const image = await sent(desk, file, { lane: held.lane, column: held.column, card });
  if (image !== null) desk.edit(setFields(desk.document, 'card', card, { image }, desk.newId));
}

/** Null where it did not arrive; then the screen says why. */
async function sent(desk: Desk, file: Blob, at: Sending): Promise<string | null> {
  const { board, sendPicture } = desk;
  if (sendPicture === null) return null;
  board.set({ sending: [...board.state.sending, at], pictureProblem: null });
  try {
    return await sendPicture(file);
  } catch (problem) {
    board.set({ pictureProblem: problem });
    return null;
  } finally {
    board.set({ sending: board.state.sending.filter((each) => each !== at) });
  }
}
