/** A line of words cut into pieces of one typeface each, in the order in which they stand from left to right. */
import { createRequire } from 'node:module';
import type bidiOf from 'bidi-js';
import type { Weight, Words } from './drawing.ts';
import { type Face, faceOf, fontOf, letters } from './faces.ts';

export interface Piece {
  /** In reading order: what draws it turns what runs from right to left. */
  readonly text: string;
  readonly face: Face;
  /** Of the height of the type. */
  readonly width: number;
}

// The package's types are of its module build alone.
const bidi = (createRequire(import.meta.url)('bidi-js') as typeof bidiOf.default)();
const advances = new Map<string, number>();

/** @param line in letters that have a typeface; one that has none is taken for Inter's empty box */
export function piecesOf(line: string, weight: Weight): Piece[] {
  if (/^[\t-~\u00a0-\u024f\u2010-\u2027]*$/.test(line)) return line === '' ? [] : [piece(line, weight)];
  const { levels } = bidi.getEmbeddingLevels(line, 'ltr');
  const runs: { text: string; face: Face; level: number }[] = [];
  let at = 0;
  for (const letter of letters(line)) {
    const level = levels[at] ?? 0;
    at += letter.length;
    const face = faceOf(letter, weight) ?? weight;
    const last = runs.at(-1);
    const turned = level % 2 === 1;
    // The typefaces of such scripts turn their own words; signs and spaces between them are turned here.
    const goesOn = last?.face === face && last.level === level && !(turned && face === weight);
    if (last && goesOn) last.text += letter;
    else runs.push({ face, level, text: turned ? (bidi.getMirroredCharacter(letter) ?? letter) : letter });
  }
  return inOrder(runs).map(({ text, face }) => piece(text, face));
}

/** The pieces of one of its lines, each with where it begins. */
export function placed(
  { x, width, size, weight, align }: Words,
  line: string,
): (Piece & { readonly x: number })[] {
  const pieces = piecesOf(line, weight);
  let at = x;
  if (align === 'middle') at += (width - widthOfLine(line, weight) * size) / 2;
  return pieces.map((piece) => {
    const from = at;
    at += piece.width * size;
    return { ...piece, x: from };
  });
}

/** How wide a line runs, of the height of the type. */
export function widthOfLine(line: string, weight: Weight): number {
  let width = 0;
  for (const { width: own } of piecesOf(line, weight)) width += own;
  return width;
}

/** Rule L2 of the Unicode bidirectional algorithm (UAX 9): from the deepest level outwards, what lies within one is turned round. */
function inOrder<T extends { readonly level: number }>(runs: readonly T[]): readonly T[] {
  const order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while ((order[to]?.level ?? 0) >= level) to++;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}

function piece(text: string, face: Face): Piece {
  return { text, face, width: widthIn(text, face) };
}

/** Letter by letter in Inter, whose pairs are set hardly closer; the others join letters, so they are asked for the whole. */
function widthIn(text: string, face: Face): number {
  const font = fontOf(face);
  if (face === 'emoji' || face === 'hebrew' || face === 'arabic')
    return font.layout(text).advanceWidth / font.unitsPerEm;
  let width = 0;
  for (const letter of text) {
    const key = `${face} ${letter}`;
    let advance = advances.get(key);
    if (advance === undefined) {
      advance = font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      advances.set(key, advance);
    }
    width += advance;
  }
  return width;
}
