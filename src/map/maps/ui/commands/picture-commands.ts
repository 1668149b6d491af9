/** What one can do with pictures on a map, by keys and menus. */

import { choosePictures } from '../../../../web/kit/pictures/send-picture.ts';
import { t } from '../../../../web/kit/text.tsx';
import { pictureNamed } from '../../../pictures/contract.ts';
import type { Desk } from '../desk/desk.ts';
import { cardElement } from '../grid/place.ts';
import { putPicturesHere } from '../pictures/put-pictures.ts';
import { closed } from './card-commands.ts';
import type { Command } from './command.ts';

export function pictureCommands(): Command[] {
  return [
    {
      id: 'add-picture',
      group: 'cards',
      name: t('Add pictures'),
      keys: ['Alt+P'],
      when: takesPictures,
      run: (desk) => void choosePictures({ several: true }).then((files) => putPicturesHere(desk, files)),
    },
    {
      id: 'look-at-picture',
      group: 'cards',
      name: t('Look at the picture'),
      keys: ['Alt+Enter'],
      when: ({ chosen: [id = ''], document }) => pictureNamed(document.cards[id]?.image ?? null) !== null,
      run: ({ chosen: [id = ''] }) =>
        document.getElementById(cardElement(id))?.querySelector<HTMLElement>('[data-picture]')?.click(),
      forViewers: true,
    },
  ];
}

function takesPictures({ cursor, document, sendPicture }: Desk): boolean {
  if (cursor?.lane == null || cursor.column === null || sendPicture === null) return false;
  return !closed(document.lanes[cursor.lane]?.kind ?? 'free');
}
