/** Leads to what something is about: chooses the cards and goes to the first, or to a stage or lane. */
import type { Desk } from './desk.ts';

/** @param ids of cards, stages or lanes; what is not there any more is passed over */
export function showPlace(desk: Desk, ids: readonly string[]): void {
  const [first = ''] = ids;
  const { cards, columns, lanes } = desk.document;
  if (cards[first] !== undefined) {
    desk.go(desk.placeOf(first));
    desk.board.set({ selected: new Set(ids.filter((id) => cards[id] !== undefined)) });
  } else if (columns[first] !== undefined) desk.go({ lane: null, column: first, card: null });
  else if (lanes[first] !== undefined) desk.go({ lane: first, column: null, card: null });
}
