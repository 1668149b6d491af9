/** What a person has before them while they edit, and nobody else: cursor, choice, what is being typed, what is open. Told by small questions, so that one change draws one card. */
import { createContext, use, useCallback, useRef, useSyncExternalStore } from 'react';
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

/** A picture on its way to a cell, or to a card that is there. */
export interface Sending {
  readonly lane: string;
  readonly column: string;
  readonly card: string | null;
}

export type Opened =
  | { readonly kind: 'card' | 'column' | 'lane'; readonly id: string; readonly toComment?: true }
  | { readonly kind: 'map' | 'advice' | 'removed' | 'notices' };

export type Overlay = 'palette' | 'shortcuts' | 'move' | 'hidden' | 'personas';

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
  /** A press on a card adds it to the choice: what a finger has instead of Shift. */
  readonly choosing: boolean;
  /** Pressed last by a finger or a pen, which have neither a second button nor keys. */
  readonly finger: boolean;
  readonly typing: Typing | null;
  readonly renaming: string | null;
  /** The arrow keys draw the curve at the cursor. */
  readonly drawing: boolean;
  readonly drop: Spot | null;
  readonly opened: Opened | null;
  readonly overlay: Overlay | null;
  readonly menu: OpenMenu | null;
  readonly others: readonly Other[];
  /** Open comments, by card. */
  readonly comments: ReadonlyMap<string, number>;
  readonly sending: readonly Sending[];
  /** Why a picture did not arrive. */
  readonly pictureProblem: unknown;
  /** Read aloud. */
  readonly said: string;
  /** Counts up when the focus should go to the cursor. */
  readonly focus: number;
}

const NOTHING: BoardState = {
  cursor: null,
  anchor: null,
  selected: new Set(),
  choosing: false,
  finger: false,
  typing: null,
  renaming: null,
  drawing: false,
  drop: null,
  opened: null,
  overlay: null,
  menu: null,
  others: [],
  comments: new Map(),
  sending: [],
  pictureProblem: null,
  said: '',
  focus: 0,
};

export class Board {
  #state = NOTHING;
  readonly #listeners = new Set<() => void>();
  /** Those who only want to know of one card, cell or head: thousands, of which a change wakes a few. */
  readonly #at = new Map<string, Set<() => void>>();

  get state(): BoardState {
    return this.#state;
  }

  set(change: Partial<BoardState>): void {
    const differs = Object.entries(change).some(
      ([name, value]) => this.#state[name as keyof BoardState] !== value,
    );
    if (!differs) return;
    const before = this.#state;
    this.#state = { ...before, ...change };
    for (const key of touched(before, this.#state))
      for (const listener of this.#at.get(key) ?? []) listener();
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells of changes to one card, cell or head. */
  subscribeAt(key: string, listener: () => void): () => void {
    const held = this.#at.get(key) ?? new Set();
    this.#at.set(key, held.add(listener));
    return () => {
      held.delete(listener);
      if (held.size === 0) this.#at.delete(key);
    };
  }
}

export const atCard = (card: string): string => `card ${card}`;
/** Also the head of a stage or step (no lane) and that of a lane (no column). */
export const atCell = (lane: string | null, column: string | null): string => `cell ${lane} ${column}`;

/** The cards, cells and heads between whose two states there may be a difference to see. */
export function touched(before: BoardState, after: BoardState): Set<string> {
  const keys = new Set<string>();
  const place = (
    at: { lane: string | null; column: string | null; card?: string | null } | null | undefined,
  ) => {
    if (!at) return;
    keys.add(atCell(at.lane, at.column));
    if (at.card) keys.add(atCard(at.card));
  };
  const both = (told: (state: BoardState) => void) => [before, after].forEach(told);
  if (before.cursor !== after.cursor || before.drawing !== after.drawing) both(({ cursor }) => place(cursor));
  if (before.drop !== after.drop)
    both(({ drop }) => place(drop && { lane: drop.lane || null, column: drop.column || null }));
  if (before.renaming !== after.renaming)
    both(({ renaming }) => {
      place({ lane: null, column: renaming });
      place({ lane: renaming, column: null });
    });
  if (before.others !== after.others)
    both(({ others }) => {
      for (const { at } of others) place(at);
    });
  if (before.typing !== after.typing)
    both(({ typing }) => {
      place(typing?.spot);
      if (typing !== null) keys.add(atCard(typing.card));
    });
  if (before.sending !== after.sending) both(({ sending }) => sending.forEach(place));
  if (before.selected !== after.selected) {
    for (const card of before.selected) if (!after.selected.has(card)) keys.add(atCard(card));
    for (const card of after.selected) if (!before.selected.has(card)) keys.add(atCard(card));
  }
  if (before.comments !== after.comments)
    for (const card of new Set([...before.comments.keys(), ...after.comments.keys()]))
      if (before.comments.get(card) !== after.comments.get(card)) keys.add(atCard(card));
  return keys;
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

/**
 * All that a card, cell or head wants to know, with one subscription: there are thousands of them. Draws anew only when one of the answers
 * is another.
 * @param key of what it is about (`atCard`, `atCell`)
 */
export function useOnBoardAt<T extends object>(key: string, question: (state: BoardState) => T): T {
  const board = useBoard();
  const held = useRef<T>(undefined);
  const ask = (): T => {
    const answer = question(board.state);
    if (held.current === undefined || !alike(held.current, answer)) held.current = answer;
    return held.current;
  };
  const subscribe = useCallback((listener: () => void) => board.subscribeAt(key, listener), [board, key]);
  return useSyncExternalStore(subscribe, ask, ask);
}

function alike<T extends object>(one: T, other: T): boolean {
  for (const name in one) if (one[name] !== other[name]) return false;
  return true;
}
