/**
 * Puts the rows of a table together to records: one row each, or all lines of an order. Lines that follow one another are
 * put together as they stream; where a first reading shows that an order's lines lie scattered, they are sorted in a
 * temporary database. Either way memory does not grow with the file.
 */

import type { RoleUse } from '../formats/format.ts';
import type { Mapping } from '../mapping.ts';
import type { Row, Table } from '../read/table.ts';
import { Fingerprints } from './fingerprints.ts';
import type { WorkDb } from './work-db.ts';

/** Rows that make one record; a row that is no data or unreadable stands alone. */
export type ImportRecord = readonly Row[];

export interface RecordBatch {
  readonly records: readonly ImportRecord[];
  /** Share of the table read so far, 0 to 1. */
  readonly share: number;
}

/** An order of more lines than this is a column mistaken for an order number. */
const MOST_LINES = 10_000;
const PAGE_RECORDS = 1_000;

type KeyOf = (row: Row) => string | null;

/**
 * @param openWork makes the temporary database when it is needed
 * @param limit rows after which reading ends, for a preview
 */
export async function* recordsOf(
  table: Table,
  use: NonNullable<RoleUse['main']>,
  mapping: Mapping | undefined,
  openWork: () => WorkDb,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<RecordBatch> {
  const key = use.key?.(table.head, mapping) ?? null;
  if (!key) {
    for await (const { rows, share } of limited(table, limit))
      yield { records: rows.map((row) => [row]), share };
  } else if (use.scattered && (await liesScattered(table, key, limit))) {
    yield* sorted(table, key, openWork(), limit);
  } else {
    yield* adjacent(table, key, limit);
  }
}

async function* limited(
  table: Table,
  limit: number,
): AsyncGenerator<{ rows: readonly Row[]; share: number }> {
  let left = limit;
  let before = 0;
  for await (const batch of table.rows()) {
    if (batch.rows.length > left) {
      const share = before + ((batch.share - before) * left) / batch.rows.length;
      yield { rows: batch.rows.slice(0, left), share };
      return;
    }
    left -= batch.rows.length;
    before = batch.share;
    yield batch;
  }
}

async function* adjacent(table: Table, key: KeyOf, limit: number): AsyncGenerator<RecordBatch> {
  let open: Row[] = [];
  let openKey: string | null = null;
  let read = 0;
  for await (const { rows, share } of limited(table, limit)) {
    const records: ImportRecord[] = [];
    for (const row of rows) {
      const own = row.skip || row.wrong ? null : key(row);
      if (own !== null && own === openKey && open.length < MOST_LINES) {
        open.push(row);
        continue;
      }
      if (open.length > 0) records.push(open);
      open = [row];
      openKey = own;
    }
    read = share;
    yield { records, share };
  }
  if (open.length > 0) yield { records: [open], share: read };
}

/** Whether a key comes again after another has come in between. */
async function liesScattered(table: Table, key: KeyOf, limit: number): Promise<boolean> {
  const seen = new Fingerprints();
  let last: string | null = null;
  for await (const { rows } of limited(table, limit)) {
    for (const row of rows) {
      const own = row.skip || row.wrong ? null : key(row);
      if (own === null || own === last) continue;
      if (seen.add(own) > 0) return true;
      last = own;
    }
  }
  return false;
}

async function* sorted(table: Table, key: KeyOf, work: WorkDb, limit: number): AsyncGenerator<RecordBatch> {
  let read = 0;
  try {
    for await (const { rows, share } of limited(table, limit)) {
      read = share;
      const alone: ImportRecord[] = [];
      for (const row of rows) {
        const own = row.skip || row.wrong ? null : key(row);
        if (own === null) alone.push([row]);
        else work.put('rows', own, row);
      }
      yield { records: alone, share: share * 0.3 };
    }
    work.finish();
    yield* regrouped(work, read);
  } finally {
    work.close();
  }
}

function* regrouped(work: WorkDb, read: number): Generator<RecordBatch> {
  let open: Row[] = [];
  let openKey: string | null = null;
  let done = 0;
  let records: ImportRecord[] = [];
  for (const page of work.ordered('rows')) {
    for (const { key, row } of page) {
      if (key === openKey && open.length < MOST_LINES) {
        open.push(row);
        continue;
      }
      if (open.length > 0) records.push(open);
      open = [row];
      openKey = key;
    }
    done += page.length;
    if (records.length >= PAGE_RECORDS) {
      yield { records, share: read * (0.3 + 0.7 * (done / work.size)) };
      records = [];
    }
  }
  if (open.length > 0) records.push(open);
  yield { records, share: read };
}
