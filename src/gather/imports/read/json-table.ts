/** JSON and NDJSON records as a table: nested objects become columns such as `customer.email`. */
import { itemScanner, type JsonShape } from './json-items.ts';
import type { Member } from './members.ts';
import { unreadable } from './refusal.ts';
import { HEAD_ROWS, type Row, type RowBatch, type Table } from './table.ts';
import { MAX_LINE_BYTES, textOf } from './text.ts';
import type { TextHead } from './text-table.ts';

const MAX_DEPTH = 4;
const MAX_COLUMNS = 500;

export function jsonTable(member: Member, head: TextHead, shape: JsonShape): Table | null {
  const scanner = itemScanner(shape);
  const items = scanner.push(head.text);
  if (head.whole) items.push(...scanner.end());
  const columns = new Map<string, number>();
  for (const item of items.slice(0, 1000)) {
    for (const key of Object.keys(flat(item) ?? {}))
      if (columns.size < MAX_COLUMNS) columns.set(key, columns.get(key) ?? columns.size);
  }
  if (columns.size === 0) return null;
  const sample = items.slice(0, HEAD_ROWS).map((item, index) => rowOf(item, index + 1, columns));
  const scale = head.whole ? 1 : Math.max(1, member.packedBytes / Math.max(1, head.packed));
  return {
    packedBytes: member.packedBytes,
    head: {
      id: member.name,
      columns: [...columns.keys()],
      headed: true,
      sample: sample.filter((row) => !row.wrong),
      rows: Math.round(items.length * scale),
      rowsEstimated: !head.whole,
      encoding: head.encoding,
      delimiter: null,
      plainNumbers: true,
    },
    rows: () => streamed(member, head, shape, columns),
  };
}

async function* streamed(
  member: Member,
  head: TextHead,
  shape: JsonShape,
  columns: ReadonlyMap<string, number>,
): AsyncGenerator<RowBatch> {
  const scanner = itemScanner(shape);
  let packed = 0;
  let line = 0;
  const take = (items: readonly string[]): RowBatch => ({
    rows: items.map((item) => rowOf(item, ++line, columns)),
    share: Math.min(1, packed / member.packedBytes),
  });
  const bytes = member.bytes((read) => {
    packed = read;
  });
  for await (const piece of textOf(bytes, head.encoding, member.name)) {
    yield take(scanner.push(piece));
    if (scanner.pending() > MAX_LINE_BYTES) throw endless(member.name);
  }
  yield take(scanner.end());
}

function rowOf(item: string, line: number, columns: ReadonlyMap<string, number>): Row {
  const values = flat(item);
  if (!values) return { line, cells: [item.slice(0, 1000)], wrong: 'this is not valid JSON' };
  const cells = new Array<string>(columns.size).fill('');
  for (const key in values) {
    const column = columns.get(key);
    if (column !== undefined) cells[column] = values[key] ?? '';
  }
  return { line, cells };
}

/** The record's values by path, or null where it is not a JSON object. */
function flat(item: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(item);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const into: Record<string, string> = {};
    spread(value as Record<string, unknown>, '', 0, into);
    return into;
  } catch {
    return null;
  }
}

function spread(
  value: Record<string, unknown>,
  prefix: string,
  depth: number,
  into: Record<string, string>,
): void {
  for (const [key, part] of Object.entries(value)) {
    const path = prefix + key;
    if (part === null || part === undefined) continue;
    if (typeof part === 'object' && !Array.isArray(part) && depth < MAX_DEPTH) {
      spread(part as Record<string, unknown>, `${path}.`, depth + 1, into);
    } else into[path] = typeof part === 'object' ? JSON.stringify(part) : String(part);
  }
}

function endless(name: string) {
  return unreadable(
    name,
    'it has a record without end',
    'Check that the JSON is complete and holds a list of records.',
  );
}
