/** Files for tests of readers: written to a temporary folder, opened as uploads. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTables } from '../../src/gather/imports/read/open-tables.ts';
import type { Row, Table } from '../../src/gather/imports/read/table.ts';

export class TestFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'footpath-files-'));

  path(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** The tables of these files, and the refusals of those that are none. */
  async open(files: Readonly<Record<string, string | Uint8Array>>) {
    return openTables(
      Object.entries(files).map(([name, content]) => ({ name, path: this.path(name, content) })),
    );
  }

  /** The only table of one file. */
  async table(name: string, content: string | Uint8Array): Promise<Table> {
    const { tables, left } = await this.open({ [name]: content });
    const [table] = tables;
    if (!table) throw left[0] ?? new Error('no table');
    return table;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function allRows(table: Table): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.rows()) rows.push(...batch.rows);
  return rows;
}

export async function allCells(table: Table): Promise<(readonly string[])[]> {
  return (await allRows(table)).filter(({ skip, wrong }) => !skip && !wrong).map(({ cells }) => cells);
}
