/** The mark stands where a dragged head will be: before the one it is dragged back to, behind the one it is dragged on to. */
import { expect, it } from 'vitest';
import type { MapDocument } from '../../document/document.ts';
import { applyAll } from '../../document/operation.ts';
import { inOrder } from '../../document/seen.ts';
import { cafe, counter } from './cafe.fixture.ts';
import { headLanding } from './head-landing.ts';
import { moveColumn, moveLane, siblings } from './structure-edits.ts';

const on = (lane: string | null, column: string | null) => ({ lane, column, card: null });
const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

it.each([
  ['touch', 'line', 1, ['feel', 'line', 'touch', 'pain']],
  ['pain', 'feel', 0, ['touch', 'pain', 'feel', 'line']],
])('puts lane %s where %s is', (id, over, index, after) => {
  expect(headLanding(cafe, 'lane', id, on(over, null))).toEqual({ lane: over, column: '', index });
  const at = inOrder(cafe.lanes).findIndex((lane) => lane.id === over);
  const moved: MapDocument = applyAll(cafe, moveLane(cafe, id, at, counter()));
  expect(ids(inOrder(moved.lanes))).toEqual(after);
  expect(after.indexOf(id) - after.indexOf(over)).toBe(index > 0 ? 1 : -1);
});

it('puts a stage where the stage of the step is that it is dragged over', () => {
  expect(headLanding(cafe, 'column', 'in', on('touch', 'pay'))).toEqual({
    lane: '',
    column: 'pay',
    index: 1,
  });
  expect(headLanding(cafe, 'column', 'pay', on(null, 'counter'))).toEqual({
    lane: '',
    column: 'in',
    index: 0,
  });
  expect(ids(siblings(applyAll(cafe, moveColumn(cafe, 'in', 1, counter())), null))).toEqual(['pay', 'in']);
});

it('marks nothing where nothing would move', () => {
  expect(headLanding(cafe, 'column', 'in', on(null, 'in'))).toBeNull();
  // Its own step.
  expect(headLanding(cafe, 'column', 'in', on(null, 'counter'))).toBeNull();
  // A step stays in its stage.
  expect(headLanding(cafe, 'column', 'counter', on(null, 'pay'))).toBeNull();
  expect(headLanding(cafe, 'lane', 'touch', on(null, 'pay'))).toBeNull();
  expect(headLanding(cafe, 'lane', 'touch', on('gone', null))).toBeNull();
});
