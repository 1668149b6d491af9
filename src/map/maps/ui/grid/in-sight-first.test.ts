import { describe, expect, it } from 'vitest';
import { blank, type Card, emptyDocument, type MapDocument } from '../../document/document.ts';
import { positions } from '../../document/position.ts';
import { gridMaker } from '../editing/grid-view.ts';
import { type Drawn, drawnFirst, drawnNext, isDrawn } from './in-sight-first.ts';

const ROOM = { width: 1440, height: 1000 };

/** So many stages and lanes, two cards in each cell. */
function large(stages: number, lanes: number, card: (lane: string, column: string) => Partial<Card>) {
  const [across, down] = [positions(stages), positions(lanes)];
  const document: MapDocument = emptyDocument({ title: 'Large' });
  for (const [index, position] of across.entries())
    document.columns[`c${index}`] = { ...blank.column, title: `${index}`, position };
  for (const [index, position] of down.entries()) {
    document.lanes[`l${index}`] = { ...blank.lane, kind: 'does', position };
    for (const column of Object.keys(document.columns))
      for (const id of ['a', 'b'])
        document.cards[`${column}-l${index}-${id}`] = {
          ...blank.card,
          ...{ lane: `l${index}`, column, position: `${id}0`, ...card(`l${index}`, column) },
        };
  }
  return gridMaker()(document);
}

const two = () => ({ text: 'Two words' });
const drawnOf = (drawn: Drawn | null, view: ReturnType<typeof large>): string[] =>
  view.rows.flatMap(({ cells }) =>
    cells.filter((cell) => isDrawn(drawn, cell)).map(({ lane, column }) => `${lane} ${column}`),
  );

describe('what of a large map is drawn first', () => {
  it('is what fits into the window', () => {
    // As tall as all others, so that only the place decides.
    const view = large(40, 30, (_, column) =>
      column === 'c0' ? { text: 'Two words of more lines' } : two(),
    );
    const drawn = drawnOf(drawnFirst(view, ROOM), view);
    const columns = new Set(drawn.map((cell) => cell.split(' ')[1]));
    const lanes = new Set(drawn.map((cell) => cell.split(' ')[0]));
    expect(columns.has('c8')).toBe(true);
    expect(columns.has('c12')).toBe(false);
    expect(lanes.has('l5')).toBe(true);
    expect(lanes.has('l25')).toBe(false);
  });

  it('is also the tallest cell of a lane in sight, wherever it stands', () => {
    const view = large(40, 6, (lane, column) =>
      lane === 'l1' && column === 'c33' ? { text: 'many words '.repeat(30) } : two(),
    );
    const drawn = drawnOf(drawnFirst(view, ROOM), view);
    expect(drawn.filter((cell) => cell.startsWith('l1 '))).toContain('l1 c33');
    expect(drawn.filter((cell) => cell.startsWith('l1 ')).length).toBeLessThan(15);
  });

  it('is all of a map that is not large', () => {
    expect(drawnFirst(large(9, 6, two), ROOM)).toBeNull();
  });

  it('goes on until all is drawn, with each step more and nothing twice', () => {
    const view = large(40, 6, (_, column) => (column === 'c0' ? { text: 'long '.repeat(40) } : two()));
    const all = drawnOf(null, view);
    let drawn = drawnFirst(view, ROOM);
    let steps = 0;
    for (let before = drawnOf(drawn, view); drawn !== null; steps++) {
      expect(before.length).toBeLessThan(all.length);
      drawn = drawnNext(drawn, view);
      const now = drawnOf(drawn, view);
      expect(now).toEqual(expect.arrayContaining(before));
      expect(now.length).toBeGreaterThan(before.length);
      before = now;
    }
    expect(steps).toBeGreaterThan(1);
  });
});
