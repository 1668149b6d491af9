/** The choices of the map page as they stand in its address. Pure. */
import type { Choices } from '../kit/address.ts';

/** A number that is opened: a stage's, a touchpoint's, what is felt there, or those who came back. */
export type Opened =
  | { readonly kind: 'stage'; readonly id: string; readonly figure: string }
  | { readonly kind: 'touchpoint'; readonly id: string }
  | { readonly kind: 'feeling'; readonly id: string }
  | { readonly kind: 'returning' };

export interface MapChoices {
  readonly table: boolean;
  readonly opened: Opened | null;
}

export function readMapChoices(choices: Choices): MapChoices {
  return {
    table: choices.as === 'table',
    opened: readOpened(choices.open),
  };
}

export function readOpened(text: string | undefined): Opened | null {
  const [kind, id = '', figure = 'reached'] = (text ?? '').split('~');
  if (kind === 'returning') return { kind };
  if (id === '') return null;
  if (kind === 'stage') return { kind, id, figure };
  if (kind === 'touchpoint' || kind === 'feeling') return { kind, id };
  return null;
}

export function writeOpened(opened: Opened): string {
  switch (opened.kind) {
    case 'returning':
      return 'returning';
    case 'touchpoint':
    case 'feeling':
      return `${opened.kind}~${opened.id}`;
    case 'stage':
      return `stage~${opened.id}~${opened.figure}`;
  }
}
