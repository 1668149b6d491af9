/** Which places the columns of a map stand for, and what its curves assume there. */
import { expect, it } from 'vitest';
import { assumedOn, boundColumns, feelingLanes } from './bound.ts';
import { blank, type Card, type Column, emptyDocument, type Lane, type MapDocument } from './document.ts';

const column = (over: Partial<Column>): Column => ({ ...blank.column, ...over });
const lane = (over: Partial<Lane>): Lane => ({ ...blank.lane, ...over });
const card = (over: Partial<Card>): Card => ({ ...blank.card, ...over });

const map: MapDocument = {
  ...emptyDocument({ title: 'Ours' }),
  columns: {
    buy: column({ position: 'a0', workspaceStage: 'stg_buy' }),
    pay: column({ position: 'a0', stage: 'buy' }),
    own: column({ position: 'a1' }),
    gone: column({ position: 'a2', workspaceStage: 'stg_gone', removed: true }),
  },
  lanes: {
    points: lane({ kind: 'touchpoints', position: 'a0' }),
    ours: lane({ kind: 'feeling', position: 'a1' }),
    anna: lane({ kind: 'feeling', position: 'a2', persona: 'per_anna' }),
    hidden: lane({ kind: 'feeling', position: 'a3', persona: 'per_bert', hidden: true }),
  },
  cards: {
    till: card({ lane: 'points', column: 'pay', touchpoint: 'tch_till' }),
    again: card({ lane: 'points', column: 'pay', touchpoint: 'tch_till' }),
    lost: card({ lane: 'points', column: 'own', touchpoint: 'tch_lost', removed: true }),
    a: card({ lane: 'ours', column: 'buy', value: 1 }),
    b: card({ lane: 'ours', column: 'pay', value: -0.5 }),
    c: card({ lane: 'ours', column: 'own', value: 2 }),
    d: card({ lane: 'anna', column: 'pay', value: -2 }),
    e: card({ lane: 'hidden', column: 'pay', value: 2 }),
    f: card({ lane: 'ours', column: 'gone', value: -2 }),
  },
};

it('binds columns to their stage, steps to that of the whole, and to what their cards stand for', () => {
  expect(boundColumns(map)).toEqual([
    { column: 'buy', stage: 'stg_buy', isStep: false, touchpoints: [] },
    { column: 'pay', stage: 'stg_buy', isStep: true, touchpoints: ['tch_till'] },
    { column: 'own', stage: null, isStep: false, touchpoints: [] },
  ]);
  expect(feelingLanes(map).map(({ id }) => id)).toEqual(['ours', 'anna']);
});

it('assumes the mean of a stage’s points, of the persona’s own curve, and of everybody’s where there is none', () => {
  const everybody = { stages: [['stg_buy', 0.25]], touchpoints: [['tch_till', -0.5]] };
  const told = (document: MapDocument, persona: string | null) => {
    const assumed = assumedOn(document, persona);
    return assumed && { stages: [...assumed.stages], touchpoints: [...assumed.touchpoints] };
  };
  expect(told(map, null)).toEqual(everybody);
  expect(told(map, 'per_anna')).toEqual({ stages: [['stg_buy', -2]], touchpoints: [['tch_till', -2]] });
  // Hidden lanes are not drawn, so they assume nothing.
  expect(told(map, 'per_bert')).toEqual(everybody);
  // The curve of a map of a persona is that persona’s.
  expect(told({ ...map, map: { ...map.map, persona: 'per_cleo' } }, 'per_cleo')).toEqual(everybody);
  expect(told({ ...map, lanes: {} }, null)).toBeNull();
  expect(told({ ...map, cards: {} }, null)).toBeNull();
});
