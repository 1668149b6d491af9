import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { describeOnEachState, newPostgres, newStateFolder } from '../../../test/support/state.ts';
import { migrateState, statementsOf } from './migrate.ts';
import { openState } from './open-state.ts';

interface Thing {
  id: string;
  n: number | null;
  big: number | null;
  bytes: Buffer | null;
  label: string | null;
}

async function things(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres') {
  const [create = ''] = statementsOf(
    'CREATE TABLE things (id TEXT PRIMARY KEY, n INTEGER, big $bigint, bytes $blob, label TEXT);\n',
    dialect,
  );
  await sql.raw(create).execute(db);
  return db.withTables<{ things: Thing }>();
}

describeOnEachState('state database', (open) => {
  it('gives back what was put in', async () => {
    const state = await open();
    const db = await things(state.db, state.dialect);
    const row: Thing = {
      id: `it's "one"; DROP TABLE things; -- ${'é漢🥖'}`,
      n: 7,
      big: Number.MAX_SAFE_INTEGER,
      bytes: Buffer.from([0, 1, 255]),
      label: null,
    };
    await db.insertInto('things').values(row).execute();
    expect(await db.selectFrom('things').selectAll().executeTakeFirst()).toEqual(row);
  });

  it('keeps text that a database cannot hold in the nearest form it can', async () => {
    const state = await open();
    const db = await things(state.db, state.dialect);
    await db
      .insertInto('things')
      .values({ id: 'a\u0000b\ud800', n: null, big: null, bytes: null, label: '' })
      .execute();
    expect(await db.selectFrom('things').select(['id', 'label']).executeTakeFirst()).toEqual({
      id: 'a\ufffdb\ufffd',
      label: '',
    });
  });

  it('takes whole numbers as integers and booleans as 0 and 1', async () => {
    const state = await open();
    const db = await things(state.db, state.dialect);
    const yes = true as unknown as number;
    await db.insertInto('things').values({ id: '1', n: yes, big: 5, bytes: null, label: null }).execute();
    const { rows } = await sql<{ n: number; half: number; total: number; many: number }>`
      SELECT n, big / CAST(${2} AS INTEGER) AS half, sum(big) AS total, count(*) AS many FROM things GROUP BY n, big`.execute(
      db,
    );
    expect(rows).toEqual([{ n: 1, half: 2, total: 5, many: 1 }]);
  });

  it('refuses objects, which would be stored differently by each database', async () => {
    const state = await open();
    const db = await things(state.db, state.dialect);
    const label = { a: 1 } as unknown as string;
    await expect(
      db.insertInto('things').values({ id: '1', n: 1, big: 1, bytes: null, label }).execute(),
    ).rejects.toThrow(TypeError);
  });

  it('says how many rows a change touched', async () => {
    const state = await open();
    const db = await things(state.db, state.dialect);
    for (const id of ['a', 'b']) {
      await db.insertInto('things').values({ id, n: 1, big: 1, bytes: null, label: null }).execute();
    }
    const [updated] = await db.updateTable('things').set({ n: 2 }).execute();
    expect(Number(updated?.numUpdatedRows)).toBe(2);
  });

  it('takes everything back when a transaction fails', async () => {
    const state = await open();
    const db = await things(state.db, state.dialect);
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('things').values({ id: 'a', n: 1, big: 1, bytes: null, label: null }).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.selectFrom('things').selectAll().execute()).toEqual([]);
  });
});

describe('migrations', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  const places: [string, () => Promise<{ url: string | null; folder: string }>][] = [
    [
      'SQLite',
      async () => {
        const folder = newStateFolder();
        folders.push(folder);
        return { url: null, folder };
      },
    ],
  ];
  const postgres = inject('postgresUrl');
  if (postgres)
    places.push(['PostgreSQL', async () => ({ url: await newPostgres(postgres, 'template1'), folder: '' })]);

  async function migrations(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'footpath-migrations-'));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return folder;
  }

  it.each(places)('run once, also when several processes start together (%s)', async (_, place) => {
    const where = await place();
    const opened = await Promise.all([openState(where), openState(where), openState(where)]);
    const [first] = opened;
    expect(await migrateState(first!.db, first!.dialect, 1)).toEqual([]);
    for (const state of opened) await state.close();
  });

  it.each(places)('leave nothing behind when one fails (%s)', async (_, place) => {
    const state = await openState(await place());
    const folder = await migrations({
      '9000-broken.sql': 'CREATE TABLE half (id TEXT);\nCREATE TABLE half (id TEXT);\n',
    });
    const known = state.db.withTables<{ migrations: { name: string } }>();
    await known.deleteFrom('migrations').execute();
    await expect(migrateState(state.db, state.dialect, 1, folder)).rejects.toThrow();
    await expect(sql`SELECT * FROM half`.execute(state.db)).rejects.toThrow();
    await state.close();
  });

  it.each(places)('refuse data of a newer program and a changed past (%s)', async (_, place) => {
    const state = await openState(await place());
    const known = state.db.withTables<{ migrations: { name: string; checksum: string; ran_at: number } }>();
    await known.deleteFrom('migrations').execute();
    const folder = await migrations({ '9000-a.sql': '-- Why.\nCREATE TABLE a (id TEXT);\n' });
    expect(await migrateState(state.db, state.dialect, 1, folder)).toEqual(['9000-a.sql']);
    const changed = await migrations({ '9000-a.sql': 'CREATE TABLE b (id TEXT);\n' });
    await expect(migrateState(state.db, state.dialect, 1, changed)).rejects.toThrow('was changed after');
    const older = await migrations({});
    await expect(migrateState(state.db, state.dialect, 1, older)).rejects.toMatchObject({
      code: 'newer_data',
    });
    await state.close();
  });
});
