import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, notes, outline, read } from '../../../../test/support/map-files.ts';
import { writers } from './formats.ts';
import { MapBuilder } from './imported.ts';
import { parseMermaid } from './mermaid-text.ts';

describe('Mermaid', () => {
  it.each<[string, { text: string; score: number | null; actors: string[] }]>([
    ['Make tea: 5', { text: 'Make tea', score: 5, actors: [] }],
    ['Make tea: 5:', { text: 'Make tea', score: 5, actors: [] }],
    ['Make tea: 3.5: Me, Cat', { text: 'Make tea', score: 3.5, actors: ['Me', 'Cat'] }],
    ['Make tea: -2', { text: 'Make tea', score: -2, actors: [] }],
    ['Make tea', { text: 'Make tea', score: null, actors: [] }],
    ['Make tea: : Me', { text: 'Make tea', score: null, actors: ['Me'] }],
    ['Step 1: pay: 3: Me', { text: 'Step 1: pay', score: 3, actors: ['Me'] }],
    ['Make tea: 5: Me: and more', { text: 'Make tea', score: 5, actors: ['Me'] }],
    ['Make tea: happy: Me', { text: 'Make tea: happy: Me', score: null, actors: [] }],
    ['At 10#58;30 I pay #amp; go: 2', { text: 'At 10:30 I pay & go', score: 2, actors: [] }],
    ['title deeds are signed: 2: Me', { text: 'title deeds are signed', score: 2, actors: ['Me'] }],
    ['• section leaders meet: 4', { text: 'section leaders meet', score: 4, actors: [] }],
    ['Größe wählen 🙂 “{x}”: 1', { text: 'Größe wählen 🙂 “{x}”', score: 1, actors: [] }],
  ])('reads the task %s', (line, task) => {
    const parsed = parseMermaid(`journey\n  title T\n  section S\n    ${line}\n`);
    expect(parsed?.title).toBe('T');
    expect(parsed?.sections).toEqual([{ title: 'S', tasks: [task] }]);
  });

  it('ends with the fence of a Markdown page, and says what is left out', () => {
    const imported = read(
      '# Ours\n```mermaid\njourney\n  accTitle: Spoken\n  title Drawn\n  %% ask Ana\n  section A\n    Go: 5\n```\nAt last: 3\n```mermaid\njourney\n  Other: 1\n```\n',
    );
    expect(outline(imported.document).cards.map(({ text }) => text)).toEqual(['Go', '']);
    expect(notes(imported).split('\n')).toEqual([
      'lost: Comments in the diagram were left out.',
      'lost: Only the first journey of the file was read.',
      'lost: The title for who cannot see it, “Spoken”, was left out.',
    ]);
  });

  it('writes only lines that Mermaid reads as they are meant', () => {
    // The grammar, as checked against versions 11 and 12: see the traps above.
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const builder = new MapBuilder(around, { title: texts[0] ?? '' });
        const stage = builder.stage(texts.at(-1) ?? '');
        for (const text of texts) builder.card(builder.lane('touchpoints'), stage, text);
        builder.card(builder.lane('people'), stage, texts[0] ?? '');
        const lines = (writers.mermaid.write(builder.done().document, around) as string).split('\n');
        for (const line of lines.slice(1).map((each) => each.trim())) {
          if (line === '' || line.startsWith('%% cjm:')) continue;
          expect(line).not.toContain('%%');
          if (/^title /.test(line)) expect(line).toMatch(/^title [^#;\n]+$/);
          else if (/^section /.test(line)) expect(line).toMatch(/^section [^#:;\n]+$/);
          else expect(line).toMatch(/^(?!section|title|journey|acc|%)[^#:;\n]+: [1-5](\.\d)?(: [^#:;\n]+)?$/);
        }
      }),
    );
  });

  it.each([
    ['with a title on its first line', 'journey title T\nsection S\nGo: 5: Me'],
    ['with semicolons', 'journey;\ntitle T;\nsection S;\nGo: 5: Me;'],
    ['on one line', 'journey; title T; section S; Go: 5: Me'],
    ['with its title in the front matter', '---\ntitle: "T"\n---\njourney\nsection S\nGo: 5: Me'],
    ['in a quotation', '> ```mermaid\n> journey\n>   title T\n>   section S\n>     Go: 5: Me\n> ```'],
    ['of a wiki', '::: mermaid\njourney\ntitle T\nsection S\nGo: 5: Me\n:::\nMore: 3'],
    ['in HTML', '<pre class="mermaid">\njourney\ntitle T\nsection S\nGo: 5: Me\n</pre>\n<p>More: 3'],
    ['with comments behind tasks', 'journey\ntitle T\nsection S\nGo: 5: Me # later\n'],
  ])('is read %s', (_, text) => {
    expect(parseMermaid(text)).toMatchObject({
      title: 'T',
      sections: [{ title: 'S', tasks: [{ text: 'Go', score: 5, actors: ['Me'] }] }],
    });
  });

  it('takes two statements of a line apart, and leaves semicolons within words', () => {
    const parsed = parseMermaid('journey\nsection S\nGo; run: 5: Me; Sit #59; rest<br/>a while: 2: You\n');
    expect(parsed?.sections[0]?.tasks).toEqual([
      { text: 'Go; run', score: 5, actors: ['Me'] },
      { text: 'Sit ; rest\na while', score: 2, actors: ['You'] },
    ]);
  });

  it('does not take all the rest for a description that is never closed', () => {
    const parsed = parseMermaid('journey\naccDescr {\nsection S\nGo: 5\n');
    expect(parsed?.sections).toEqual([{ title: 'S', tasks: [{ text: 'Go', score: 5, actors: [] }] }]);
  });

  it('says that how it looks was left out only where the front matter says so', () => {
    const of = (front: string) => parseMermaid(`---\n${front}\n---\njourney\nsection S\nGo: 5\n`)?.left;
    expect(of('title: T')).toEqual([]);
    expect(of('title: T\nconfig:\n  theme: dark')).toHaveLength(1);
  });
});
