import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, bytes, cafe, notes, outline, read } from '../../../../test/support/map-files.ts';
import { readMapFile, writers } from './formats.ts';
import { Unreadable } from './imported.ts';

describe('Mermaid', () => {
  it('carries the whole map, and shows what it can', () => {
    const map = cafe();
    const text = writers.mermaid.write(map, around) as string;
    expect(read(text)).toEqual({ document: map, notes: [] });
    expect(text.split('\n').slice(0, -2)).toEqual([
      'journey',
      '    title A first visit',
      '    section Arrive',
      '      I see the sign: 4.5',
      '    section Order',
      '      I read the menu: 3',
      '      I ask "what is fresh?" and wait: 3',
    ]);
    const edited = read(text.replace('I see the sign', 'I see nothing'));
    expect(notes(edited)).toMatch(/lost: The lines of the diagram were changed/);
    expect(notes(read(text.replace('"version":2', '"version":')))).toMatch(/hidden line .* damaged/);
  });

  it('reads diagrams of others', () => {
    const imported = read(
      '---\nconfig: {}\n---\r\n%%{init: {}}%%\r\njourney\r\n  title My day\r\n  accDescr {\r\n A day\r\n of mine\r\n }\r\n  Wake: 2: Me\r\n  section Work\r\n    Tea: 5: Me\r\n    Do work: 1: Me, Cat\r\n  section Work\r\n    Sit: 12: Me\r\n    Stand: 12: Me\r\n  section Nothing\r\n',
    );
    expect(imported.document.map).toMatchObject({ title: 'My day', scenario: 'A day\nof mine' });
    expect(outline(imported.document).columns).toEqual([
      '(no stage)',
      'Work',
      'Work › Tea',
      'Work › Do work',
      'Work',
      'Nothing',
    ]);
    const feelings = outline(imported.document).cards.filter(({ lane }) => lane === 'Feeling');
    expect(feelings.map(({ column, value }) => [column, value])).toEqual([
      ['(no stage)', -1],
      ['Work › Tea', 2],
      ['Work › Do work', -2],
      ['Work', 2],
    ]);
    expect(notes(imported)).toMatch(/Scores beyond 1 to 5/);
    expect(notes(imported)).toMatch(/lost: How the diagram should look/);
    expect(() => read('flowchart LR\n a-->b')).toThrow(Unreadable);
  });

  it('gives back what it was given, for all a diagram can hold', () => {
    const word = fc.constantFrom(
      'Tea',
      'I pay now',
      'title page',
      'Section 8',
      'Größe',
      'a, b',
      '20 % off',
      'x (y)',
    );
    const task = fc.record({
      text: word,
      score: fc.constantFrom(1, 2, 2.5, 3, 4.9, 5),
      actors: fc.subarray(['Me', 'Cat', 'Ana Maria']),
    });
    const section = fc.record({
      title: fc.constantFrom('One', 'Two', 'Three'),
      tasks: fc.array(task, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(section, { maxLength: 4 }), (sections) => {
        const lines = (list: typeof sections) =>
          list.flatMap(({ title, tasks }) => [
            `section ${title}`,
            ...tasks.map(({ text, score, actors }) => {
              const safe = /^(title|section|%%)/i.test(text) ? `• ${text}` : text;
              return `${safe}: ${score}${actors.length > 0 ? `: ${actors.join(', ')}` : ''}`;
            }),
          ]);
        const text = ['journey', ...lines(sections)].join('\n');
        const again = writers.mermaid.write(
          readMapFile('mermaid', bytes(text), around).document,
          around,
        ) as string;
        const shown = again
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '' && !line.startsWith('%% cjm'));
        expect(shown).toEqual(text.split('\n'));
      }),
    );
  });
});
