import { expect, it } from 'vitest';
import { emptyDocument } from '../../document/document.ts';
import { applyAll } from '../../document/operation.ts';
import { inOrder } from '../../document/seen.ts';
import { addCards, setFeeling } from './edits.ts';
import { gridMaker } from './grid-view.ts';
import { addPersonaLanes, apart, curvesOf, withoutLane } from './persona-lanes.ts';
import { addColumn, addLane } from './structure-edits.ts';

let ids = 0;
const newId = (prefix: string): string => `${prefix}${++ids}`;

function mapWith(...kinds: ('touchpoints' | 'feeling' | 'pains')[]) {
  let document = emptyDocument({ title: 'A visit' });
  for (const [index, kind] of kinds.entries())
    document = applyAll(document, addLane(document, { kind, title: kind }, index, newId).operations);
  for (const [index, title] of ['Arrive', 'Pay'].entries())
    document = applyAll(document, addColumn(document, { title }, index, newId).operations);
  return document;
}

const ANA = { id: 'per_1', title: 'Feeling of Ana' };
const BEN = { id: 'per_2', title: 'Feeling of Ben' };

it('adds a lane for each who has none, behind the feelings that are there', () => {
  const before = mapWith('touchpoints', 'feeling', 'pains');
  const document = applyAll(before, addPersonaLanes(before, [ANA, BEN], newId));
  expect(inOrder(document.lanes).map(({ title, persona }) => [title, persona])).toEqual([
    ['touchpoints', null],
    ['feeling', null],
    ['Feeling of Ana', 'per_1'],
    ['Feeling of Ben', 'per_2'],
    ['pains', null],
  ]);
  expect(withoutLane(before, [ANA, BEN])).toEqual([ANA, BEN]);
  expect(withoutLane(document, [ANA, BEN])).toEqual([]);
});

it('puts them at the end where no feeling is drawn', () => {
  const before = mapWith('touchpoints', 'pains');
  const document = applyAll(before, addPersonaLanes(before, [ANA], newId));
  expect(inOrder(document.lanes).map(({ title }) => title)).toEqual([
    'touchpoints',
    'pains',
    'Feeling of Ana',
  ]);
});

it('gives a curve for each lane over the columns that are shown', () => {
  const before = mapWith('touchpoints', 'feeling');
  let document = applyAll(before, addPersonaLanes(before, [ANA], newId));
  const [, , lane] = inOrder(document.lanes);
  const [, pay] = inOrder(document.columns);
  const here = { lane: lane?.id ?? '', column: pay?.id ?? '' };
  document = applyAll(document, setFeeling(document, here.lane, here.column, 1.5, newId));
  document = applyAll(
    document,
    addCards(
      document,
      [{ ...here, lane: inOrder(document.lanes)[0]?.id ?? '', fields: { text: 'I pay' } }],
      newId,
    ),
  );
  expect(curvesOf(gridMaker()(document), ({ title }) => title)).toEqual([
    { lane: expect.any(String), name: 'feeling', values: [null, null] },
    { lane: here.lane, name: 'Feeling of Ana', values: [null, 1.5] },
  ]);
});

it('keeps labels apart, each near its place and in the same order', () => {
  expect(apart([10, 100, 200], 17)).toEqual([10, 100, 200]);
  const close = apart([50, 50, 52], 17);
  expect(close.map((at, index) => (index === 0 ? 17 : at - (close[index - 1] ?? 0)))).toEqual([17, 17, 17]);
  expect(Math.abs((close[1] ?? 0) - 50)).toBeLessThan(17);
  const [low = 0, high = 0] = apart([60, 40], 17);
  expect(low).toBeGreaterThan(high);
});
