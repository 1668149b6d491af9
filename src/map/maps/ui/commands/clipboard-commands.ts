/** Copying and pasting for those who have no keys. With keys it is the browser's own. */
import { t } from '../../../../web/kit/text.tsx';
import type { Desk } from '../desk/desk.ts';
import { copyHere, pasteHere } from '../grid/clipboard.ts';
import type { Command } from './command.ts';

export function clipboardCommands(): Command[] {
  // Over a connection without encryption browsers keep it to themselves; what was copied here is known all the same.
  const has = typeof navigator !== 'undefined' && navigator.clipboard !== undefined;
  return [
    {
      id: 'copy',
      group: 'cards',
      name: t('Copy'),
      keys: ['Mod+C'],
      ofBrowser: true,
      forViewers: true,
      when: (desk: Desk) => desk.chosen.length > 0,
      run: (desk) => void copyHere(desk),
    },
    {
      id: 'paste',
      group: 'cards',
      name: t('Paste cards, a list or a table'),
      keys: ['Mod+V'],
      ofBrowser: true,
      when: ({ cursor, tookAlong }) =>
        (has || tookAlong !== null) && cursor?.lane != null && cursor.column !== null,
      run: (desk) => void pasteHere(desk),
    },
  ];
}
