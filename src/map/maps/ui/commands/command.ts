/** A thing one can do on a map, with its name and its keys. Keys, menus, palette and the list of shortcuts all come from these. */
import type { Desk } from '../desk/desk.ts';

export type Group = 'cards' | 'stages' | 'lanes' | 'map';

export interface Command {
  readonly id: string;
  readonly group: Group;
  readonly name: string;
  /** As written in `keysOf`: `Mod+Shift+Z`, `Alt+ArrowUp`, `F2`. The first is the one that is shown. */
  readonly keys?: readonly string[];
  /** Left out: always. */
  readonly when?: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => void;
  /** Its keys are the browser's own, and do more there. */
  readonly ofBrowser?: boolean;
  /** Not in the palette: it only makes sense as a key. */
  readonly keyOnly?: boolean;
  /** Those who only look may do it too. */
  readonly forViewers?: boolean;
}

export function isOpen(command: Command, desk: Desk): boolean {
  return (desk.mayEdit || command.forViewers === true) && (command.when?.(desk) ?? true);
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What was pressed, in the order Mod, Alt, Shift, key; letters as capitals. */
export function keysOf(event: Pressed): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Mod');
  if (event.altKey) parts.push('Alt');
  // Signs such as ? say themselves that they were shifted.
  if (event.shiftKey && (event.key.length > 1 || /\p{L}/u.test(event.key))) parts.push('Shift');
  return [...parts, key === ' ' ? 'Space' : key].join('+');
}

export function commandFor(commands: readonly Command[], event: Pressed, desk: Desk): Command | undefined {
  const pressed = keysOf(event);
  return commands.find((command) => command.keys?.includes(pressed) === true && isOpen(command, desk));
}
