import { describe, expect, it } from 'vitest';
import { around, bytes, notes, outline, read } from '../../../../test/support/map-files.ts';
import { readMapFile } from './formats.ts';
import { Unreadable } from './imported.ts';

describe('Miro', () => {
  const item = (type: string, content: string, x: number, y: number) => ({
    ...{ id: `${x}${y}`, type, data: { content: `<p>${content}</p>` }, position: { x, y } },
    geometry: { width: 180, height: 180 },
  });

  it('guesses the grid from where things lie', () => {
    const data = [
      item('text', 'Find', 200, 0),
      item('text', 'Buy &amp; pay', 620, 8),
      item('text', 'Thoughts', -200, 210),
      item('shape', 'Pain points', -195, 420),
      item('sticky_note', 'Is it open?', 190, 205),
      item('sticky_note', 'Too dear', 640, 215),
      item('sticky_note', 'Queue', 610, 415),
      { type: 'image', position: { x: 0, y: 0 } },
    ];
    const imported = read(JSON.stringify({ data }));
    expect(outline(imported.document).columns).toEqual(['Find', 'Buy & pay']);
    expect(outline(imported.document).cards.map(({ lane, column, text }) => [lane, column, text])).toEqual([
      ['Thoughts', 'Find', 'Is it open?'],
      ['Thoughts', 'Buy & pay', 'Too dear'],
      ['Pain points', 'Buy & pay', 'Queue'],
    ]);
    expect(notes(imported)).toMatch(/2 stages, 2 lanes/);
    expect(notes(imported)).toMatch(/lost: Items without text or place.*: 1/);
  });

  it('finds what lies in frames, reads every sign, and says what of the board is not there', () => {
    const frame = {
      id: 9,
      type: 'frame',
      position: { x: 1000, y: 500 },
      geometry: { width: 800, height: 600 },
    };
    const within = (content: string, x: number, y: number) => ({
      ...item('sticky_note', content, x, y),
      position: { x, y, relativeTo: 'parent_top_left' },
      parent: { id: '9' },
    });
    const data = [
      item('sticky_note', 'left', 0, 400),
      frame,
      within('right &mdash; &ouml;&#8364;', 100, 200),
    ];
    const imported = read(JSON.stringify({ data, total: 53 }));
    expect(outline(imported.document).cards.map(({ column, lane, text }) => [column, lane, text])).toEqual([
      ['Stage 1', 'Row 1', 'left'],
      ['Stage 2', 'Row 1', 'right — ö€'],
    ]);
    expect(notes(imported)).toMatch(/lost: The board has 50 more items/);
  });

  it('names stages and lanes by their number where the board has no headings', () => {
    const imported = read(JSON.stringify([item('sticky_note', 'a', 0, 0), item('sticky_note', 'b', 400, 0)]));
    expect(outline(imported.document).columns).toEqual(['Stage 1', 'Stage 2']);
    expect(() => readMapFile('miro', bytes('[]'), around)).toThrow(Unreadable);
  });
});
