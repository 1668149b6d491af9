/** A small map for the tests of editing: two stages, one with a step; four lanes, one of them a line. */
import { blank, emptyDocument, type MapDocument } from '../../document/document.ts';
import type { NewId } from './edits.ts';

export const cafe: MapDocument = {
  ...emptyDocument({ title: 'A coffee to take away' }),
  columns: {
    in: { ...blank.column, title: 'Arrive', position: 'a0' },
    counter: { ...blank.column, title: 'At the counter', position: 'a0', stage: 'in' },
    pay: { ...blank.column, title: 'Pay', position: 'a1' },
  },
  lanes: {
    touch: { ...blank.lane, kind: 'touchpoints', title: 'Touchpoints', position: 'a0' },
    feel: { ...blank.lane, kind: 'feeling', title: 'Feeling', position: 'a1' },
    line: { ...blank.lane, kind: 'line-of-interaction', title: '', position: 'a2' },
    pain: { ...blank.lane, kind: 'pains', title: 'Pain points', position: 'a3' },
  },
  cards: {
    come: { ...blank.card, lane: 'touch', column: 'in', position: 'a0', text: 'I come in' },
    queue: { ...blank.card, lane: 'touch', column: 'in', position: 'a1', text: 'I queue' },
    pay: { ...blank.card, lane: 'touch', column: 'pay', position: 'a0', text: 'I pay' },
    slow: { ...blank.card, lane: 'pain', column: 'counter', position: 'a0', text: 'Slow\n“very”' },
  },
};

/** Ids one after the other. */
export function counter(before = 'n'): NewId {
  let made = 0;
  return (prefix) => `${prefix}-${before}${++made}`;
}
