/** Keys on the grid: every command by its keys; a letter begins to type. Fields have their keys to themselves. */
import { type KeyboardEvent, useCallback } from 'react';
import { feelBy, inFeeling } from '../commands/card-commands.ts';
import { commandFor } from '../commands/command.ts';
import { useCommands } from '../desk/commands-held.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../desk/desk.ts';
import { elementOf } from './place.ts';

export function useGridKeys(): (event: KeyboardEvent) => void {
  const desk = useDesk();
  const commands = useCommands();
  return useCallback(
    (event) => {
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select, button'))
        return;
      const done = drawn(desk, event) || escaped(desk, event) || menued(desk, event);
      if (done) return event.preventDefault();
      const command = commandFor(commands, event, desk);
      if (command !== undefined) {
        if (command.ofBrowser === true) return;
        event.preventDefault();
        event.stopPropagation();
        command.run(desk);
        return;
      }
      const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      const { cursor } = desk;
      if (!typed || event.key === ' ' || cursor?.lane == null || cursor.column === null || inFeeling(desk))
        return;
      event.preventDefault();
      if (cursor.card === null) desk.writing.below(event.key);
      else desk.writing.into(cursor.card, event.key);
    },
    [desk, commands],
  );
}

/** While the curve is drawn the arrows belong to it. */
function drawn(desk: Desk, event: KeyboardEvent): boolean {
  if (!desk.board.state.drawing || event.altKey) return false;
  const by = event.shiftKey ? 0.1 : 0.5;
  if (event.key === 'ArrowUp') feelBy(desk, by);
  else if (event.key === 'ArrowDown') feelBy(desk, -by);
  else if (event.key === 'Escape' || event.key === 'Enter') desk.board.set({ drawing: false });
  else return false;
  return true;
}

function escaped(desk: Desk, event: KeyboardEvent): boolean {
  if (event.key !== 'Escape') return false;
  desk.board.set({ selected: new Set(), choosing: false, anchor: desk.cursor });
  return true;
}

function menued(desk: Desk, event: KeyboardEvent): boolean {
  const asked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  const { cursor } = desk;
  if (!asked || cursor === null) return false;
  const box = elementOf(cursor)?.getBoundingClientRect();
  if (box === undefined) return false;
  const x = box.left + Math.min(24, box.width / 2);
  const y = box.bottom - Math.min(10, box.height / 2);
  // After this key: a menu that opens while it is on its way takes it for one of its own, and closes.
  setTimeout(() => desk.openMenu(cursor, x, y));
  return true;
}
