/** Keys that work anywhere on this screen: undo, redo, all actions, the list of keys, what is open about the map. */
import { useEffect } from 'react';
import { commandFor } from './commands/command.ts';
import { useCommands } from './desk/commands-held.ts';
import { useDesk } from './desk/desk.ts';

const ANYWHERE = new Set(['undo', 'redo', 'palette', 'shortcuts', 'hidden', 'open-map', 'open-advice']);

export function useAppKeys(): void {
  const desk = useDesk();
  const commands = useCommands();
  useEffect(() => {
    const anywhere = commands.filter(({ id }) => ANYWHERE.has(id));
    const key = (event: KeyboardEvent): void => {
      const { target } = event;
      const field = target instanceof HTMLElement && target.matches('input, textarea, select');
      const command = commandFor(anywhere, event, desk);
      if (command === undefined || event.defaultPrevented) return;
      // A field has its own undo, and takes every sign.
      if (field && command.id !== 'palette') return;
      if (desk.board.state.overlay !== null || desk.board.state.opened !== null) return;
      event.preventDefault();
      command.run(desk);
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [desk, commands]);
}
