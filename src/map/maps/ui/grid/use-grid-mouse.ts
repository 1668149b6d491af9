/** Clicks on the grid: the first goes to a card, the second types into it; a click on an empty place begins a new card. */
import { type FocusEvent, type MouseEvent, type PointerEvent, useMemo } from 'react';
import { closed } from '../commands/card-commands.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../desk/desk.ts';
import type { Cursor } from '../editing/moving.ts';
import { cellAt } from '../editing/moving.ts';
import { cardElement, placeOfElement } from './place.ts';

export function useGridMouse() {
  const desk = useDesk();
  return useMemo(() => {
    let pressedAtCursor = false;
    let pressedField: EventTarget | null = null;
    return {
      onPointerDownCapture: ({ pointerType }: PointerEvent): void =>
        desk.board.set({ finger: pointerType !== 'mouse' }),
      onMouseDown: (event: MouseEvent): void => {
        if (isTyping(event.target)) {
          const field = event.target.matches('textarea') ? event.target : null;
          if (event.detail === 1) pressedField = field;
          // Around the field it would leave it. Of the double click that opened the field it would mark a word, and the first letter
          // would replace that.
          if (field === null || pressedField !== field) event.preventDefault();
        }
        const place = placeOfElement(event.target);
        pressedAtCursor =
          place?.card != null && place.card === desk.cursor?.card && wentThere(desk, place.card);
        // Text would be marked between the two ends of a choice.
        if (event.shiftKey && place !== null) event.preventDefault();
      },
      onClick: (event: MouseEvent): void => clicked(desk, event, pressedAtCursor),
      onDoubleClick: (event: MouseEvent): void => {
        const place = placeOfElement(event.target);
        if (place === null || isField(event.target) || isPicture(event.target)) return;
        if (place.card !== null && !isCurve(desk, place)) desk.writing.into(place.card);
        else if ((place.lane === null) !== (place.column === null))
          desk.board.set({ renaming: place.lane ?? place.column });
      },
      onContextMenu: (event: MouseEvent): void => {
        const place = placeOfElement(event.target);
        if (place === null || isField(event.target)) return;
        event.preventDefault();
        const { selected } = desk.board.state;
        desk.go(place, { keep: place.card !== null && selected.has(place.card) });
        desk.openMenu(place, event.clientX, event.clientY);
      },
      onFocus: (event: FocusEvent): void => {
        const place = placeOfElement(event.target);
        if (place === null || isField(event.target) || same(place, desk.cursor)) return;
        // The cell around a card that is pressed does not take the cursor from it.
        if (event.target.matches('[data-card], [data-lane], [data-column]'))
          desk.board.set({ cursor: place, drawing: false });
      },
    };
  }, [desk]);
}

/** The cursor is on the first card before anybody has gone to it. */
function wentThere(desk: Desk, card: string): boolean {
  return desk.board.state.focus > 0 || document.activeElement?.id === cardElement(card);
}

function clicked(desk: Desk, event: MouseEvent, pressedAtCursor: boolean): void {
  const place = placeOfElement(event.target);
  if (place === null || isField(event.target)) return;
  if (event.target instanceof Element && event.target.closest('[data-menu]') !== null) {
    desk.go(place);
    desk.openMenu(place, event.clientX, event.clientY);
  } else if (desk.board.state.choosing) {
    if (place.card !== null) desk.toggle(place.card);
  } else if (event.shiftKey) desk.go(place, { widen: true });
  else if (place.card !== null && (event.ctrlKey || event.metaKey)) desk.toggle(place.card);
  else if (place.card !== null) {
    const alone = desk.board.state.selected.size === 0;
    const types = desk.mayEdit && !isCurve(desk, place) && !isPicture(event.target);
    if (pressedAtCursor && alone && types) desk.writing.into(place.card);
    else desk.go(place);
  } else if (place.lane !== null && place.column !== null && desk.mayEdit && !isClosed(desk, place)) {
    if (desk.board.state.selected.size > 1) desk.go(place);
    else newAt(desk, place, event);
  } else desk.go(isCurve(desk, place) ? { ...place, card: cellAt(desk.view, place)?.ids[0] ?? null } : place);
}

/** The new card stands where the click was: between the cards above and below it. */
function newAt(desk: Desk, place: Cursor, event: MouseEvent): void {
  const ids = cellAt(desk.view, place)?.ids ?? [];
  const index = ids.filter((id) => {
    const box = document.getElementById(`card-${id}`)?.getBoundingClientRect();
    return box !== undefined && box.top + box.height / 2 < event.clientY;
  }).length;
  desk.writing.anew({ lane: place.lane ?? '', column: place.column ?? '', index });
}

function isClosed(desk: Desk, place: Cursor): boolean {
  return closed(desk.document.lanes[place.lane ?? '']?.kind ?? 'free');
}

function isCurve(desk: Desk, place: Cursor): boolean {
  return desk.document.lanes[place.lane ?? '']?.kind === 'feeling';
}

function isTyping(target: EventTarget): target is Element {
  return target instanceof Element && target.closest('[data-typing]') !== null;
}

function isField(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('textarea, input, button:not([data-picture]), a, [data-typing]') !== null
  );
}

/** It opens by itself; the card it is on takes the cursor, and that is all. */
function isPicture(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-picture]') !== null;
}

function same(one: Cursor, other: Cursor | null): boolean {
  return one.lane === other?.lane && one.column === other.column && one.card === other.card;
}
