/** Finds columns by name, never by position, and reads their cells. */
import type { Row, TableHead } from '../read/table.ts';
import type { Recognition } from './format.ts';

/** Names compare without case, spaces, dots and underscores. */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_.]+/g, ' ')
    .trim();
}

/** Index of the first of the names that the table has, or -1. */
export function columnFinder(head: TableHead): (...names: string[]) => number {
  const places = new Map<string, number>();
  head.columns.forEach((column, index) => {
    const key = nameKey(column);
    if (!places.has(key)) places.set(key, index);
  });
  return (...names) => {
    for (const name of names) {
      const place = places.get(nameKey(name));
      if (place !== undefined) return place;
    }
    return -1;
  };
}

/** The cell without blanks around it; empty where there is none. An apostrophe that kept a spreadsheet off is dropped. */
export function cell(row: Row | undefined, column: number): string {
  // Most fields of a mapping have no column; asking an array for index -1 is slow.
  const raw = column < 0 ? undefined : row?.cells[column];
  if (raw === undefined || raw === '') return '';
  const text = raw.trim();
  return text.charCodeAt(0) === 39 && /^'[\d+=@-]/.test(text) ? text.slice(1) : text;
}

/** Recognises one table by its columns: all of `needed`, the more of `usual` the surer. */
export function byColumns(
  tables: readonly TableHead[],
  role: string,
  needed: readonly string[],
  usual: readonly string[] = [],
): Recognition | null {
  const roles: Record<string, string> = {};
  let score = 0;
  for (const head of tables) {
    const own = columnScore(head, needed, usual);
    if (own === 0) continue;
    roles[head.id] = role;
    score = Math.max(score, own);
  }
  return score > 0 ? { score, roles } : null;
}

export function columnScore(
  head: TableHead,
  needed: readonly string[],
  usual: readonly string[] = [],
): number {
  const has = new Set(head.columns.map(nameKey));
  if (!head.headed || !needed.every((name) => has.has(nameKey(name)))) return 0;
  const found = usual.filter((name) => has.has(nameKey(name))).length;
  return 0.75 + (usual.length === 0 ? 0.15 : (0.25 * found) / usual.length);
}

/** Where each of a format's columns stands in this table; -1 for those it lacks. */
export function columnsAt<Key extends string>(
  head: TableHead,
  names: Readonly<Record<Key, readonly string[]>>,
): Readonly<Record<Key, number>> {
  const column = columnFinder(head);
  const at = {} as Record<Key, number>;
  for (const key in names) at[key] = column(...names[key]);
  return at;
}
