/** JSON and NDJSON records as a table: nested objects become columns such as `customer.email`. */
import { itemScanner, type JsonShape } from './json-items.ts';
import type { Member } from './members.ts';
import { unreadable } from './refusal.ts';
import { HEAD_ROWS, type Row, type RowBatch, type Table } from './table.ts';
import { MAX_LINE_BYTES, textOf } from './text.ts';
import type { TextHead } from './text-table.ts';

const MAX_DEPTH = 4;
const MAX_COLUMNS = 500;

/** Reads the whole file once: a field that only late records have is a column like the others. Null where there is no record. */
export async function jsonTable(member: Member, head: TextHead, shape: JsonShape): Promise<Table | null> {
  const columns = new Map<string, number>();
  const beyond = new Set<string>();
  const sampled: string[] = [];
  let rows = 0;
  for await (const { items } of records(member, head, shape)) {
    for (const item of items) {
      rows++;
      if (sampled.length < HEAD_ROWS) sampled.push(item);
      for (const key in flat(item) ?? {}) {
        if (columns.has(key)) continue;
        if (columns.size < MAX_COLUMNS) columns.set(key, columns.size);
        else if (beyond.size < MAX_COLUMNS) beyond.add(key);
      }
    }
  }
  if (columns.size === 0) return null;
  const sample = sampled.map((item, index) => rowOf(item, index + 1, columns));
  return {
    packedBytes: member.packedBytes,
    head: {
      id: member.name,
      columns: [...columns.keys()],
      headed: true,
      sample: sample.filter((row) => !row.wrong),
      rows,
      rowsEstimated: false,
      encoding: head.encoding,
      delimiter: null,
      plainNumbers: true,
      ...(beyond.size > 0 ? { note: tooManyFields(member.name, [...beyond]) } : {}),
    },
    rows: () => streamed(member, head, shape, columns),
  };
}

function tooManyFields(name: string, beyond: readonly string[]): string {
  const some = beyond.slice(0, 5).join(', ');
  return `${name} has more than ${MAX_COLUMNS} different fields; those that come after are left out: ${some}${beyond.length > 5 ? ' and others' : ''}.`;
}

async function* streamed(
  member: Member,
  head: TextHead,
  shape: JsonShape,
  columns: ReadonlyMap<string, number>,
): AsyncGenerator<RowBatch> {
  let line = 0;
  for await (const { items, share } of records(member, head, shape))
    yield { rows: items.map((item) => rowOf(item, ++line, columns)), share };
}

/** The JSON texts of all records, in pieces, with the share of the file read so far. */
async function* records(
  member: Member,
  head: TextHead,
  shape: JsonShape,
): AsyncGenerator<{ items: readonly string[]; share: number }> {
  const scanner = itemScanner(shape);
  let packed = 0;
  const share = () => Math.min(1, packed / member.packedBytes);
  const bytes = member.bytes((read) => {
    packed = read;
  });
  for await (const piece of textOf(bytes, head.encoding, member.name)) {
    yield { items: scanner.push(piece), share: share() };
    if (scanner.pending() > MAX_LINE_BYTES) throw endless(member.name);
  }
  yield { items: scanner.end(), share: share() };
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
