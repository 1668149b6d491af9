import { describe, expect, it } from 'vitest';
import { blank, emptyDocument, type MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import { cafe, counter } from './cafe.fixture.ts';
import {
  addColumn,
  addLane,
  moveColumn,
  moveLane,
  siblings,
  stageIntoStep,
  stepIntoStage,
} from './structure-edits.ts';

const edited = (map: MapDocument, operations: readonly Operation[]): MapDocument => applyAll(map, operations);

describe('stages, steps and lanes', () => {
  it('are added where they should be', () => {
    const stage = addColumn(cafe, { title: 'Wait' }, 1, counter());
    expect(siblings(edited(cafe, stage.operations), null).map(({ title }) => title)).toEqual([
      'Arrive',
      'Wait',
      'Pay',
    ]);
    const step = addColumn(cafe, { title: 'At the door', stage: 'in' }, 0, counter());
    expect(siblings(edited(cafe, step.operations), 'in').map(({ title }) => title)).toEqual([
      'At the door',
      'At the counter',
    ]);
    const lane = addLane(cafe, { kind: 'free', title: 'Notes' }, 0, counter());
    expect(edited(cafe, lane.operations).lanes[lane.id]).toMatchObject({ kind: 'free', title: 'Notes' });
  });

  it('move among their own kind, and not beyond the edge', () => {
    const moved = edited(cafe, moveColumn(cafe, 'pay', 0, counter()));
    expect(siblings(moved, null).map(({ id }) => id)).toEqual(['pay', 'in']);
    expect(moveColumn(cafe, 'pay', 2, counter())).toEqual([]);
    expect(moveColumn(cafe, 'pay', 1, counter())).toEqual([]);
    expect(moveColumn(cafe, 'in', -1, counter())).toEqual([]);
    const lanes = edited(cafe, moveLane(cafe, 'touch', 2, counter())).lanes;
    const order = Object.entries(lanes).sort(([, a], [, b]) => (a.position < b.position ? -1 : 1));
    expect(order.map(([id]) => id)).toEqual(['feel', 'line', 'touch', 'pain']);
  });

  it('become one another: a stage a step of the one before it, a step a stage of its own', () => {
    const step = edited(cafe, stageIntoStep(cafe, 'pay', counter()));
    expect(siblings(step, 'in').map(({ id }) => id)).toEqual(['counter', 'pay']);
    expect(stageIntoStep(cafe, 'in', counter())).toEqual([]);
    expect(stageIntoStep(step, 'counter', counter())).toEqual([]);
    const stage = edited(cafe, stepIntoStage(cafe, 'counter', counter()));
    expect(siblings(stage, null).map(({ id }) => id)).toEqual(['in', 'counter', 'pay']);
    expect(stepIntoStage(cafe, 'pay', counter())).toEqual([]);
    // A stage that has steps keeps them: it cannot become one.
    const two = edited(cafe, moveColumn(cafe, 'pay', 0, counter()));
    expect(stageIntoStep(two, 'in', counter())).toEqual([]);
  });

  it('of an empty map begin it', () => {
    const empty = emptyDocument();
    const { id, operations } = addColumn(empty, { title: 'First' }, 0, counter());
    expect(edited(empty, operations).columns[id]).toEqual({
      ...blank.column,
      title: 'First',
      position: expect.any(String),
    });
  });
});
