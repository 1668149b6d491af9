/** The working place of one person at one map: the map as it is now, the board, and the acts that join the two. Commands, keys and the mouse all go through here. */
import { createContext, use } from 'react';
import { freshId } from '../../../../web/api/fresh-id.ts';
import { t } from '../../../../web/kit/text.tsx';
import { say } from '../../../../web/kit/toast.tsx';
import type { MapDocument } from '../../document/document.ts';
import type { Operation } from '../../document/operation.ts';
import { addCard, cardsAt, type NewId, remove, type Spot, setFields } from '../editing/edits.ts';
import type { GridView } from '../editing/grid-view.ts';
import { type Cursor, cardsBetween, cellAt, stillThere } from '../editing/moving.ts';
import { type TextPlace, typeInto } from '../editing/typing.ts';
import type { Sitting } from '../sitting/sitting.ts';
import { Board, type Typing } from './board.ts';

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
  /** What the buttons over the map do, for those who look among all actions. */
  readonly tools = new Map<string, DeskTool>();
  sitting: Sitting;
  view: GridView;
  mayEdit: boolean;
  /** Keeps a picture and tells how cards name it; null where that cannot be done. */
  /** What others have commented on. */
  spokenOf: ReadonlySet<string> = new Set();
  sendPicture: ((picture: Blob) => Promise<string>) | null = null;
  /** Of the card being typed into: what stood there when it began, then what was kept since. */
  #kept: readonly string[] = [];
  /** Keeps letters of the field that were not kept yet. */
  keepLetters: () => void = () => undefined;
  /** Copied last: of the clipboard a menu gets the text alone. */
  tookAlong: { readonly text: string; readonly copied: string } | null = null;
  /** The card that was brought back because it was typed into. */
  #keptFor: string | null = null;

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
    this.#keepField();
    const { cursor, selected } = this.board.state;
    const there = cursor === null ? null : stillThere(this.view, cursor);
    const gone = [...selected].some((id) => this.document.cards[id] === undefined);
    const kept = gone ? new Set([...selected].filter((id) => this.document.cards[id])) : selected;
    this.board.set({ cursor: there, selected: kept });
  }

  /** Somebody removed what is typed into: whoever types keeps the card, unless its stage or lane is gone too. */
  #keepField(): void {
    const { typing } = this.board.state;
    if (typing === null) return;
    const held = this.sitting.whole.cards[typing.card];
    const { lane = '', column = '' } = held ?? typing.spot ?? {};
    const { columns, lanes, cards } = this.document;
    const isPlaceGone = !columns[column] || !lanes[lane];
    // A new one is no card yet.
    if (!isPlaceGone && (held === undefined || cards[typing.card] !== undefined)) {
      // Hidden, there is no field to type in.
      if (cellAt(this.view, { lane, column, card: null }) === undefined) this.#leaveField('hidden');
      return;
    }
    // Once: what the map does not take would be tried for ever.
    if (isPlaceGone || this.#keptFor === typing.card) {
      this.#leaveField('removed');
      return;
    }
    this.#keptFor = typing.card;
    this.board.set({ typing: { ...typing, text: this.#kept.at(-1) ?? typing.text } });
    this.edit(setFields(this.sitting.whole, 'card', typing.card, { removed: false }, this.newId));
  }

  /** Its place is gone. What was typed stays there, and whoever typed it is told where that is. */
  #leaveField(why: 'hidden' | 'removed'): void {
    this.keepLetters();
    const isEmpty = this.#kept.every((text) => text === '');
    this.board.set({ typing: null });
    if (isEmpty) return;
    if (why === 'hidden')
      say(t('The place you typed in is hidden now. Your words are still there.'), {
        label: t('What is shown'),
        act: () => this.board.set({ overlay: 'hidden' }),
      });
    else
      say(t('Somebody removed the place you typed in. Your words are among the removed cards.'), {
        label: t('Removed cards'),
        act: () => this.board.set({ opened: { kind: 'removed' } }),
      });
  }

  /** Begins to type into a card. @param more is put behind its text */
  type(card: string, more = ''): void {
    const held = this.document.cards[card];
    if (!this.mayEdit || held === undefined) return;
    const cursor = { lane: held.lane, column: held.column, card };
    this.#begin(cursor, { card, spot: null, text: held.text + more }, held.text);
  }

  /** Begins a new card; it comes to be with its first word. */
  typeNew(spot: Spot, text = ''): void {
    if (!this.mayEdit) return;
    const cursor = { lane: spot.lane, column: spot.column, card: null };
    this.#begin(cursor, { card: this.newId('crd'), spot, text }, '');
  }

  #begin(cursor: Cursor, typing: Typing, held: string): void {
    this.#kept = [held];
    this.#keptFor = null;
    this.board.set({ cursor, anchor: cursor, selected: new Set(), typing });
  }

  /** A new card below the cursor’s, or at the end of its cell. */
  typeBelow(text = ''): void {
    const { cursor } = this;
    if (cursor?.lane == null || cursor.column === null) return;
    const ids = cellAt(this.view, cursor)?.ids ?? [];
    const index = cursor.card === null ? ids.length : ids.indexOf(cursor.card) + 1;
    this.typeNew({ lane: cursor.lane, column: cursor.column, index }, text);
  }

  /** Keeps what is typed somewhere. @param kept of `typeInto`: what its writer has seen and kept there so far */
  typeInto(place: TextPlace, text: string, kept: readonly string[]): void {
    const typed = typeInto(this.sitting.whole, place, text, kept, this.newId);
    this.edit(typed, `${place.field} ${place.entity}`);
  }

  /** Puts what is typed so far on the map. */
  keepTyping(text: string): void {
    const { typing } = this.board.state;
    if (typing === null) return;
    if (this.sitting.whole.cards[typing.card] !== undefined) {
      this.typeInto({ on: 'card', entity: typing.card, field: 'text' }, text, this.#kept);
    } else if (typing.spot !== null && text.trim() !== '') {
      const joins = `text ${typing.card}`;
      this.edit(addCard(this.document, typing.card, typing.spot, { text }, this.newId), joins);
    } else return;
    this.#kept = [...this.#kept, text];
  }

  /** Ends the typing. A card left without anything on it goes. @returns where the card stands, or its cell */
  endTyping(text: string): Cursor | null {
    const { typing } = this.board.state;
    if (typing === null) return null;
    const trimmed = text.trim();
    this.keepTyping(trimmed);
    const held = this.document.cards[typing.card];
    const cell = typing.spot ?? held;
    const bare = held !== undefined && held.value === null && held.figure === null && held.image === null;
    if (trimmed === '' && bare)
      this.edit(remove(this.document, 'card', [typing.card], this.newId), `text ${typing.card}`);
    const there = trimmed !== '' || (held !== undefined && !bare);
    const before = cell === undefined ? [] : cardsAt(this.document, cell.lane, cell.column);
    const card = there ? typing.card : (before.at(Math.max(0, (typing.spot?.index ?? 1) - 1))?.id ?? null);
    this.board.set({ typing: null });
    return cell === undefined ? null : { lane: cell.lane, column: cell.column, card };
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('This part of the screen stands outside a map.');
  return desk;
}
