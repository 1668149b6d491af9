import { describe, expect, it } from 'vitest';
import { around, bytes, notes, outline, read } from '../../../../test/support/map-files.ts';
import { formatOf, readMapFile } from './formats.ts';
import { Unreadable } from './imported.ts';

describe('tables', () => {
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

  it('that are none are refused', () => {
    expect(() => read('just a sentence')).toThrow(Unreadable);
    expect(() => readMapFile('xlsx', bytes('PK no workbook'), around)).toThrow(/no workbook/);
  });

  const cells = (text: string) => {
    const { columns, cards } = outline(read(text).document);
    return {
      columns,
      cards: cards.map(({ lane, column, text: words, value }) => [lane, column, words, value]),
    };
  };
  const across = {
    columns: ['Find', 'Buy'],
    cards: [
      ['Actions', 'Find', 'a', null],
      ['Actions', 'Buy', 'b', null],
    ],
  };

  it.each([
    ['with the first column empty', ',Stage,Find,Buy\n,Actions,a,b\n'],
    ['with a title before an empty first column', 'Ours,,,\n,Stage,Find,Buy\n,Actions,a,b\n'],
    ['of Markdown', '# Ours\n\n| Stage | Find | Buy |\n|:--|---|--:|\n| Actions | a | b |\n'],
    ['with stages called otherwise', 'Journey phases,Find,Buy\nActions,a,b\n'],
    ['with lanes and stages the other way round', ',Actions,Pain points\nFind,a,\nBuy,b,\n'],
    ['with something else in the corner', 'Customer journey,Find,Buy\nActions,a,b\nThoughts,,\n'],
  ])('are read %s', (_, text) => {
    expect(cells(text)).toEqual(across);
  });

  it('are read with stages down and whatever beside, unless lanes stand below', () => {
    expect(cells('Stage,Description\nFind,They look\nBuy,They pay\n')).toEqual({
      columns: ['Find', 'Buy'],
      cards: [
        ['Description', 'Find', 'They look', null],
        ['Description', 'Buy', 'They pay', null],
      ],
    });
    expect(cells('Stage,Buy\nActions,I pay\n').columns).toEqual(['Buy']);
  });

  it('take what stands above them by its head in English and German, with a colon or without', () => {
    const imported = read(
      'Szenario:,Samstag,um zehn\nGoals:,Save money\nKPI,NPS\nArt,To-Be\nVersion:,3\n,Find,Buy\nActions,a,b\n',
    );
    expect(imported.document.map).toMatchObject({
      ...{ scenario: 'Samstag, um zehn', objective: 'Save money', metric: 'NPS', kind: 'to-be' },
    });
    expect(notes(imported)).toContain('lost: The line “Version”');
    expect(notes(imported)).not.toContain('Szenario');
  });

  it('take faces, signs and shares for feelings, and say that words are none', () => {
    const felt = (row: string) => {
      const imported = read(`Stage,A,B,C\nEmotion,${row}\n`);
      const { cards } = outline(imported.document);
      return { felt: cards.map(({ value, text }) => [value, text]), notes: notes(imported) };
    };
    expect(felt('😀,☹️ queue,--')).toMatchObject({
      felt: [
        [2, ''],
        [-1, 'queue'],
        [-2, ''],
      ],
      notes: expect.stringContaining('guessed: Faces and signs'),
    });
    expect(felt('4/5,80 %,2/10').felt.map(([value]) => value)).toEqual([1, 1.2, -1.2]);
    expect(felt('happy,sad,')).toMatchObject({
      felt: [
        [null, 'happy'],
        [null, 'sad'],
      ],
      notes: expect.stringContaining('guessed: Feelings that are no numbers stay texts'),
    });
  });
});
