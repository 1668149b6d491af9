/** Runs a suite on the embedded engine and, where it is installed, on a ClickHouse cluster of two shards. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import type { EventDb } from '../../src/platform/eventdb/event-db.ts';
import { openEvents } from '../../src/platform/eventdb/open-events.ts';

/** Opens a new, empty event database; each call gives another one. */
export type OpenEvents = () => Promise<EventDb>;

/** One engine folder per test process: the embedded engine binds a process to one. */
let folder: string | null = null;

function engineFolder(): string {
  folder ??= mkdtempSync(join(tmpdir(), 'footpath-events-'));
  return folder;
}

export function newDatabaseName(): string {
  return `test_${randomBytes(6).toString('hex')}`;
}

/** The embedded engine in a database of its own. */
export function openEmbedded(): Promise<EventDb> {
  return openEvents({ url: null, folder: engineFolder(), database: newDatabaseName(), atOnce: 3 });
}

export function describeOnEachEventDb(name: string, suite: (open: OpenEvents) => void): void {
  afterAll(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  describe(`${name} (embedded)`, () => suite(openEmbedded));
  const cluster = inject('clickhouseUrl');
  describe.skipIf(cluster === null)(`${name} (cluster)`, () => {
    suite(() => openEvents({ url: (cluster ?? '').replace('DATABASE', newDatabaseName()), folder: '' }));
  });
}
