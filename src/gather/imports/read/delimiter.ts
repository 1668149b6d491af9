/** Finds out what separates the cells of a text table, from its first lines. */
import { recordParser, SPACES } from './delimited.ts';

export interface Dialect {
  readonly delimiter: string;
  /** Lines to leave out before the table: `sep=;`. */
  readonly skipLines: number;
}

const CANDIDATES = [',', ';', '\t', '|'];

/** @param head the first lines of the file; the last one may be cut off */
export function dialectOf(head: string): Dialect {
  const declared = /^"?sep=(.)"?\r?\n/i.exec(head);
  if (declared?.[1]) return { delimiter: declared[1], skipLines: 1 };
  let best = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const score = regularity(head, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  if (bestScore === 0 && regularity(head, SPACES) > 0 && allAlike(head)) best = SPACES;
  return { delimiter: best, skipLines: 0 };
}

/** How regular the table is when split so: lines of the most frequent width, times a little for more columns. */
function regularity(head: string, delimiter: string): number {
  const widths = new Map<number, number>();
  const records = recordsOf(head, delimiter);
  for (const width of records) widths.set(width, (widths.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, lines] of widths) {
    if (width > 1) best = Math.max(best, (lines / records.length) * (1 + Math.log2(width) / 10));
  }
  return best;
}

/** Words are separated by spaces too: only where every line has as many is it a table. */
function allAlike(head: string): boolean {
  const widths = recordsOf(head, SPACES);
  return widths.length > 1 && new Set(widths).size === 1 && /\d/.test(head);
}

function recordsOf(head: string, delimiter: string): number[] {
  const parser = recordParser(delimiter);
  const complete = parser.push(head);
  const records = complete.length > 0 ? complete : parser.end();
  return records.slice(0, 100).map((record) => record.cells.length);
}
