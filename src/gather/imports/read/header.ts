/** Finds the header of a table among its first records: behind `#` lines and titles, or nowhere. Names columns uniquely. */

export interface FoundHeader {
  readonly columns: readonly string[];
  readonly headed: boolean;
  /** How many records to leave out before the data begins. */
  readonly skip: number;
}

/** @param records the cells of the first records, at least two where the table has them */
export function headerOf(records: readonly (readonly string[])[]): FoundHeader {
  const width = usualWidth(records);
  let at = records.findIndex((cells) => isFullWidth(cells, width));
  if (at < 0) at = 0;
  const first = records[at] ?? [];
  const headed = !looksLikeData(first, records.slice(at + 1, at + 30));
  const named = headed ? first : [];
  const total = Math.max(width, lastFilled(first) + 1);
  return { columns: uniqueNames(named, total), headed, skip: headed ? at + 1 : at };
}

/** The width most records have; of two equally frequent the larger. */
function usualWidth(records: readonly (readonly string[])[]): number {
  const seen = new Map<number, number>();
  for (const cells of records) seen.set(cells.length, (seen.get(cells.length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [candidate, count] of seen) {
    if (count > most || (count === most && candidate > width)) {
      width = candidate;
      most = count;
    }
  }
  return width;
}

/** Titles and `#` lines before a table are short; a header fills most of its cells. */
function isFullWidth(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  if (width > 1 && /^#./.test(cells[0]?.trim() ?? '') && filled < width) return false;
  return cells.length >= width - 1 && filled >= Math.min(width, Math.max(2, Math.ceil(width * 0.5)));
}

const KINDS: readonly [string, RegExp][] = [
  ['mail', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['date', /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$/],
  ['number', /^[-+(]?[$€£]?\s?\d[\d.,\s]*\)?$/],
];

function kindOf(cell: string): string | null {
  const text = cell.trim();
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** A first record is data when it holds mails, dates or numbers where the records below hold the same. */
function looksLikeData(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  return first.some((cell, column) => {
    const kind = kindOf(cell);
    if (!kind) return false;
    const alike = below.filter((cells) => kindOf(cells[column] ?? '') === kind).length;
    return alike >= Math.max(1, below.length * 0.5) || below.length === 0;
  });
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}

function uniqueNames(cells: readonly string[], width: number): string[] {
  const used = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name =
      (cells[index] ?? '')
        .replace(/^\ufeff/, '')
        .replace(/\s+/g, ' ')
        .trim() || `column ${index + 1}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
