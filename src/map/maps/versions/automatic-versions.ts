/** Keeps a version of a map before an edit that begins a new sitting, and now and then within a long one. */
import type { Kysely } from 'kysely';
import type { NewId } from '../../../platform/clock/clock.ts';
import type { MapDocument } from '../document/document.ts';
import { seen } from '../document/seen.ts';
import { type MapRow, setVersionSequence } from '../store.ts';
import { insertVersion, thinVersions, type VersionRow } from './version-store.ts';

/** After so long without an edit, the next one begins a new sitting. */
const PAUSE_MS = 10 * 60_000;
/** Within one sitting, a version at least so often. */
const EVERY_OPERATIONS = 500;
const MOST_AUTOMATIC = 100;

/**
 * In the transaction of the edit, before it.
 * @param always also in the middle of a sitting, as before a version is brought back
 */
export async function keepBeforeEdit(
  transaction: Kysely<unknown>,
  row: MapRow,
  document: MapDocument,
  { at, newId, always }: { at: number; newId: NewId; always: boolean },
): Promise<void> {
  const since = row.sequence - row.version_sequence;
  const due = always || at - row.changed_at >= PAUSE_MS || since >= EVERY_OPERATIONS;
  if (since === 0 || !due) return;
  const made = { id: newId('ver'), name: null, by: row.changed_by, at: row.changed_at };
  await keepVersion(transaction, row, document, made);
  await thinVersions(transaction, row.id, MOST_AUTOMATIC);
}

/** Keeps what is seen now. In the transaction that holds the map. */
export async function keepVersion(
  transaction: Kysely<unknown>,
  row: MapRow,
  document: MapDocument,
  { id, name, by, at }: { id: string; name: string | null; by: string; at: number },
): Promise<VersionRow> {
  const { sequence } = row;
  const version: VersionRow = { id, map: row.id, sequence, name, made_by: by, made_at: at };
  await insertVersion(transaction, version, seen(document));
  await setVersionSequence(transaction, row.id, sequence);
  return version;
}
