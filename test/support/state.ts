/** Runs a suite on SQLite and, where it is installed, on PostgreSQL; every `open` gives a new, empty database. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, inject, onTestFinished } from 'vitest';
import { openState } from '../../src/platform/statedb/open-state.ts';
import type { State } from '../../src/platform/statedb/state.ts';

/** Opens a new, empty, migrated database; closed and removed after the test that opened it. */
export type OpenState = () => Promise<State>;

/** A folder that is removed by `cleanUp`. */
export function newStateFolder(): string {
  return mkdtempSync(join(tmpdir(), 'footpath-state-'));
}

/** A PostgreSQL address with a new schema of its own, for tests that open the same database twice. */
export async function newPostgresSchema(url: string): Promise<string> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.end();
  return `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
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
      const folder = newStateFolder();
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      return opened(await openState({ url: null, folder }));
    }));
  const postgres = inject('postgresUrl');
  describe.skipIf(postgres === null)(`${name} (PostgreSQL)`, () =>
    suite(async () => opened(await openState({ url: await newPostgresSchema(postgres ?? ''), folder: '' }))),
  );
}
