/** Opens the event engine the settings name and brings its tables up to date. */
import { join } from 'node:path';
import { parseClusterAddress } from './address.ts';
import { openChdb } from './chdb.ts';
import { openClickHouse } from './clickhouse.ts';
import type { EventDb } from './event-db.ts';
import { migrateEvents } from './migrate.ts';

export interface EventsLocation {
  /** FOOTPATH_EVENTS_URL, or null for the embedded engine. */
  readonly url: string | null;
  /** The data folder; the embedded engine keeps its files in `events/` below it. */
  readonly folder: string;
  /** Database of the embedded engine; tests use several in one process. */
  readonly database?: string;
  /** Statements the embedded engine works on at the same time; a server decides for itself. Default 1. */
  readonly atOnce?: number;
}

/** @throws AppError `unavailable` when the server does not answer, `invalid_input` for an address of another shape */
export async function openEvents(location: EventsLocation): Promise<EventDb> {
  const db = location.url
    ? await openClickHouse(parseClusterAddress(location.url))
    : await openChdb(join(location.folder, 'events'), location.database ?? 'footpath', location.atOnce);
  await migrateEvents(db);
  return db;
}
