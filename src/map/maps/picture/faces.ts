/** The typefaces of pictures: which of them has the shapes of a text, letter by letter. None has those of East Asian scripts, which take megabytes each. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import type { Weight } from './drawing.ts';

const FILES = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  medium: '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  semibold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  hebrew: '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  arabic: '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
} as const satisfies Record<Weight, string> & Record<string, string>;

export type Face = keyof typeof FILES;
export const faces = Object.keys(FILES) as Face[];
/** Asked in this order for what Inter does not have. */
const others: readonly Face[] = ['emoji', 'hebrew', 'arabic'];

/** Seen only in what it makes of the letters beside it: joins, colours or turns them, or lets a line end there. */
export const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

const require = createRequire(import.meta.url);
const files = new Map<Face, Buffer>();
const fonts = new Map<Face, Font>();
const faceOfOther = new Map<string, Face | null>();
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The file of a typeface, read once. */
export function fontFile(face: Face): Buffer {
  const known = files.get(face);
  if (known) return known;
  const file = readFileSync(require.resolve(FILES[face]));
  files.set(face, file);
  return file;
}

/** As SVG names it. */
export function familyOf(face: Face): string {
  return fontOf(face).familyName;
}

export function fontOf(face: Face): Font {
  const known = fonts.get(face);
  if (known) return known;
  const font = create(fontFile(face)) as Font;
  fonts.set(face, font);
  return font;
}

/** What people count as letters: a family of emoji is one. */
export function letters(text: string): string[] {
  // Most texts are plain, and a map may have millions of letters.
  if (/^[\t-~]*$/.test(text)) return [...text];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The typeface that has all shapes of a letter; null where none has. */
export function faceOf(letter: string, weight: Weight): Face | null {
  if (/^[\t-~]$/.test(letter) || has('regular', letter)) return weight;
  const known = faceOfOther.get(letter);
  if (known !== undefined) return known;
  const found = others.find((face) => has(face, letter)) ?? null;
  faceOfOther.set(letter, found);
  return found;
}

function has(face: Face, letter: string): boolean {
  const font = fontOf(face);
  return [...letter.replace(UNSEEN, '')].every(
    (sign) => /\s/.test(sign) || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
  );
}
