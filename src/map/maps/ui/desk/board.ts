/** What a person has before them while they edit, and nobody else: cursor, choice, what is being typed, what is open. Told by small questions, so that one change draws one card. */
import { createContext, use, useSyncExternalStore } from 'react';
import type { Spot } from '../editing/edits.ts';
import type { Cursor } from '../editing/moving.ts';
import type { Other } from '../sitting/sitting.ts';

export interface Typing {
  readonly card: string;
  /** Where a new card will stand; null for one that is there. Without text it never comes to be. */
  readonly spot: Spot | null;
  /** What the typing begins with. */
  readonly text: string;
}

export type Opened =
  | { readonly kind: 'card' | 'column' | 'lane'; readonly id: string }
  | { readonly kind: 'map' | 'advice' | 'removed' | 'notices' };

export type Overlay = 'palette' | 'shortcuts' | 'move' | 'hidden';

/** What a menu is about, and where it opens, in pixels of the window. */
export interface OpenMenu {
  readonly on: 'card' | 'cell' | 'column' | 'lane' | 'new-lane' | 'colour';
  readonly x: number;
  readonly y: number;
}

export interface BoardState {
  readonly cursor: Cursor | null;
  /** Where a choice of several began. */
  readonly anchor: Cursor | null;
  readonly selected: ReadonlySet<string>;
  readonly typing: Typing | null;
  readonly renaming: string | null;
  /** The arrow keys draw the curve at the cursor. */
  readonly drawing: boolean;
  readonly drop: Spot | null;
  readonly opened: Opened | null;
  readonly overlay: Overlay | null;
  readonly menu: OpenMenu | null;
  readonly others: readonly Other[];
  /** Read aloud. */
  readonly said: string;
  /** Counts up when the focus should go to the cursor. */
  readonly focus: number;
}

const NOTHING: BoardState = {
  cursor: null,
  anchor: null,
  selected: new Set(),
  typing: null,
  renaming: null,
  drawing: false,
  drop: null,
  opened: null,
  overlay: null,
  menu: null,
  others: [],
  said: '',
  focus: 0,
};

export class Board {
  #state = NOTHING;
  readonly #listeners = new Set<() => void>();

  get state(): BoardState {
    return this.#state;
  }

  set(change: Partial<BoardState>): void {
    const differs = Object.entries(change).some(
      ([name, value]) => this.#state[name as keyof BoardState] !== value,
    );
    if (!differs) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const BoardContext = createContext<Board | null>(null);

export function useBoard(): Board {
  const board = use(BoardContext);
  if (board === null) throw new Error('This part of the screen stands outside a map.');
  return board;
}

/** Draws anew only when the answer is another; answers are plain values or objects that stay the same. */
export function useOnBoard<T>(question: (state: BoardState) => T): T {
  const board = useBoard();
  const ask = (): T => question(board.state);
  return useSyncExternalStore(board.subscribe, ask, ask);
}
