import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { pngOf } from '../../../../test/support/picture-files.ts';
import type { MapDocument } from '../document/document.ts';
import { type Card, colours } from '../document/document.ts';
import { cardsInOrder, seen } from '../document/seen.ts';
import { MapBuilder } from '../formats/imported.ts';
import { arranged } from './arrange.ts';
import type { Box, Picture, Words } from './drawing.ts';
import { broken, widthOf } from './fonts.ts';
import { inLettersOf, lettersLost } from './letters.ts';
import { piecesOf } from './line-pieces.ts';
import { onePage, onPaper } from './pages.ts';
import { pictureOf } from './pictures.ts';
import { toSvg } from './svg.ts';

let made = 0;
const around = {
  newId: (prefix: string) => `${prefix}_${made++}`,
  channels: [{ id: 'search', name: 'Search' }],
};
const A4 = { width: 1122, height: 793 };

/** Texts of every length in every cell, awkward ones among them. */
function drawn(stages: number, perCell: number): MapDocument {
  const texts = [
    'a & b <c> "d"',
    'Donaudampfschifffahrtsgesellschaftskapitän',
    'Wait '.repeat(40),
    'Two\nlines',
  ];
  const builder = new MapBuilder(around, { title: 'A map & its <title>', objective: 'More guests' });
  const lanes = (['touchpoints', 'feeling', 'pains', 'line-of-visibility', 'systems'] as const).map(
    (kind) => ({
      kind,
      id: builder.lane(kind),
    }),
  );
  let n = 0;
  for (let stage = 0; stage < stages; stage++) {
    const column = builder.stage(`Stage ${stage}`);
    for (const { kind, id } of lanes) {
      if (kind === 'line-of-visibility') continue;
      if (kind === 'feeling') builder.feeling(id, column, (stage % 5) - 2, `felt ${stage}`);
      else for (let i = 0; i < perCell; i++, n++) builder.card(id, column, `${n} ${texts[n % texts.length]}`);
    }
  }
  return builder.done().document;
}

const boxes = ({ shapes }: Picture) => shapes.filter((shape): shape is Box => shape.shape === 'box');
const words = ({ shapes }: Picture) => shapes.filter((shape): shape is Words => shape.shape === 'words');

describe('the layout of pictures', () => {
  it.each([
    [1, 1],
    [6, 3],
    [14, 5],
    [40, 4],
  ])('of %i stages with %i cards a cell has room for all', (stages, perCell) => {
    const map = drawn(stages, perCell);
    const arrangement = arranged(map, around);
    const { pages } = onPaper(arrangement, A4);
    for (const page of [onePage(arrangement), ...pages]) {
      for (const { lines, size, weight, width, x } of words(page)) {
        for (const line of lines) expect(widthOf(line, size, weight)).toBeLessThanOrEqual(width + 0.01);
        expect(x + width).toBeLessThanOrEqual(page.width);
      }
      // The first box is the paper; nothing on it lies over another.
      const cards = boxes(page).slice(1);
      for (const [index, one] of cards.entries()) {
        for (const other of cards.slice(index + 1)) {
          const apart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect(apart).toBe(true);
        }
      }
    }
    const told = pages.flatMap((page) => words(page).map(({ whole }) => whole));
    const expected = cardsInOrder(seen(map)).map(({ text }) => text);
    for (const text of expected) expect(told.filter((whole) => whole === text)).toHaveLength(1);
  });

  it('fits each page to the paper, with stages and lanes named on every page', () => {
    const { pages, scale } = onPaper(arranged(drawn(14, 5), around), A4);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page.width * scale).toBeLessThanOrEqual(A4.width + 0.01);
      expect(page.height * scale).toBeLessThanOrEqual(A4.height + 0.01);
      const said = words(page).map(({ whole }) => whole);
      expect(said).toContain(`Footpath · ${index + 1} of ${pages.length}`);
      expect(said.some((whole) => /^Stage \d+$/.test(whole))).toBe(true);
      expect(said.some((whole) => /Touchpoints|Feeling|Pain points|Systems/.test(whole))).toBe(true);
    }
  });

  it('fills the width of the paper with few stages, and does not make more pages of it', () => {
    const filled = (stages: number, perCell: number) => {
      const { pages, scale } = onPaper(arranged(drawn(stages, perCell), around), A4);
      return { pages: pages.length, part: ((pages[0]?.width ?? 0) * scale) / A4.width };
    };
    expect(filled(4, 0)).toEqual({ pages: 1, part: expect.closeTo(1, 2) });
    // A poster of one word is nobody's wish, and a map tall enough to fill the page stays on it.
    expect(filled(1, 0)).toEqual({ pages: 1, part: expect.closeTo((344 * 1.4) / 1122, 2) });
    expect(filled(4, 1).pages).toBe(1);
  });

  it('breaks words that are wider than the line, cuts what is too long, and keeps breaks', () => {
    const type = { width: 60, size: 10, weight: 'regular' } as const;
    expect(broken('Kapitänsmützenfabrik', type).join('')).toBe('Kapitänsmützenfabrik');
    expect(broken('one\ntwo', type)).toEqual(['one', 'two']);
    const cut = broken('many words that go on and on and on', type, 2);
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
  });

  it('tints plain cards of pain points and opportunities as the screen does', () => {
    const builder = new MapBuilder(around, { title: 'A' });
    const stage = builder.stage('One');
    for (const kind of ['touchpoints', 'pains', 'opportunities'] as const)
      builder.card(builder.lane(kind), stage, 'I wait');
    builder.card(builder.lane('pains'), stage, 'I ask', { colour: 'question' });
    const page = onePage(arranged(builder.done().document, around));
    const fills = boxes(page).flatMap(({ radius, fill }) => (radius === 6 ? [fill] : []));
    expect(fills).toEqual(['#fffdf8', '#fbe9e2', '#eaeff9', '#e6f0eb']);
  });

  it('says above the stages what the objective is measured by, and its target', () => {
    const about = {
      title: 'A',
      scenario: ' On\n Saturdays ',
      objective: 'More guests',
      metric: 'Seats taken',
      target: '80 %',
    };
    const map = new MapBuilder(around, about).done().document;
    const head = words(onePage(arranged(map, around))).map(({ lines }) => lines.join(' '));
    expect(head).toContain(
      'As it is · On Saturdays · Objective: More guests · Measured by: Seats taken · Target: 80 %',
    );
  });

  it('shows neither what is hidden nor what was removed, and a stage with steps as their frame', () => {
    const map = drawn(3, 1);
    const [first = '', second = ''] = Object.keys(map.columns);
    const [card = ''] = Object.keys(map.cards);
    const changed: MapDocument = {
      ...map,
      columns: { ...map.columns, [second]: { ...map.columns[second]!, hidden: true } },
      cards: { ...map.cards, [card]: { ...map.cards[card]!, removed: true } },
    };
    const { columns, lanes } = arranged(changed, around);
    expect(columns.map(({ id }) => id)).toEqual(Object.keys(map.columns).filter((id) => id !== second));
    expect(lanes.flatMap(({ cards }) => cards).some((each) => each.card.id === card)).toBe(false);
    expect(columns[0]).toMatchObject({ id: first, step: '' });
  });
});

describe('files of pictures', () => {
  const map = drawn(6, 2);

  it('SVG is well-formed, says every text, and names every colour in words', () => {
    const [id = ''] = Object.keys(map.cards);
    const marked = Object.fromEntries(
      colours.map((colour, i): [string, Card] => [
        `c${i}`,
        { ...map.cards[id]!, colour, text: `is ${colour}` },
      ]),
    );
    const svg = toSvg(onePage(arranged({ ...map, cards: { ...map.cards, ...marked } }, around)));
    const open: string[] = [];
    let text = '';
    const parser = new Parser(
      {
        onopentag: (name) => open.push(name),
        ontext: (piece) => {
          text += piece;
        },
        onclosetag: (name) => expect(open.pop()).toBe(name),
      },
      { xmlMode: true },
    );
    parser.end(svg);
    expect(open).toEqual([]);
    expect(text).toContain('A map & its <title>');
    for (const mark of ['Good', 'Hurts', 'Question', 'Idea', 'Decided']) expect(text).toContain(mark);
  });

  it('PNG is large enough for print', async () => {
    const png = (await pictureOf('png', map, around)) as Uint8Array;
    expect([...png.subarray(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)));
    const { width } = onePage(arranged(map, around));
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(Math.round((width * 300) / 96));
  });

  it.each(['pdf-a4', 'pdf-a3'] as const)(
    '%s has a page for each page, and is the same twice',
    async (format) => {
      const [one, two] = [await pictureOf(format, map, around), await pictureOf(format, map, around)];
      const text = Buffer.from(one as Uint8Array).toString('latin1');
      expect(text.startsWith('%PDF-')).toBe(true);
      const paper = format === 'pdf-a4' ? '841.8' : '1190.5';
      expect(text.match(/\/MediaBox \[0 0 ([\d.]+)/g)?.every((box) => box.includes(paper))).toBe(true);
      expect(Buffer.from(two as Uint8Array).equals(Buffer.from(one as Uint8Array))).toBe(true);
    },
  );

  it('PDF holds a photo once, however many cards show it, and leaves the place of a damaged one empty', async () => {
    const [dot, broken] = ['picture:pic_dot', 'picture:pic_broken'];
    const file = (bytes: Buffer) => ({ type: 'image/png' as const, bytes, width: 30, height: 20 });
    const pictures = new Map([
      ['pic_dot', file(pngOf(30, 20))],
      ['pic_broken', file(pngOf(30, 20).subarray(0, 60))],
    ]);
    const photos = async (...images: string[]) => {
      const small = drawn(1, images.length);
      for (const [i, card] of Object.values(small.cards).entries())
        if (card.value === null) small.cards[`photo${i}`] = { ...card, image: images[i] ?? null };
      const pdf = Buffer.from((await pictureOf('pdf-a4', small, { ...around, pictures })) as Uint8Array);
      return pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0;
    };
    // What is see-through is an image of its own.
    expect(await photos(dot)).toBe(2);
    expect(await photos(dot, dot, dot)).toBe(2);
    expect(await photos(broken, dot)).toBe(2);
  });

  it('PPTX holds each card as one shape with its whole text', async () => {
    const parts = unzipSync((await pictureOf('pptx', map, around)) as Uint8Array);
    const slides = Object.entries(parts).filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
    const shapes = slides.flatMap(([, xml]) => strFromU8(xml).split('<p:sp>').slice(1));
    for (const { text, value } of Object.values(map.cards)) {
      if (value !== null) continue;
      const written =
        text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').split('\n')[0] ?? '';
      expect(
        shapes.filter((shape) => shape.replace(/&quot;/g, `"`).includes(`<a:t>${written}`)),
      ).toHaveLength(1);
    }
    expect(shapes.some((shape) => shape.includes('<a:custGeom>') && shape.includes('cubicBezTo'))).toBe(true);
  });

  it('PPTX holds nothing that XML does not allow', async () => {
    const builder = new MapBuilder(around, { title: 'A\u0007 map' });
    builder.card(builder.lane('pains'), builder.stage('One\u000b'), 'I\u001b wait \uffff');
    const file = await pictureOf('pptx', builder.done().document, around);
    if (typeof file === 'string') throw new Error('PPTX is no text.');
    const parts = Object.entries(unzipSync(file)).filter(([name]) => name.endsWith('.xml'));
    for (const [name, part] of parts)
      expect([
        name,
        /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(strFromU8(part)),
      ]).toEqual([name, false]);
    expect(strFromU8(unzipSync(file)['ppt/slides/slide1.xml']!)).toContain('I wait ');
  });

  it('says which letters it cannot show, where they are not those of the reader', () => {
    expect(lettersLost('png', map)).toEqual([]);
    const builder = new MapBuilder(around, { title: 'Tea 茶 ห' });
    builder.stage('차 😀 Ωμέγα Живо שלום مرحبا');
    const { document } = builder.done();
    const said = lettersLost('pdf-a4', document)[0]?.text;
    expect(said).toMatch(/\(Chinese or Japanese, Korean, Thai\).* in 2 texts\./);
    expect(lettersLost('pptx', document)).toEqual([]);
    const ruled = { ...document, columns: {}, map: { ...document.map, title: 'ᚠ' } };
    expect(lettersLost('png', ruled)[0]?.text).toContain('(other signs)');
  });

  it('knows the signs that several scripts share by those scripts, and what is measured', () => {
    const map = new MapBuilder(around, { title: 'A', metric: 'カード、コーヒー。' }).done().document;
    expect(lettersLost('png', map)[0]?.text).toContain(
      '(Chinese or Japanese) and shows boxes for them, in one text.',
    );
    expect(inLettersOf('png', map).map.metric).toMatch(/^□+$/);
  });

  it('makes boxes of what no typeface has, and of nothing else', () => {
    const title = 'Fein 👍🏽 hier 👨‍👩‍👧 © 🇩🇪 1\ufe0f\u20e3 茶 שי';
    const { document } = new MapBuilder(around, { title }).done();
    expect(inLettersOf('png', document).map.title).toBe(title.replace('茶', '□'));
    expect(inLettersOf('svg', document)).toBe(document);
  });

  it('leaves out what nobody sees, but where it joins letters', () => {
    const title = 'Kaf\u00adfee\u200e \u2122\ufe0f ❤️‍🔥';
    const { document } = new MapBuilder(around, { title }).done();
    expect(inLettersOf('png', document).map.title).toBe('Kaffee \u2122 ❤️‍🔥');
    expect(lettersLost('png', document)).toEqual([]);
  });

  it('are drawn with the typefaces that have the letters, and hold no others', async () => {
    const builder = new MapBuilder(around, { title: 'Tea 😀' });
    const plain = new MapBuilder(around, { title: 'Tea' });
    builder.card(builder.lane('thinks'), builder.stage('שלום'), 'مرحبا');
    plain.stage('One');
    const fontsOf = async (document: MapDocument) => {
      const pdf = Buffer.from((await pictureOf('pdf-a4', document, around)) as Uint8Array);
      const named = pdf.toString('latin1').match(/\/BaseFont \/[A-Z]+\+\w+/g) ?? [];
      return [...new Set(named.map((name) => name.replace(/^.*\+/, '')))].sort();
    };
    const all = await fontsOf(builder.done().document);
    expect(all).toEqual(expect.arrayContaining(['NotoEmoji', 'NotoSansArabic', 'NotoSansHebrew']));
    expect((await fontsOf(plain.done().document)).filter((name) => /Noto/.test(name))).toEqual([]);
  });

  it('PNG draws them too, and says how large it is on paper', async () => {
    const png = async (title: string) =>
      Buffer.from(
        (await pictureOf('png', new MapBuilder(around, { title }).done().document, around)) as Uint8Array,
      );
    const [box, ...drawn] = await Promise.all(['茶', '😀', '👨‍👩‍👧', 'ש', 'م'].map(png));
    for (const each of drawn) expect(each.equals(box as Buffer)).toBe(false);
    expect((await png('道')).equals(box as Buffer)).toBe(true);
    const at = box?.indexOf('pHYs') ?? -1;
    // 300 dots an inch.
    expect(box?.readUInt32BE(at + 4)).toBe(11811);
  });
});

describe('lines of several scripts', () => {
  const shown = (line: string) => piecesOf(line, 'regular').map(({ text, face }) => `${face}:${text}`);

  it('are pieces of one typeface, from left to right', () => {
    expect(shown('Is it open?')).toEqual(['regular:Is it open?']);
    expect(shown('Καφές 😀👨‍👩‍👧 ok')).toEqual(['regular:Καφές ', 'emoji:😀👨‍👩‍👧', 'regular: ok']);
    expect(shown('a שלום (מה) b')).toEqual([
      ...['regular:a ', 'regular:(', 'hebrew:מה', 'regular:)', 'regular: ', 'hebrew:שלום', 'regular: b'],
    ]);
    expect(shown('מה 12 מה')).toEqual(['hebrew:מה', 'regular: ', 'regular:12', 'regular: ', 'hebrew:מה']);
  });

  it('end nowhere within an emoji, and keep the spaces somebody wrote', () => {
    const type = { width: 40, size: 10, weight: 'regular' } as const;
    const lines = broken('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', type);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/^(👨‍👩‍👧)+$/u);
    expect(broken('a  b   c', type)).toEqual(['a  b   c']);
    expect(broken('so so 12\u00a0% of', type)).toEqual(['so so', '12\u00a0% of']);
    const { document } = new MapBuilder(around, { title: 'Is it  open?' }).done();
    expect(toSvg(onePage(arranged(document, around)))).toMatch(/xml:space="preserve".*Is it {2}open\?/);
  });
});
