/** Runs a suite on both pairs of databases: the embedded pair, and PostgreSQL with the ClickHouse cluster where installed. */
import { rm } from 'node:fs/promises';
import { describe, inject } from 'vitest';
import type { EventDb } from '../../src/platform/eventdb/event-db.ts';
import { openEvents } from '../../src/platform/eventdb/open-events.ts';
import { openState } from '../../src/platform/statedb/open-state.ts';
import type { State } from '../../src/platform/statedb/state.ts';
import { newDatabaseName, openEmbedded } from './events.ts';
import { migratedStateFolder, newPostgres } from './state.ts';

export interface Backends {
  readonly state: State;
  readonly events: EventDb;
  close(): Promise<void>;
}

export type OpenBackends = () => Promise<Backends>;

export function describeOnEachBackend(name: string, suite: (open: OpenBackends) => void): void {
  describe(`${name} (embedded)`, () => suite(openEmbeddedBackends));
  const postgres = inject('postgresUrl');
  const cluster = inject('clickhouseUrl');
  describe.skipIf(postgres === null || cluster === null)(`${name} (PostgreSQL and cluster)`, () =>
    suite(async () => {
      const state = await openState({ url: await newPostgres(postgres ?? ''), folder: '' });
      const events = await openEvents({
        url: (cluster ?? '').replace('DATABASE', newDatabaseName()),
        folder: '',
      });
      return { state, events, close: async () => void (await Promise.all([state.close(), events.close()])) };
    }),
  );
}

/** SQLite in a folder of its own and the embedded engine in a database of its own. */
export async function openEmbeddedBackends(): Promise<Backends> {
  const folder = await migratedStateFolder();
  const state = await openState({ url: null, folder });
  const events = await openEmbedded();
  const close = async () => {
    await Promise.all([state.close(), events.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  return { state, events, close };
}
