import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, bytes, cafe, notes, outline, read } from '../../../../test/support/map-files.ts';
import { readMapFile, writers } from './formats.ts';
import { MapBuilder, Unreadable } from './imported.ts';

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
      fc.property(fc.array(section, { minLength: 1, maxLength: 4 }), (sections) => {
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

  it.each(['a\u2028b', 'a\u2029b'])('carries the whole map with %j in its texts', (text) => {
    const builder = new MapBuilder(around, { title: text });
    builder.card(builder.lane('pains'), builder.stage(text), text);
    const map = builder.done().document;
    const diagram = writers.mermaid.write(map, around) as string;
    expect(read(diagram)).toEqual({ document: map, notes: [] });
    expect(diagram).not.toMatch(/[\u2028\u2029]/);
    // Written by Footpath before this one.
    const raw = diagram.replaceAll('\\u2028', '\u2028').replaceAll('\\u2029', '\u2029');
    expect(read(raw).document).toEqual(map);
  });

  const felt = (scores: readonly (number | string)[]) => {
    const tasks = scores.map((score, at) => `    T${at}: ${score}: P${at}`);
    const imported = read(['journey', '  section A', ...tasks].join('\n'));
    return {
      values: outline(imported.document).cards.flatMap(({ value }) => value ?? []),
      notes: notes(imported),
    };
  };

  it('takes scores beyond 1 to 5 for another scale where most of them say so, and says it once', () => {
    expect(felt([7, 8, 10, 5, 0])).toMatchObject({
      values: [0.8, 1.2, 2, 0, -2],
      notes: expect.stringContaining('guessed: Scores were taken for a scale of 0 to 10'),
    });
    expect(felt([-2, 0, 1.5])).toMatchObject({
      values: [-2, 0, 1.5],
      notes: expect.stringContaining('guessed: Scores were taken for a scale of -2 to +2.'),
    });
    const clamped = felt([0, 3, 12, 1, 2]);
    expect(clamped.values).toEqual([-2, 0, 2, -2, -1]);
    expect(clamped.notes).toContain('taken for the nearest of those: 0, 12.');
    expect(felt(['+2', '3,5', '.5', '4.']).values).toEqual([-1, 0.5, -2, 1]);
  });

  it('says that tasks became steps, and what it cannot take for a map', () => {
    expect(notes(read('journey\n section A\n T: 1\n U: 2\n'))).toContain('became steps of their stage');
    expect(() => read('journey\n title Nothing yet\n')).toThrow(/no task/);
    expect(() => read('```mermaid\ntimeline\n title A\n```')).toThrow(/a Mermaid diagram, but a “timeline”/);
    // A table may hold such a word.
    expect(outline(read('Stage,Touchpoint\ntimeline,Ad\n').document).columns).toEqual(['timeline']);
  });
});
