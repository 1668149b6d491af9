/** Reads the tables that others look things up in into a temporary database, and keeps the last answers at hand. */
import { cell, columnFinder } from '../formats/columns.ts';
import type { SideTables } from '../formats/format.ts';
import { formatById } from '../formats/registry.ts';
import type { Row, Table, TableHead } from '../read/table.ts';
import type { PlannedPart } from './plan.ts';
import { WorkDb } from './work-db.ts';

const REMEMBERED = 20_000;

export interface OpenSide {
  readonly tables: SideTables;
  close(): void;
}

const NONE: OpenSide = {
  tables: { has: () => false, rows: () => [], head: () => null },
  close: () => undefined,
};

export async function loadSide(part: PlannedPart, tables: readonly Table[], path: string): Promise<OpenSide> {
  const uses = Object.entries(formatById(part.format)?.roles ?? {}).filter(([, use]) => use.lookup);
  const loaded = uses.flatMap(([role, use]) =>
    tables
      .filter(({ head }) => part.roles[head.id] === role)
      .map((table) => ({ role, table, column: use.lookup ?? '' })),
  );
  if (loaded.length === 0) return NONE;
  const work = new WorkDb(path);
  const heads = new Map<string, TableHead>();
  try {
    for (const { role, table, column } of loaded) {
      // Several files of one role are looked up with the columns of the first.
      if (!heads.has(role)) heads.set(role, table.head);
      const at = columnFinder(table.head)(column);
      for await (const { rows } of table.rows())
        for (const row of rows) if (!row.skip && !row.wrong) work.put(role, cell(row, at), row);
    }
    work.finish();
  } catch (problem) {
    work.close();
    throw problem;
  }
  return { tables: remembering(work, heads), close: () => work.close() };
}

function remembering(work: WorkDb, heads: ReadonlyMap<string, TableHead>): SideTables {
  const kept = new Map<string, readonly Row[]>();
  return {
    has: (role) => heads.has(role),
    head: (role) => heads.get(role) ?? null,
    rows(role, key) {
      if (!heads.has(role) || key === '') return [];
      const slot = `${role}\n${key}`;
      let rows = kept.get(slot);
      if (!rows) {
        rows = work.rows(role, key);
        if (kept.size >= REMEMBERED) kept.clear();
        kept.set(slot, rows);
      }
      return rows;
    },
  };
}
