/** A table of a text file (CSV, TSV and kin, fixed columns) as a stream of rows. */
import { recordParser, type TextRecord } from './delimited.ts';
import { dialectOf } from './delimiter.ts';
import { headerOf } from './header.ts';
import type { Member } from './members.ts';
import { rowCheck } from './row-check.ts';
import { HEAD_ROWS, type Row, type RowBatch, type Table } from './table.ts';
import { type Encoding, textOf } from './text.ts';

/** The head of the file as read so far, to look at before reading it all. */
export interface TextHead {
  readonly text: string;
  readonly encoding: Encoding;
  /** The head is the whole file. */
  readonly whole: boolean;
  /** Packed bytes the head was read from. */
  readonly packed: number;
}

export function textTable(member: Member, head: TextHead): Table | null {
  const dialect = dialectOf(head.text);
  const parser = recordParser(dialect.delimiter);
  const records = parser.push(head.text);
  if (head.whole) records.push(...parser.end());
  if (records.length === 0) return null;
  records.splice(0, dialect.skipLines);
  const header = headerOf(records.slice(0, HEAD_ROWS).map((record) => record.cells));
  const check = rowCheck(header.columns, header.headed);
  const rows = checked(records.slice(header.skip), check);
  if (rows.length === 0 && !header.headed) return null;
  const scale = head.whole ? 1 : Math.max(1, member.packedBytes / Math.max(1, head.packed));
  return {
    packedBytes: member.packedBytes,
    head: {
      id: member.name,
      columns: header.columns,
      headed: header.headed,
      sample: rows.filter((row) => !row.skip && !row.wrong).slice(0, HEAD_ROWS),
      rows: Math.round(rows.length * scale),
      rowsEstimated: !head.whole,
      encoding: head.encoding,
      delimiter: dialect.delimiter,
      plainNumbers: false,
    },
    rows: () => streamed(member, head.encoding, dialect.delimiter, dialect.skipLines + header.skip, check),
  };
}

async function* streamed(
  member: Member,
  encoding: Encoding,
  delimiter: string,
  skip: number,
  check: (record: TextRecord) => Row | null,
): AsyncGenerator<RowBatch> {
  const parser = recordParser(delimiter);
  let packed = 0;
  let left = skip;
  const take = (records: TextRecord[]): RowBatch => {
    const leave = Math.min(left, records.length);
    left -= leave;
    return {
      rows: checked(leave ? records.slice(leave) : records, check),
      share: Math.min(1, packed / member.packedBytes),
    };
  };
  const bytes = member.bytes((read) => {
    packed = read;
  });
  for await (const piece of textOf(bytes, encoding, member.name)) yield take(parser.push(piece));
  yield take(parser.end());
}

function checked(records: readonly TextRecord[], check: (record: TextRecord) => Row | null): Row[] {
  const rows: Row[] = [];
  for (const record of records) {
    const row = check(record);
    if (row) rows.push(row);
  }
  return rows;
}
