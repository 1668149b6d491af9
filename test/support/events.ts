/** Runs a suite on the embedded engine and, where it is installed, on a ClickHouse cluster of two shards. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'chdb';
import { afterAll, describe, inject } from 'vitest';
import type { EventDb } from '../../src/platform/eventdb/event-db.ts';
import { openEvents } from '../../src/platform/eventdb/open-events.ts';

/** Opens a new, empty event database; each call gives another one. */
export type OpenEvents = () => Promise<EventDb>;

/** One engine folder per test process: the embedded engine binds a process to one. */
let folder: string | null = null;
/** The engine goes down with its last session, and to bring it up again takes longer than most tests. */
let keeper: Session | null = null;

afterAll(async () => {
  keeper?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

function engineFolder(): string {
  folder ??= mkdtempSync(join(tmpdir(), 'footpath-events-'));
  return folder;
}

export function newDatabaseName(): string {
  return `test_${randomBytes(6).toString('hex')}`;
}

/** The embedded engine in a database of its own. */
export async function openEmbedded(): Promise<EventDb> {
  keeper ??= new (await import('chdb')).Session(join(engineFolder(), 'events'));
  return openEvents({ url: null, folder: engineFolder(), database: newDatabaseName(), atOnce: 3 });
}

export function describeOnEachEventDb(name: string, suite: (open: OpenEvents) => void): void {
  describe(`${name} (embedded)`, () => suite(openEmbedded));
  const cluster = inject('clickhouseUrl');
  describe.skipIf(cluster === null)(`${name} (cluster)`, () => {
    suite(() => openEvents({ url: (cluster ?? '').replace('DATABASE', newDatabaseName()), folder: '' }));
  });
}
