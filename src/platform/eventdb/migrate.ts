/** Brings the event engine's tables up to date from `migrations/events`, each file once, in order. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../files/package-root.ts';
import type { EventDb, TableDefinition } from './event-db.ts';
import { int } from './row.ts';
import { count, fromMigration, sql } from './sql.ts';

const VERSIONS: TableDefinition = {
  table: 'schema_versions',
  body: sql`(version UInt32, at UInt32) ENGINE = MergeTree() ORDER BY version`,
  placement: 'first host',
};

export async function migrateEvents(db: EventDb): Promise<void> {
  await db.define(VERSIONS);
  const done = new Set(
    (await db.query(sql`SELECT version FROM schema_versions`, { version: int })).map((row) => row.version),
  );
  const folder = join(packageRoot(), 'migrations', 'events');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  for (const file of files) {
    const version = Number.parseInt(file, 10);
    if (done.has(version)) continue;
    // Steps say IF (NOT) EXISTS, so a file that was interrupted half way is simply run again.
    for (const step of migrationSteps(await readFile(join(folder, file), 'utf8'))) {
      await ('drop' in step ? db.drop(step.drop) : db.define(step));
    }
    await db.run(sql`INSERT INTO schema_versions SELECT toUInt32(${count(version)}), toUInt32(now())`);
  }
}

/** Reads a migration file: each `CREATE TABLE` with the placement comment above it; `DROP TABLE` for tables made from others. */
export function migrationSteps(file: string): (TableDefinition | { readonly drop: string })[] {
  return file
    .split(/;\s*$/m)
    .filter((statement) => statement.trim() !== '')
    .map((statement) => {
      const dropped = /^DROP TABLE ([a-z_]+)$/m.exec(statement)?.[1];
      if (dropped) return { drop: dropped };
      const [, table, body] = /^CREATE TABLE ([a-z_]+) ([\s\S]+)$/m.exec(statement) ?? [];
      if (!table || !body) throw new Error(`Not a migration of the event engine: ${statement.slice(0, 80)}`);
      const shardBy = /^-- shard by (.+)$/m.exec(statement)?.[1];
      return {
        table,
        body: fromMigration(body.trim()),
        placement: shardBy ? { shardBy: fromMigration(shardBy) } : 'first host',
      };
    });
}
