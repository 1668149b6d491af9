/** Texts of a map in files that bring their typeface along: emoji, which it does not have, are left out. Others are shown in what the reader's machine has. */
import type { MapDocument } from '../document.ts';
import type { PictureFormat } from '../formats/format-names.ts';
import { seen } from '../seen.ts';
import { hasShapes } from './fonts.ts';

const own: ReadonlySet<PictureFormat> = new Set(['png', 'pdf-a4', 'pdf-a3']);

/** Seen only in what it makes of the letters beside it: joins, colours or frames them, or lets a line end there. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\u20e3/gu;
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]/gu;

const BOX = '□';

/** The document as it can be written in the format. */
export function inLettersOf(format: PictureFormat, document: MapDocument): MapDocument {
  if (!own.has(format)) return document;
  const { map, columns, lanes, cards } = document;
  return {
    ...document,
    map: {
      ...map,
      ...{ title: legible(map.title), scenario: legible(map.scenario), objective: legible(map.objective) },
    },
    columns: each(columns, (column) => ({ ...column, title: legible(column.title) })),
    lanes: each(lanes, (lane) => ({ ...lane, title: legible(lane.title) })),
    cards: each(cards, (card) => ({ ...card, text: legible(card.text) })),
  };
}

/** In a sentence, which letters the format cannot show; empty where it can show all. */
export function lettersLost(format: PictureFormat, map: MapDocument): string[] {
  if (!own.has(format)) return [];
  const { columns, lanes, cards, map: about } = seen(map);
  const texts = [
    about.title,
    ...Object.values(columns).map(({ title }) => title),
    ...Object.values(lanes).map(({ title }) => title),
    ...Object.values(cards).map(({ text }) => text),
  ];
  const strange = texts.filter((text) => !hasShapes(text.replace(UNSEEN, ''))).length;
  if (strange === 0) return [];
  const where = strange === 1 ? 'one text' : `${strange} texts`;
  return [`Emoji are left out, and letters that the typeface has no shape for are boxes: in ${where}.`];
}

/** A text of nothing else stays: its card is to be seen, if only as a box. */
function legible(written: string): string {
  const text = written.replace(UNSEEN, '');
  const left = text.replace(EMOJI, (sign) => (hasShapes(sign) ? sign : '')).replace(/(\S) {2,}/g, '$1 ');
  return boxed(left.trim() === '' ? text : left);
}

/** A box of the typeface itself: what draws would take its own, as wide as it likes. */
function boxed(text: string): string {
  return hasShapes(text) ? text : [...text].map((letter) => (hasShapes(letter) ? letter : BOX)).join('');
}

function each<T>(record: Readonly<Record<string, T>>, change: (one: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, one]) => [id, change(one)]));
}
