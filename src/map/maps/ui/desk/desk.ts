/** The working place of one person at one map: the map as it is now, the board, and the acts that join the two. Commands, keys and the mouse all go through here. */
import { createContext, use } from 'react';
import { freshId } from '../../../../web/api/fresh-id.ts';
import { t } from '../../../../web/kit/text.tsx';
import { say } from '../../../../web/kit/toast.tsx';
import type { MapDocument } from '../../document/document.ts';
import type { Operation } from '../../document/operation.ts';
import type { NewId } from '../editing/edits.ts';
import type { GridView } from '../editing/grid-view.ts';
import { type Cursor, cardsBetween, stillThere } from '../editing/moving.ts';
import { type TextPlace, typeInto } from '../editing/typing.ts';
import type { Sitting } from '../sitting/sitting.ts';
import { Board } from './board.ts';
import { Writing } from './writing.ts';

/** A button over the map as a command of it; commands know the desk, and not the desk them. */
export interface DeskTool {
  readonly id: string;
  readonly group: 'map';
  readonly name: string;
  readonly run: () => void;
  readonly forViewers: true;
}

export class Desk {
  readonly board = new Board();
  readonly writing = new Writing(this);
  /** What the buttons over the map do, for those who look among all actions. */
  readonly tools = new Map<string, DeskTool>();
  sitting: Sitting;
  view: GridView;
  mayEdit: boolean;
  /** What others have commented on. */
  spokenOf: ReadonlySet<string> = new Set();
  /** Keeps a picture and tells how cards name it; null where that cannot be done. */
  sendPicture: ((picture: Blob) => Promise<string>) | null = null;
  /** Copied last: of the clipboard a menu gets the text alone. */
  tookAlong: { readonly text: string; readonly copied: string } | null = null;

  constructor(sitting: Sitting, view: GridView, mayEdit: boolean) {
    this.sitting = sitting;
    this.view = view;
    this.mayEdit = mayEdit;
  }

  readonly newId: NewId = freshId;

  get document(): MapDocument {
    return this.sitting.document;
  }

  get cursor(): Cursor | null {
    return this.board.state.cursor;
  }

  /** The chosen cards in the order of the map; without a choice the one at the cursor. */
  get chosen(): string[] {
    const { selected, cursor } = this.board.state;
    if (selected.size > 0) {
      const all = this.view.rows.flatMap(({ cells }) => cells.flatMap(({ ids }) => ids));
      return all.filter((id) => selected.has(id));
    }
    return cursor?.card && this.document.cards[cursor.card] ? [cursor.card] : [];
  }

  edit(operations: readonly Operation[], joins?: string): void {
    if (!this.mayEdit || operations.length === 0) return;
    this.sitting.edit(operations, joins === undefined ? {} : { joins });
  }

  undo(): void {
    if (this.sitting.undo(this.spokenOf))
      say(t('Somebody else has put something into what you had added. It stays on the map.'));
  }

  say(said: string): void {
    // The same words twice are heard twice only when they differ.
    this.board.set({ said: said === this.board.state.said ? `${said}\u00a0` : said });
  }

  /** Takes the cursor somewhere, with the focus. What was chosen is chosen no more, unless a choice is being widened. */
  go(cursor: Cursor | null, how: { readonly widen?: boolean; readonly keep?: boolean } = {}): void {
    if (cursor === null) return;
    const { state } = this.board;
    const anchor = how.widen === true ? (state.anchor ?? state.cursor) : cursor;
    const selected =
      how.widen === true && anchor !== null
        ? new Set(cardsBetween(this.view, anchor, cursor))
        : how.keep === true
          ? state.selected
          : new Set<string>();
    const choosing = state.choosing && (how.keep === true || how.widen === true);
    this.board.set({ cursor, anchor, selected, choosing, drawing: false, focus: state.focus + 1 });
    if (how.widen === true)
      this.say(t('{n, plural, one {# card} other {# cards}} chosen', { n: selected.size }));
  }

  /** Adds a card to the choice or takes it out. */
  toggle(card: string): void {
    const { selected, anchor } = this.board.state;
    const next = new Set(selected);
    // What one went to last belongs to the choice that begins; the cursor is here already, pressed card that this is.
    const last = anchor?.card ?? card;
    if (next.size === 0 && last !== card && this.document.cards[last]) next.add(last);
    if (!next.delete(card)) next.add(card);
    const place = this.placeOf(card);
    this.board.set({ selected: next, ...(place === null ? {} : { cursor: place, anchor: place }) });
    this.say(t('{n, plural, one {# card} other {# cards}} chosen', { n: next.size }));
  }

  /** Opens the menu of a place, at a point of the window. */
  openMenu({ lane, column, card }: Cursor, x: number, y: number): void {
    const on = card !== null ? 'card' : lane === null ? 'column' : column === null ? 'lane' : 'cell';
    this.board.set({ menu: { on, x, y } });
  }

  placeOf(card: string): Cursor | null {
    const held = this.document.cards[card];
    return held === undefined ? null : { lane: held.lane, column: held.column, card };
  }

  /** What is typed into, the cursor and the choice after the map has changed under them. */
  settle(): void {
    this.writing.settle();
    const { cursor, selected } = this.board.state;
    const there = cursor === null ? null : stillThere(this.view, cursor);
    const gone = [...selected].some((id) => this.document.cards[id] === undefined);
    const kept = gone ? new Set([...selected].filter((id) => this.document.cards[id])) : selected;
    this.board.set({ cursor: there, selected: kept });
  }

  /** Keeps what is typed somewhere. @param kept of `typeInto`: what its writer has seen and kept there so far */
  typeInto(place: TextPlace, text: string, kept: readonly string[]): void {
    const typed = typeInto(this.sitting.whole, place, text, kept, this.newId);
    this.edit(typed, `${place.field} ${place.entity}`);
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('This part of the screen stands outside a map.');
  return desk;
}
