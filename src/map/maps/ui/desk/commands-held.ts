/** The commands of this screen, made once: their names are texts, which are there only when the screen is. */
import { useState } from 'react';
import type { Command } from '../commands/command.ts';
import { allCommands } from '../commands/map-commands.ts';

let held: readonly Command[] | undefined;

export function useCommands(): readonly Command[] {
  const [commands] = useState(() => {
    held ??= allCommands();
    return held;
  });
  return commands;
}
