/** How wide words run in pictures, and where lines break. */
import type { Weight } from './drawing.ts';
import { letters } from './faces.ts';
import { widthOfLine } from './line-pieces.ts';

export const FAMILY = 'Inter';

/** How wide a text runs, in the unit of its size. */
export function widthOf(text: string, size: number, weight: Weight): number {
  return widthOfLine(text, weight) * size;
}

/** Where a line may end: at spaces, but for those that keep a number and its unit together. */
const SPACES = /([^\S\u00a0\u202f]+)/;

/**
 * Lines no wider than the width; a word that is wider by itself is broken. Spaces within a line stay as they were written.
 * @param most lines; what is left over ends in …
 */
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
    let space = '';
    for (const part of paragraph.trim().split(SPACES)) {
      // The rest is not shown, and may be long.
      if (lines.length > most) break;
      if (/^\s/.test(part) && SPACES.test(part)) {
        space = part.replaceAll('\t', ' ');
        continue;
      }
      const longer = line === '' ? part : `${line}${space}${part}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = fits(part) ? [part] : pieceOf(part, fits);
      line = pieces.pop() ?? '';
      lines.push(...pieces);
    }
    lines.push(line);
  }
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  const marked = fits(`${last} …`) ? `${last} …` : `${letters(last).slice(0, -1).join('')}…`;
  return [...lines.slice(0, most - 1), marked];
}

function pieceOf(word: string, fits: (line: string) => boolean): string[] {
  const pieces = [''];
  for (const letter of letters(word)) {
    const longer = `${pieces.at(-1)}${letter}`;
    if (pieces.at(-1) === '' || fits(longer)) pieces[pieces.length - 1] = longer;
    else pieces.push(letter);
  }
  return pieces;
}
