import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { MapDocument } from '../document/document.ts';
import { cardsInOrder, columnsInOrder, evidenceByCard, lanesInOrder, seen } from '../document/seen.ts';
import { type ExportFormat, exportFormats, pictureFormats } from './format-names.ts';
import { formatOf, lostBy as lostIn, readMapFile, writers } from './formats.ts';
import { type Imported, MapBuilder, Unreadable } from './imported.ts';
import { parseMermaid } from './mermaid-text.ts';
import { whatIsLost } from './what-is-lost.ts';

const texts = (sentences: readonly { readonly text: string }[]) => sentences.map(({ text }) => text);
const lostBy = (...asked: Parameters<typeof lostIn>) => texts(lostIn(...asked));

let made = 0;
const around = {
  newId: (prefix: string) => `${prefix}_${++made}`,
  channels: [
    { id: 'website', name: 'Website' },
    { id: 'email', name: 'E-mail' },
  ],
  members: new Map([['acc_1', 'Ana Huber']]),
};
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string): Imported => readMapFile(formatOf(bytes(text)), bytes(text), around);
const notes = ({ notes: list }: Imported) => list.map(({ kind, text }) => `${kind}: ${text}`).join('\n');

/** What a map says without the ids it says it by. */
function outline(map: MapDocument, part: 'all' | 'cards' = 'all') {
  const document = seen(map);
  const evidence = evidenceByCard(document);
  const columns = columnsInOrder(document);
  const named = (id: string) => {
    const { title, stage } = document.columns[id]!;
    return stage === null ? title : `${document.columns[stage]?.title} › ${title}`;
  };
  const cards = lanesInOrder(document).flatMap((lane) =>
    cardsInOrder(document)
      .filter((card) => card.lane === lane.id)
      .map(({ id, column, text, channel, value, colour, owner, image }) => ({
        ...{ lane: lane.title, column: named(column), text, channel, value, image },
        ...(part === 'all' ? { colour, owner } : {}),
        evidence: (evidence.get(id) ?? []).map(({ kind, reference, note, seenOn }) => [
          kind,
          reference,
          note,
          seenOn,
        ]),
      })),
  );
  return {
    columns: columns.map(({ id }) => named(id)),
    lanes: lanesInOrder(document).map(({ kind, title }) => [kind, title]),
    cards,
  };
}

function cafe(): MapDocument {
  const builder = new MapBuilder(around, {
    title: 'A first visit',
    kind: 'to-be',
    scenario: 'Saturday, 10 o’clock',
  });
  const arrive = builder.stage('Arrive');
  const order = builder.stage('Order');
  const menu = builder.step(order, 'Menu');
  const till = builder.step(order, 'Till');
  const touch = builder.lane('touchpoints');
  const does = builder.lane('does');
  const feels = builder.lane('feeling');
  const mood = builder.lane('feeling', 'Mood of regulars');
  const staff = builder.lane('people');
  builder.lane('line-of-visibility');
  const own = builder.lane('free', 'What the weather does');
  const seen = builder.card(touch, arrive, 'I see the sign', { colour: 'good', owner: 'acc_1' });
  builder.evidence(seen, {
    kind: 'url',
    reference: 'https://example.com/a?b=c',
    note: 'a photo',
    seenOn: '2026-03-01',
  });
  builder.evidence(seen, { kind: 'quote', note: 'I nearly walked past' });
  builder.card(touch, menu, 'I read the menu', { channel: 'website' });
  builder.card(touch, menu, 'I ask; "what is fresh?"\nand wait', { channel: 'By voice' });
  builder.card(does, arrive, '=SUM(1) is no formula');
  builder.card(does, arrive, 'I look, then I sit');
  builder.card(staff, till, 'Takes the order');
  builder.card(own, arrive, '-1.5');
  builder.feeling(feels, arrive, 1.5);
  builder.feeling(feels, till, -2, 'The queue');
  builder.feeling(mood, till, 0);
  return builder.done().document;
}

describe('JSON', () => {
  it('is exact', () => {
    const map = cafe();
    expect(read(writers.json.write(map, around) as string)).toEqual({ document: map, notes: [] });
  });

  it.each([
    ['{"version":1', /not JSON/],
    ['{"a":1}', /which version/],
    ['{"version":7}', /newer Footpath/],
  ])('refuses %s', (text, problem) => {
    expect(() => read(text)).toThrow(problem);
    expect(() => read(text)).toThrow(Unreadable);
  });
});

/** Of a format that is written at once. */
function written(format: ExportFormat, map: MapDocument): Uint8Array {
  const file = writers[format].write(map, around);
  if (file instanceof Promise) throw new Error(`${format} is drawn`);
  return typeof file === 'string' ? bytes(file) : file;
}

it('says that live numbers get lost, but in pictures that are given them', () => {
  const map = cafe();
  const [id = ''] = Object.keys(map.cards);
  const card = { ...map.cards[id], figure: { from: 'saved', saved: 'svd_1' } };
  const live = { ...map, cards: { ...map.cards, [id]: card } } as MapDocument;
  for (const format of pictureFormats) {
    expect(lostBy(format, live).join()).toContain('1 live number.');
    expect(lostBy(format, live, { withFigures: true })).toEqual(lostBy(format, map));
  }
  // A table takes no figures from anybody.
  expect(lostBy('csv', live, { withFigures: true }).join()).toContain('1 live number.');
  const measured = { ...map, map: { ...map.map, measure: card.figure } } as MapDocument;
  expect(lostBy('svg', measured, { withFigures: true }).join()).toContain(
    '1 figure that measures the objective.',
  );
  expect(lostBy('json', measured)).toEqual([]);
});

describe('tables', () => {
  it.each(['csv', 'xlsx'] as const)(
    '%s with one row per touchpoint holds the lanes, steps, curves and evidence',
    (format) => {
      const map = cafe();
      const file = written(format, map);
      const back = readMapFile(format, file, around);
      expect(outline(back.document)).toEqual(outline(map));
      expect(back.notes).toEqual([]);
      expect(lostBy(format, map)).toEqual([expect.stringMatching(/2 facts about the map/)]);
    },
  );

  it('names owners as people do, and finds members by their name', () => {
    const builder = new MapBuilder(around, { title: 'Owners' });
    const [stage, lane] = [builder.stage('Arrive'), builder.lane('touchpoints')];
    for (const owner of ['acc_1', 'Ben', null]) builder.card(lane, stage, 'I arrive', { owner });
    const table = new TextDecoder().decode(written('csv', builder.done().document));
    expect(table).toContain('Ana Huber');
    expect(table).not.toContain('acc_1');
    const back = readMapFile('csv', bytes(table.replace('Ana Huber', 'ana huber')), around);
    expect(Object.values(back.document.cards).map(({ owner }) => owner)).toEqual(['acc_1', 'Ben', null]);
  });

  it.each(['xlsx', 'xlsx-across'] as const)(
    '%s keeps words that a spreadsheet would read as letters',
    (format) => {
      const builder = new MapBuilder(around, { title: 'Order' });
      const stage = builder.stage('Pay _x000D_ now');
      const lane = builder.lane('touchpoints');
      for (const text of ['_x0041_', 'a_x0041_b', '_x005F_x0041_', '__x0042__', '_x41_ stays', '_X0041_'])
        builder.card(lane, stage, text);
      const map = builder.done().document;
      const file = written(format, map);
      const parts = Object.entries(unzipSync(file)).filter(([name]) => /sheet|shared/i.test(name));
      const xml = parts.map(([, part]) => new TextDecoder().decode(part)).join('');
      // Told to the spreadsheet as an underscore, not as the letter it would become.
      expect(xml).toContain('a_x005F_x0041_b');
      expect(xml).not.toMatch(/(?<!_x005F)_x0041_/);
      expect(outline(readMapFile('xlsx', file, around).document)).toEqual(outline(map));
    },
  );

  it.each(['csv-across', 'xlsx-across'] as const)('%s holds what the map is about too', (format) => {
    const map = cafe();
    const file = written(format, map);
    const back = readMapFile(format === 'csv-across' ? 'csv' : 'xlsx', file, around);
    const without = (document: MapDocument) => {
      const { cards, ...rest } = outline(document, 'cards');
      return { ...rest, cards: cards.map(({ evidence: _, ...card }) => card) };
    };
    expect(without(back.document)).toEqual(without(map));
    expect(back.document.map).toEqual(map.map);
    expect(lostBy(format, map).join()).toMatch(
      /1 colour of a card\..*1 owner of a card\..*2 pieces of evidence/,
    );
  });

  it('come back whole from any texts', () => {
    const clean = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((text) => text.replace(/[\p{C}\p{Z}⏎[\]]+/gu, ' ').trim())
      .filter((text) => text !== '' && !/^[+\-−–]?\d/.test(text));
    const table = fc.uniqueArray(clean, {
      minLength: 2,
      maxLength: 5,
      selector: (text) => text.toLowerCase(),
    });
    fc.assert(
      fc.property(table, fc.array(clean, { maxLength: 6 }), fc.nat(9), (stages, texts, pick) => {
        const builder = new MapBuilder(around, { title: 'x' });
        const ids = stages.map((title) => builder.stage(title));
        const lanes = [builder.lane('touchpoints'), builder.lane('does'), builder.lane('pains')];
        for (const [i, text] of texts.entries()) {
          builder.card(lanes[(i + pick) % 3]!, ids[i % ids.length]!, text);
        }
        builder.feeling(builder.lane('feeling'), ids[0]!, -1.5);
        const map = builder.done().document;
        for (const format of ['csv', 'xlsx', 'csv-across', 'xlsx-across'] as const) {
          const file = written(format, map);
          const back = readMapFile(format.startsWith('csv') ? 'csv' : 'xlsx', file, around);
          expect(outline(back.document)).toEqual(outline(map));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are read as teams write them: stages across, another scale, unknown lanes', () => {
    const imported = read(
      'Title;Our shop\nTeam;Ana, Ben\nPhase;Find us;Buy;\n;;Look around;Pay\nActions;I search;I choose\nEmotions;5;2 too long\nThoughts;;\nPain points;;queue\nSeason;summer;\n',
    );
    expect(imported.document.map.title).toBe('Our shop');
    expect(outline(imported.document).cards.filter(({ value }) => value !== null)).toMatchObject([
      { column: 'Find us', value: 2, text: '' },
      { column: 'Buy', value: -1, text: 'too long' },
    ]);
    expect(outline(imported.document).lanes).toContainEqual(['free', 'Season']);
    expect(notes(imported)).toMatch(/lost: The line “Team”/);
    expect(notes(imported)).toMatch(/guessed: “Actions” was taken for the lane “What the customer does”/);
    expect(notes(imported)).toMatch(/scale of 1 to 5/);
  });

  it('are read with one row per touchpoint, stages named once', () => {
    const imported = read(
      'stage,touchpoint,channel,emotion,Idea\nFind,Ad,website,1,\n,Search,,,Better words\nBuy,Till,,,\n',
    );
    expect(outline(imported.document).columns).toEqual(['Find', 'Buy']);
    expect(outline(imported.document).cards).toMatchObject([
      { text: 'Ad', column: 'Find', channel: 'website' },
      { text: 'Search', column: 'Find', channel: null },
      { text: 'Till', column: 'Buy' },
      { lane: 'emotion', value: 1 },
      { lane: 'Idea', text: 'Better words' },
    ]);
  });

  it('keep every feeling where touchpoints of a stage have one each', () => {
    const imported = read('Stage,Touchpoint,Emotion\nFind,Ad,1\n,Search,-1\nBuy,Till,2\n');
    const told = outline(imported.document);
    expect(told.columns).toEqual(['Find', 'Find › Ad', 'Find › Search', 'Buy']);
    expect(told.cards.flatMap(({ column, value }) => (value === null ? [] : [[column, value]]))).toEqual([
      ['Find › Ad', 1],
      ['Find › Search', -1],
      ['Buy', 2],
    ]);
    expect(notes(imported)).toMatch(/guessed: Touchpoints with a feeling of their own became steps/);
  });

  it('are read by German heads, in the plural too, and nothing has to be guessed', () => {
    const imported = read(
      'Phasen;Kontaktpunkte;Kanal;Zuständig\nFinden;Ich suche;Website;Ana\n;Ich frage;;\n',
    );
    const { columns, cards } = outline(imported.document);
    expect(columns).toEqual(['Finden']);
    expect(cards.map(({ text }) => text)).toEqual(['Ich suche', 'Ich frage']);
    expect(notes(imported)).toBe('');
  });

  it('say what was left out, and what was taken for what', () => {
    const rows = read(
      'Sofas\nMade by;Ana\nPhase of the journey;Customer touchpoint;Colour;;Department\nA;one;pink;stray;Sales\nB;two;Hurts;;\nA;three;;;\n',
    );
    expect(rows.document.map.title).toBe('Sofas');
    const said = notes(rows);
    for (const what of [
      ...['guessed: The first line, “Sofas”', 'lost: The line “Made by”', 'lost: Columns without a heading'],
      ...['guessed: “Phase of the journey” was taken for the stages', '“Customer touchpoint” was taken for'],
      ...[
        'lost: The colour “pink”',
        'guessed: The stage “A” comes again',
        '“Department” was taken for the lane',
      ],
    ])
      expect(said).toContain(what);
    expect(said).not.toContain('Hurts');
    const across = read('Stage,A,B\n,stray,\nActions,one,two\n,three,\nLine of visibility,no,\n');
    expect(outline(across.document).cards.map(({ text, column }) => [text, column])).toEqual([
      ...[
        ['one', 'A'],
        ['three', 'A'],
        ['two', 'B'],
      ],
    ]);
    expect(notes(across)).toContain('lost: Rows without a heading above the first lane');
    expect(notes(across)).toContain('guessed: Rows without a heading were taken for more of the lane above');
    expect(notes(across)).toContain('lost: A line between lanes holds no texts');
  });

  it('are read with lanes for headings and no touchpoints, unless those are names of stages', () => {
    const imported = read('Stage,Actions,Pain points\nFind,I search,Slow\nBuy,I pay,\n');
    expect(outline(imported.document).columns).toEqual(['Find', 'Buy']);
    expect(outline(imported.document).cards.map(({ lane, text }) => [lane, text])).toEqual([
      ['Actions', 'I search'],
      ['Actions', 'I pay'],
      ['Pain points', 'Slow'],
    ]);
    const across = read('Stage,Need,Booking,Visit\nActions,I call,I choose,I go\n');
    expect(outline(across.document).columns).toEqual(['Need', 'Booking', 'Visit']);
  });

  it('are read as Windows and old spreadsheets write their letters', () => {
    const text = 'Stage;Touchpoint\nCafé;Ich möchte zahlen\n';
    const windows = new Uint8Array(Buffer.from(text, 'latin1'));
    const imported = readMapFile(formatOf(windows), windows, around);
    expect(outline(imported.document).cards).toMatchObject([{ column: 'Café', text: 'Ich möchte zahlen' }]);
    expect(notes(imported)).toMatch(/letters were taken for those of Windows/);
    const wide = new Uint8Array(Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le'));
    expect(outline(readMapFile(formatOf(wide), wide, around).document).columns).toEqual(['Café']);
  });

  it('of a workbook are found on any sheet, with dates as dates and merged cells told', () => {
    const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (rows: string, more = '') =>
      strToU8(`<worksheet><sheetData>${rows}</sheetData>${more}</worksheet>`);
    const file = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Old" state="hidden" sheetId="1" r:id="r1"/><sheet name="Read me" sheetId="2" r:id="r2"/><sheet name="Map" sheetId="3" r:id="r3"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships>${[1, 2, 3].map((n) => `<Relationship Id="r${n}" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      ),
      'xl/worksheets/sheet1.xml': sheet(
        `<row r="1">${cell('A1', 'Stage')}${cell('B1', 'Touchpoint')}</row><row r="2">${cell('A2', 'Old')}</row>`,
      ),
      'xl/worksheets/sheet2.xml': sheet(`<row r="1">${cell('A1', 'Look at the map')}</row>`),
      'xl/worksheets/sheet3.xml': sheet(
        `<row r="1">${cell('A1', 'Stage')}${cell('B1', 'Find')}${cell('D1', 'Buy')}</row>
         <row r="2">${cell('A2', 'When')}<c r="B2" s="1"><v>46027</v></c>${cell('C2', 'later')}</row>`,
        '<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>',
      ),
    });
    const imported = readMapFile(formatOf(file), file, around);
    expect(outline(imported.document).columns).toEqual(['Find', 'Buy']);
    expect(outline(imported.document).cards.map(({ text, column }) => [text, column])).toEqual([
      ['2026-01-05', 'Find'],
      ['later', 'Find'],
    ]);
    expect(notes(imported)).toContain('guessed: Of 2 sheets, “Map” was read.');
    expect(notes(imported)).toContain('guessed: What stands in merged cells');
  });

  it('of a workbook with empty rows and texts keep every other in its place', () => {
    const [sheet, strings] = [
      '<worksheet><sheetData><row r="1"/><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>2</v></c></row><row r="3"/><row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" t="s"><v>4</v></c></row></sheetData></worksheet>',
      '<sst><si><t>Stage</t></si><si/><si><t>Find</t></si><si><t>Does</t></si><si><t>I look</t></si></sst>',
    ];
    const file = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="Map" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
      'xl/sharedStrings.xml': strToU8(strings),
    });
    const { document } = readMapFile(formatOf(file), file, around);
    expect(outline(document)).toMatchObject({
      columns: ['Find'],
      cards: [{ column: 'Find', text: 'I look' }],
    });
  });

  it('that are none are refused', () => {
    expect(() => read('just a sentence')).toThrow(Unreadable);
    expect(() => readMapFile('xlsx', bytes('PK no workbook'), around)).toThrow(/no workbook/);
  });

  it.each(['<row>', '<row><c>', '<row><c ', '<row></row><mergeCell '])(
    'a workbook of broken %s is refused at once',
    (piece) => {
      const file = zipSync({
        'xl/workbook.xml': strToU8(
          '<workbook><sheets><sheet name="Map" sheetId="1" r:id="r1"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${piece.repeat(400_000)}`),
      });
      expect(() => readMapFile('xlsx', file, around)).toThrow(Unreadable);
    },
  );
});

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
});

describe('CJML', () => {
  it('keeps stages, touchpoints with channels, and what both sides do', () => {
    const map = cafe();
    const back = read(writers.cjml.write(map, around) as string);
    expect(back.document.map).toMatchObject({ title: 'A first visit', kind: 'to-be' });
    const told = outline(back.document);
    expect(told.columns).toEqual(['Arrive', 'Order']);
    expect(told.cards.map(({ lane, column, text, channel }) => [lane, column, text, channel])).toEqual(
      expect.arrayContaining([
        ['Touchpoints', 'Order', 'I read the menu', 'website'],
        ['What the customer does', 'Arrive', 'I look, then I sit', null],
        ['People behind the scenes', 'Order', 'Takes the order', null],
      ]),
    );
    expect(lostBy('cjml', map).join()).toMatch(/2 steps within stages/);
  });

  it('reads the sample of its makers, whose actor is named and not referred to', () => {
    const imported = read(`<CJML version="2.0"><actualJourney><journeyID>J1</journeyID><actors>
      <endUser actorID="A1"><actorName>Ana</actorName></endUser>
      <serviceProvider actorID="B1"><companyName>Shop</companyName></serviceProvider></actors>
      <touchpoints><actualCommunicationPoint><touchpointID>T1</touchpointID>
      <initiator><refersTo actorIDref="A1"/><initiatorLabel>Books a table</initiatorLabel></initiator>
      <receiver><refersTo actorIDref="Shop"/><receiverLabel>Booking stored</receiverLabel></receiver>
      <channel><channelName>Web</channelName></channel><experience><experienceRating>4</experienceRating></experience>
      </actualCommunicationPoint></touchpoints></actualJourney></CJML>`);
    expect(outline(imported.document).cards).toMatchObject([
      { lane: 'Touchpoints', text: 'Books a table', channel: 'Web', column: 'Journey' },
      { lane: 'People behind the scenes', text: 'Shop: Booking stored' },
    ]);
    expect(notes(imported)).toMatch(/“Shop” was taken for the actor of that name/);
    expect(notes(imported)).toMatch(/lost: Experience that people rated/);
    expect(notes(imported)).not.toMatch(/lost: Details/);
  });

  it('reads the older dialect, which is not well-formed', () => {
    const imported =
      read(`<cjml><actors><actor id=a1 name="Ana" role=customer/><actor id=b1 name=Bank role=bank/>
      <touchpoints><action initiatorId=a1 time=1>Looks & compares</action>
      <communicationPoint senderId=b1 receiverId=a1 time=2><sender riskCategory=none>Sends offer</sender>
      <receiver>Reads offer</receiver></communicationPoint>
      <action initiatorId=zz>Checks</action></touchpoints></cjml>`);
    expect(outline(imported.document).cards.map(({ lane, text }) => [lane, text])).toEqual([
      ['What the customer does', 'Looks & compares'],
      ['Touchpoints', 'Reads offer'],
      ['People behind the scenes', 'Bank: Sends offer'],
      ['People behind the scenes', 'zz: Checks'],
    ]);
    expect(notes(imported)).toMatch(/“zz” is no actor that was declared/);
    expect(notes(imported)).toMatch(/lost: Details of touchpoints .*: time, riskcategory\./);
    expect(() => read('<CJML version="2.0"></CJML>')).toThrow(/no touchpoints/);
  });
});

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

it('every format is written without a word on a map that is empty', async () => {
  const empty = new MapBuilder(around).done().document;
  for (const format of exportFormats) {
    expect((await writers[format].write(empty, around)).length).toBeGreaterThan(0);
    if (!['mermaid', 'cjml'].includes(format)) expect(lostBy(format, empty)).toEqual([]);
  }
});

it('what is lost is said of one and of several', () => {
  const builder = new MapBuilder(around, { title: 'A' });
  const [stage, lane] = [builder.stage('One'), builder.lane('pains')];
  // CJML keeps these.
  builder.card(builder.lane('does'), builder.stage('Two'), 'I wait');
  builder.card(lane, stage, 'I look', { channel: 'website' });
  const once = texts(whatIsLost(builder.done().document, []));
  expect(once).toEqual([
    'Not held by this format: 1 card of other lanes.',
    'Not held by this format: 1 channel.',
  ]);
  builder.card(lane, stage, 'I ask');
  expect(texts(whatIsLost(builder.done().document, ['channel']))).toEqual([
    'Not held by this format: 2 cards of other lanes.',
  ]);
});

it('lanes that a file does not name are called in the language asked for', () => {
  const file = new TextEncoder().encode('journey\n title Samstag\n section Finden\n Ich suche: 4: Ana\n');
  const titles = (language: 'en' | 'de') =>
    Object.values(readMapFile('mermaid', file, { ...around, language }).document.lanes).map(
      ({ kind, title }) => [kind, title],
    );
  expect(titles('en')).toContainEqual(['feeling', 'Feeling']);
  expect(titles('de')).toContainEqual(['feeling', 'Gefühl']);
});
