import { describe, expect, it } from 'vitest';
import { applyAll } from '../../document/operation.ts';
import { cafe, counter } from './cafe.fixture.ts';
import { addEvidence, moveCards, setFields } from './edits.ts';
import { gridMaker } from './grid-view.ts';

const cellOf = (view: ReturnType<ReturnType<typeof gridMaker>>, lane: string, column: string) =>
  view.rows.find((row) => row.lane.id === lane)?.cells.find((cell) => cell.column === column);

describe('the grid of a map', () => {
  it('has stages with their steps across, lanes down, cards in their cells', () => {
    const view = gridMaker()(cafe);
    expect(view.columns.map(({ id }) => id)).toEqual(['in', 'counter', 'pay']);
    expect(view.stages.map(({ stage, steps }) => [stage.id, steps.map(({ id }) => id)])).toEqual([
      ['in', ['counter']],
      ['pay', []],
    ]);
    expect(view.rows.map(({ lane }) => lane.id)).toEqual(['touch', 'feel', 'line', 'pain']);
    expect(cellOf(view, 'touch', 'in')?.ids).toEqual(['come', 'queue']);
    expect(cellOf(view, 'pain', 'counter')?.founded).toEqual(['guess']);
  });

  it('leaves out what is hidden, steps of a hidden stage too, and tells what that is', () => {
    const hidden = applyAll(cafe, [
      ...setFields(cafe, 'column', 'in', { hidden: true }, counter()),
      ...setFields(cafe, 'lane', 'pain', { hidden: true }, counter()),
    ]);
    const view = gridMaker()(hidden);
    expect(view.columns.map(({ id }) => id)).toEqual(['pay']);
    expect(view.rows.map(({ lane }) => lane.id)).toEqual(['touch', 'feel', 'line']);
    expect(view.hidden.columns.map(({ id }) => id)).toEqual(['in']);
    expect(view.hidden.lanes.map(({ id }) => id)).toEqual(['pain']);
  });

  it('keeps every cell but the one that was edited', () => {
    const make = gridMaker();
    const before = make(cafe);
    const after = make(applyAll(cafe, setFields(cafe, 'card', 'pay', { text: 'I pay by card' }, counter())));
    expect(after).not.toBe(before);
    expect(after.columns).toBe(before.columns);
    expect(after.stages).toBe(before.stages);
    for (const [index, row] of before.rows.entries()) {
      const now = after.rows[index];
      expect(now === row).toBe(row.lane.id !== 'touch');
      for (const [at, cell] of row.cells.entries())
        expect(now?.cells[at] === cell).toBe(!(cell.lane === 'touch' && cell.column === 'pay'));
    }
    expect(make(cafe).rows.length).toBe(before.rows.length);
  });

  it('changes the two cells of a move, and the one of new evidence', () => {
    const make = gridMaker();
    const before = make(cafe);
    const moved = applyAll(
      cafe,
      moveCards(cafe, ['come'], { lane: 'touch', column: 'pay', index: 0 }, counter()),
    );
    const now = make(moved);
    expect(cellOf(now, 'touch', 'pay')?.ids).toEqual(['come', 'pay']);
    expect(cellOf(now, 'touch', 'counter')).toBe(cellOf(before, 'touch', 'counter'));
    const linked = make(
      applyAll(moved, addEvidence('slow', { kind: 'quote', note: 'It took ages' }, counter())),
    );
    expect(cellOf(linked, 'pain', 'counter')?.founded).toEqual(['some-signs']);
    expect(cellOf(linked, 'touch', 'pay')).toBe(cellOf(now, 'touch', 'pay'));
  });
});
