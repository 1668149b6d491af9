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

  const told = (data: readonly object[]) => {
    const imported = read(JSON.stringify({ data }));
    const { cards } = outline(imported.document);
    return {
      title: imported.document.map.title,
      cards: cards.map(({ lane, column, text }) => [lane, column, text]),
      notes: notes(imported),
    };
  };
  const size = (width: number) => ({ geometry: { width, height: 100 } });

  it('takes a text above the headings for the title, and notes side by side for those of one stage', () => {
    const board = told([
      item('text', 'Our map', 300, -600),
      { ...item('shape', 'Find', 0, 0), ...size(400) },
      { ...item('shape', 'Buy', 450, 0), ...size(400) },
      item('text', 'Actions', -400, 300),
      { ...item('sticky_note', 'I look', -100, 300), ...size(100) },
      { ...item('sticky_note', 'I ask', 80, 300), ...size(100) },
      { ...item('sticky_note', 'I pay', 460, 300), ...size(100) },
    ]);
    expect(board.title).toBe('Our map');
    expect(board.cards).toEqual([
      ['Actions', 'Find', 'I look'],
      ['Actions', 'Find', 'I ask'],
      ['Actions', 'Buy', 'I pay'],
    ]);
    expect(board.notes).toContain('guessed: “Our map” was taken for the title.');
  });

  it('finds the headings of boards of notes alone by their words, and says that colours are left out', () => {
    const note = (text: string, x: number, y: number, fillColor: string) => ({
      ...item('sticky_note', text, x, y),
      style: { fillColor },
    });
    const board = told([
      note('Find', 300, 0, 'green'),
      note('Buy', 600, 0, 'green'),
      note('Actions', 0, 300, 'blue'),
      note('Pain points', 0, 600, 'blue'),
      note('I look', 300, 300, 'yellow'),
      note('Too dear', 600, 600, 'red'),
    ]);
    expect(board.cards).toEqual([
      ['Actions', 'Find', 'I look'],
      ['Pain points', 'Buy', 'Too dear'],
    ]);
    expect(board.notes).toContain('lost: What the colours and tags of notes mean');
  });

  it('loses no words of what stands in the corner or below the title of a card, and takes no script for words', () => {
    const card = { ...item('card', '', 300, 300), data: { title: '<p>I look</p>', description: 'twice' } };
    const board = told([
      item('text', 'Corner', 0, 0),
      item('text', 'Find', 300, 0),
      item('text', 'Actions', 0, 300),
      card,
      item('sticky_note', '<script>alert(1)</script>I pay', 300, 320),
    ]);
    expect(board.title).toBe('Corner');
    expect(board.cards).toEqual([
      ['Actions', 'Find', 'I look\ntwice'],
      ['Actions', 'Find', 'I pay'],
    ]);
    const deep = item('sticky_note', '<b>'.repeat(1000), 0, 0);
    expect(() => told([deep])).toThrow(/nested without end/);
  });

  it('is known as a list of items where none has a place', () => {
    expect(() => read('{"data":[{"type":"sticky_note"}]}')).toThrow(/no item in it has a text and a place/);
  });
});
