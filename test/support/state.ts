/** Runs a suite on SQLite and, where it is installed, on PostgreSQL; every `open` gives a new, empty database. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, inject, onTestFinished } from 'vitest';
import { openState } from '../../src/platform/statedb/open-state.ts';
import type { State } from '../../src/platform/statedb/state.ts';
import { addressOf, MIGRATED } from './postgres.ts';

/** Opens a new, empty, migrated database; closed and removed after the test that opened it. */
export type OpenState = () => Promise<State>;

/** To make the tables anew takes longer than most tests: they are made once for each process. */
let migrated: Promise<string> | null = null;
/** Databases of this suite, taken away after it. */
const made: { readonly url: string; readonly name: string }[] = [];

afterAll(async () => {
  if (migrated) await rm(await migrated, { recursive: true, force: true });
  for (const { url, name } of made) await asked(url, `DROP DATABASE ${name} WITH (FORCE)`);
});

/** An empty folder, for whoever removes it. */
export function newStateFolder(): string {
  return mkdtempSync(join(tmpdir(), 'footpath-state-'));
}

/** A folder with a new, empty, migrated database, for whoever removes it. */
export async function migratedStateFolder(): Promise<string> {
  migrated ??= (async () => {
    const folder = newStateFolder();
    await (await openState({ url: null, folder })).close();
    return folder;
  })();
  const folder = newStateFolder();
  await copyFile(join(await migrated, 'state.db'), join(folder, 'state.db'));
  return folder;
}

/** A PostgreSQL address with a new database of its own, as a copy of the one that was migrated when the server started. */
export async function newPostgres(url: string, copyOf: string = MIGRATED): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asked(url, `CREATE DATABASE ${name} TEMPLATE ${copyOf}`);
  made.push({ url, name });
  return addressOf(url, name);
}

async function asked(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export function describeOnEachState(name: string, suite: (open: OpenState) => void): void {
  const opened = (state: State): State => {
    let closed = false;
    const close = async () => {
      if (!closed) await state.close();
      closed = true;
    };
    // After the test's own hooks, which may still need the database.
    onTestFinished(close);
    return { ...state, close };
  };
  describe(`${name} (SQLite)`, () =>
    suite(async () => {
      const folder = await migratedStateFolder();
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      return opened(await openState({ url: null, folder }));
    }));
  const postgres = inject('postgresUrl');
  describe.skipIf(postgres === null)(`${name} (PostgreSQL)`, () =>
    suite(async () => opened(await openState({ url: await newPostgres(postgres ?? ''), folder: '' }))),
  );
}
