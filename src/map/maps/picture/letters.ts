/** Texts of a map in files that bring their typefaces along: letters none of them has are boxes. Other files are shown in what the reader's machine has. */
import { type Said, said } from '../../../kernel/said.ts';
import type { Card, MapDocument } from '../document/document.ts';
import { seen } from '../document/seen.ts';
import type { PictureFormat } from '../formats/format-names.ts';
import { faceOf, letters, UNSEEN } from './faces.ts';

const own: ReadonlySet<PictureFormat> = new Set(['png', 'pdf-a4', 'pdf-a3']);

const BOX = '□';

const OTHER_SIGNS = said('other signs').text;

/** Of what people write most; the rest are told of as other signs. */
const scripts: readonly [name: string, RegExp][] = [
  [
    said('Chinese or Japanese').text,
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u,
  ],
  [said('Korean').text, /\p{Script=Hangul}/u],
  [said('Thai').text, /\p{Script=Thai}/u],
  [
    said('Indian scripts').text,
    /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}]/u,
  ],
  [said('Armenian or Georgian').text, /[\p{Script=Armenian}\p{Script=Georgian}]/u],
];

/** Signs that several scripts share, such as “。” and “ー”: told of with the script they stand beside. */
const SHARED = /[\p{scx=Han}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Devanagari}]/u;

/** The document as it can be written in the format. */
export function inLettersOf(format: PictureFormat, document: MapDocument): MapDocument {
  if (!own.has(format)) return document;
  const { map, columns, lanes, cards } = document;
  return {
    ...document,
    map: {
      ...map,
      ...{ title: legible(map.title), scenario: legible(map.scenario), objective: legible(map.objective) },
      ...{ metric: legible(map.metric), target: legible(map.target) },
    },
    columns: each(columns, (column) => ({ ...column, title: legible(column.title) })),
    lanes: each(lanes, (lane) => ({ ...lane, title: legible(lane.title) })),
    cards: each(cards, legibleCard),
  };
}

/** In a sentence, which letters the format cannot show; empty where it can show all. */
export function lettersLost(format: PictureFormat, map: MapDocument): Said[] {
  if (!own.has(format)) return [];
  const { columns, lanes, cards, map: about } = seen(map);
  const texts = [
    ...[about.title, about.scenario, about.objective, about.metric, about.target],
    ...Object.values(columns).map(({ title }) => title),
    ...Object.values(lanes).map(({ title }) => title),
    ...Object.values(cards).map(({ text, channel }) => `${text}${channel ?? ''}`),
  ];
  const strange = texts.map(shapeless).filter((found) => found !== '');
  if (strange.length === 0) return [];
  const all = strange.join('');
  const named = scripts.filter(([, script]) => script.test(all)).map(([name]) => name);
  const what = [...named, ...(named.length > 0 && isNamed(all) ? [] : [OTHER_SIGNS])];
  const n = strange.length;
  return [
    said(
      'This file has no shapes for some letters ({what}) and shows boxes for them, in {n, plural, one {one text} other {# texts}}. SVG, slides and printing from the browser show them.',
      { n },
      { words: { what } },
    ),
  ];
}

function legibleCard(card: Card): Card {
  return { ...card, text: legible(card.text), channel: card.channel === null ? null : legible(card.channel) };
}

/** A box of the typeface itself: what draws would take its own, as wide as it likes. */
function legible(text: string): string {
  if (isPlain(text)) return text;
  return letters(text)
    .map((letter) => {
      const face = faceOf(letter, 'regular');
      if (face === null) return BOX;
      // What joins letters matters to those that are joined alone.
      return face === 'regular' ? letter.replace(UNSEEN, '') : letter;
    })
    .join('');
}

function shapeless(text: string): string {
  if (isPlain(text)) return '';
  return letters(text)
    .filter((letter) => faceOf(letter, 'regular') === null)
    .join('');
}

function isPlain(text: string): boolean {
  return /^[\s!-~]*$/.test(text);
}

function isNamed(signs: string): boolean {
  return letters(signs).every((sign) => SHARED.test(sign) || scripts.some(([, script]) => script.test(sign)));
}

function each<T>(record: Readonly<Record<string, T>>, change: (one: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, one]) => [id, change(one)]));
}
