import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../document/document.ts';
import { cafe } from './cafe.fixture.ts';
import { gridMaker } from './grid-view.ts';
import { type Cursor, cardsBetween, type Direction, firstPlace, stepFrom, stillThere } from './moving.ts';

const view = gridMaker()(cafe);
const at = (lane: string | null, column: string | null, card: string | null = null): Cursor => ({
  lane,
  column,
  card,
});
const walk = (from: Cursor, ...ways: Direction[]): Cursor | null =>
  ways.reduce<Cursor | null>((cursor, way) => stepFrom(view, cursor, way), from);

describe('the arrow keys', () => {
  it('go through the cards of a cell, then to the next lane, past lines', () => {
    expect(walk(at('touch', 'in', 'come'), 'down')).toEqual(at('touch', 'in', 'queue'));
    expect(walk(at('touch', 'in', 'queue'), 'down')).toEqual(at('feel', 'in'));
    expect(walk(at('feel', 'in'), 'down')).toEqual(at('pain', 'in'));
    expect(walk(at('pain', 'in'), 'up', 'up')).toEqual(at('touch', 'in', 'queue'));
    expect(walk(at('pain', 'in'), 'down')).toEqual(at('pain', 'in'));
  });

  it('go sideways to the card at the same height, and to the head of the lane', () => {
    expect(walk(at('touch', 'counter'), 'left')).toEqual(at('touch', 'in', 'come'));
    expect(walk(at('touch', 'in', 'queue'), 'right', 'right')).toEqual(at('touch', 'pay', 'pay'));
    expect(walk(at('touch', 'in', 'queue'), 'left')).toEqual(at('touch', null));
    expect(walk(at('touch', null), 'left')).toEqual(at('touch', null));
  });

  it('go up to the stages and along them', () => {
    expect(walk(at('touch', 'in', 'come'), 'up')).toEqual(at(null, 'in'));
    expect(walk(at(null, 'in'), 'right')).toEqual(at(null, 'counter'));
    expect(walk(at(null, 'in'), 'left')).toEqual(at(null, 'in'));
    expect(walk(at(null, 'pay'), 'down')).toEqual(at('touch', 'pay', 'pay'));
  });

  it('go down the heads of the lanes, lines among them', () => {
    expect(walk(at('feel', null), 'down')).toEqual(at('line', null));
    expect(walk(at('line', null), 'down')).toEqual(at('pain', null));
    expect(walk(at('touch', null), 'up')).toEqual(at('touch', null));
  });

  it('go to the ends', () => {
    expect(walk(at('touch', 'in', 'come'), 'last')).toEqual(at('touch', 'pay', 'pay'));
    expect(walk(at('touch', 'pay', 'pay'), 'first')).toEqual(at('touch', null));
    expect(walk(at('pain', 'pay'), 'top')).toEqual(at(null, 'pay'));
    expect(walk(at('touch', 'counter'), 'bottom')).toEqual(at('pain', 'counter', 'slow'));
  });

  it('begin at the first place, and nowhere on an empty map', () => {
    expect(stepFrom(view, null, 'down')).toEqual(at('touch', 'in', 'come'));
    expect(firstPlace(gridMaker()(emptyDocument()))).toBeNull();
  });
});

describe('the cursor under edits of others', () => {
  it('stays on its card, falls back to the cell, or is lost with its lane', () => {
    expect(stillThere(view, at('touch', 'in', 'come'))).toEqual(at('touch', 'in', 'come'));
    expect(stillThere(view, at('touch', 'in', 'gone'))).toEqual(at('touch', 'in'));
    expect(stillThere(view, at('gone', 'in'))).toBeNull();
  });
});

describe('a choice of several', () => {
  it('is a run of cards within a cell, else all cards of the rectangle', () => {
    expect(cardsBetween(view, at('touch', 'in', 'queue'), at('touch', 'in', 'come'))).toEqual([
      'come',
      'queue',
    ]);
    expect(cardsBetween(view, at('touch', 'in', 'come'), at('touch', 'in', 'come'))).toEqual(['come']);
    expect(cardsBetween(view, at('pain', 'pay'), at('touch', 'counter'))).toEqual(['pay', 'slow']);
    expect(cardsBetween(view, at('gone', 'pay'), at('touch', 'counter'))).toEqual([]);
  });
});
