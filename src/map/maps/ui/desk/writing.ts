/** Writing into the cards of a map, by one person: begins, is kept as it goes, and ends; nothing of it is lost, whatever others do meanwhile. */
import { t } from '../../../../web/kit/text.tsx';
import { say } from '../../../../web/kit/toast.tsx';
import type { MapDocument } from '../../document/document.ts';
import type { Operation } from '../../document/operation.ts';
import { addCard, cardsAt, type NewId, remove, type Spot, setFields } from '../editing/edits.ts';
import type { GridView } from '../editing/grid-view.ts';
import { type Cursor, cellAt } from '../editing/moving.ts';
import type { TextPlace } from '../editing/typing.ts';
import type { Sitting } from '../sitting/sitting.ts';
import type { Board, Typing } from './board.ts';

/** What writing needs of the desk it happens at. */
interface AtDesk {
  readonly board: Board;
  readonly sitting: Sitting;
  readonly view: GridView;
  readonly document: MapDocument;
  readonly cursor: Cursor | null;
  readonly mayEdit: boolean;
  readonly newId: NewId;
  edit(operations: readonly Operation[], joins?: string): void;
  typeInto(place: TextPlace, text: string, kept: readonly string[]): void;
}

export class Writing {
  readonly #desk: AtDesk;
  /** Of the card being typed into: what stood there when it began, then what was kept since. */
  #kept: readonly string[] = [];
  /** Keeps letters of the field that were not kept yet. */
  keepLetters: () => void = () => undefined;
  /** The card that was brought back because it was typed into. */
  #keptFor: string | null = null;

  constructor(desk: AtDesk) {
    this.#desk = desk;
  }

  /** Somebody removed what is typed into: whoever types keeps the card, unless its stage or lane is gone too. */
  settle(): void {
    const { typing } = this.#desk.board.state;
    if (typing === null) return;
    const held = this.#desk.sitting.whole.cards[typing.card];
    const { lane = '', column = '' } = held ?? typing.spot ?? {};
    const { columns, lanes, cards } = this.#desk.document;
    const isPlaceGone = !columns[column] || !lanes[lane];
    // A new one is no card yet.
    if (!isPlaceGone && (held === undefined || cards[typing.card] !== undefined)) {
      // Hidden, there is no field to type in.
      if (cellAt(this.#desk.view, { lane, column, card: null }) === undefined) this.#leaveField('hidden');
      return;
    }
    // Once: what the map does not take would be tried for ever.
    if (isPlaceGone || this.#keptFor === typing.card) {
      this.#leaveField('removed');
      return;
    }
    this.#keptFor = typing.card;
    this.#desk.board.set({ typing: { ...typing, text: this.#kept.at(-1) ?? typing.text } });
    this.#desk.edit(
      setFields(this.#desk.sitting.whole, 'card', typing.card, { removed: false }, this.#desk.newId),
    );
  }

  /** Its place is gone. What was typed stays there, and whoever typed it is told where that is. */
  #leaveField(why: 'hidden' | 'removed'): void {
    this.keepLetters();
    const isEmpty = this.#kept.every((text) => text === '');
    this.#desk.board.set({ typing: null });
    if (isEmpty) return;
    if (why === 'hidden')
      say(t('The place you typed in is hidden now. Your words are still there.'), {
        label: t('What is shown'),
        act: () => this.#desk.board.set({ overlay: 'hidden' }),
      });
    else
      say(t('Somebody removed the place you typed in. Your words are among the removed cards.'), {
        label: t('Removed cards'),
        act: () => this.#desk.board.set({ opened: { kind: 'removed' } }),
      });
  }

  /** Begins to type into a card. @param more is put behind its text */
  into(card: string, more = ''): void {
    const held = this.#desk.document.cards[card];
    if (!this.#desk.mayEdit || held === undefined) return;
    const cursor = { lane: held.lane, column: held.column, card };
    this.#begin(cursor, { card, spot: null, text: held.text + more }, held.text);
  }

  /** Begins a new card; it comes to be with its first word. */
  anew(spot: Spot, text = ''): void {
    if (!this.#desk.mayEdit) return;
    const cursor = { lane: spot.lane, column: spot.column, card: null };
    this.#begin(cursor, { card: this.#desk.newId('crd'), spot, text }, '');
  }

  #begin(cursor: Cursor, typing: Typing, held: string): void {
    this.#kept = [held];
    this.#keptFor = null;
    this.#desk.board.set({ cursor, anchor: cursor, selected: new Set(), typing });
  }

  /** A new card below the cursor’s, or at the end of its cell. */
  below(text = ''): void {
    const { cursor } = this.#desk;
    if (cursor?.lane == null || cursor.column === null) return;
    const ids = cellAt(this.#desk.view, cursor)?.ids ?? [];
    const index = cursor.card === null ? ids.length : ids.indexOf(cursor.card) + 1;
    this.anew({ lane: cursor.lane, column: cursor.column, index }, text);
  }

  /** Puts what is typed so far on the map. */
  keep(text: string): void {
    const { typing } = this.#desk.board.state;
    if (typing === null) return;
    if (this.#desk.sitting.whole.cards[typing.card] !== undefined) {
      this.#desk.typeInto({ on: 'card', entity: typing.card, field: 'text' }, text, this.#kept);
    } else if (typing.spot !== null && text.trim() !== '') {
      const joins = `text ${typing.card}`;
      this.#desk.edit(
        addCard(this.#desk.document, typing.card, typing.spot, { text }, this.#desk.newId),
        joins,
      );
    } else return;
    this.#kept = [...this.#kept, text];
  }

  /** Ends the typing. A card left without anything on it goes. @returns where the card stands, or its cell */
  end(text: string): Cursor | null {
    const { typing } = this.#desk.board.state;
    if (typing === null) return null;
    const trimmed = text.trim();
    this.keep(trimmed);
    const held = this.#desk.document.cards[typing.card];
    const cell = typing.spot ?? held;
    const bare = held !== undefined && held.value === null && held.figure === null && held.image === null;
    if (trimmed === '' && bare)
      this.#desk.edit(
        remove(this.#desk.document, 'card', [typing.card], this.#desk.newId),
        `text ${typing.card}`,
      );
    const there = trimmed !== '' || (held !== undefined && !bare);
    const before = cell === undefined ? [] : cardsAt(this.#desk.document, cell.lane, cell.column);
    const card = there ? typing.card : (before.at(Math.max(0, (typing.spot?.index ?? 1) - 1))?.id ?? null);
    this.#desk.board.set({ typing: null });
    return cell === undefined ? null : { lane: cell.lane, column: cell.column, card };
  }
}
