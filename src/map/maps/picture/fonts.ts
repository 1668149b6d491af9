/** The typeface of pictures: where its files are, how wide words run in it, and where lines break. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import type { Weight } from './drawing.ts';

const FILES: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  medium: '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  semibold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};
export const weights = Object.keys(FILES) as Weight[];
export const FAMILY = 'Inter';

const require = createRequire(import.meta.url);
const files = new Map<Weight, Buffer>();
const fonts = new Map<Weight, Font>();
const advances = new Map<string, number>();

/** The file of a weight, read once. */
export function fontFile(weight: Weight): Buffer {
  const known = files.get(weight);
  if (known) return known;
  const file = readFileSync(require.resolve(FILES[weight]));
  files.set(weight, file);
  return file;
}

/** How wide a text runs, in the unit of its size. */
export function widthOf(text: string, size: number, weight: Weight): number {
  let width = 0;
  for (const letter of text) width += advanceOf(letter, weight);
  return width * size;
}

/** Whether the typeface has a shape for every letter. */
export function hasShapes(text: string): boolean {
  // The others are plain letters, of which a map may have millions.
  const rare = new Set(text.match(/[^\t-~]/gu));
  return [...rare].every(
    (letter) => /\s/.test(letter) || fontOf('regular').hasGlyphForCodePoint(codeOf(letter)),
  );
}

/** Lines no wider than the width; a word that is wider by itself is broken. @param most lines; what is left over ends in … */
export function broken(
  text: string,
  { width, size, weight }: { readonly width: number; readonly size: number; readonly weight: Weight },
  most = Number.POSITIVE_INFINITY,
): string[] {
  const fits = (line: string): boolean => widthOf(line, size, weight) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    if (lines.length > most) break;
    let line = '';
    for (const word of paragraph.split(/\s+/).filter((each) => each !== '')) {
      // The rest is not shown, and may be long.
      if (lines.length > most) break;
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = pieceOf(word, fits);
      line = pieces.pop() ?? '';
      lines.push(...pieces);
    }
    lines.push(line);
  }
  if (lines.length <= most) return lines;
  const last = `${lines[most - 1] ?? ''} …`;
  return [...lines.slice(0, most - 1), fits(last) ? last : `${last.slice(0, -3)}…`];
}

function pieceOf(word: string, fits: (line: string) => boolean): string[] {
  const pieces = [''];
  for (const letter of word) {
    const longer = `${pieces.at(-1)}${letter}`;
    if (pieces.at(-1) === '' || fits(longer)) pieces[pieces.length - 1] = longer;
    else pieces.push(letter);
  }
  return pieces;
}

function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const font = create(fontFile(weight)) as Font;
  fonts.set(weight, font);
  return font;
}

/** Of the height of the type. */
function advanceOf(letter: string, weight: Weight): number {
  const key = `${weight} ${letter}`;
  let advance = advances.get(key);
  if (advance === undefined) {
    const font = fontOf(weight);
    advance = font.glyphForCodePoint(codeOf(letter)).advanceWidth / font.unitsPerEm;
    advances.set(key, advance);
  }
  return advance;
}

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
