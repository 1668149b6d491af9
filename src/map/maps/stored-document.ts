/** What is on a map: the snapshot in its row with the operations that came since. */
import type { Kysely } from 'kysely';
import { DOCUMENT_VERSION, type MapDocument } from './document/document.ts';
import { applyAll } from './document/operation.ts';
import { readDocument } from './document/upgrade.ts';
import { readOperations } from './operation-log.ts';
import type { MapTables } from './store.ts';

/** The document as of the last operation; give it the transaction that holds the map where it must not change meanwhile. */
export async function readMapDocument(
  state: Kysely<unknown>,
  id: string,
): Promise<{ document: MapDocument; sequence: number }> {
  const { snapshot, snapshot_sequence } = await state
    .withTables<MapTables>()
    .selectFrom('maps')
    .select(['snapshot', 'snapshot_sequence'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const later = await readOperations(state, id, snapshot_sequence);
  const operations = later.map(({ operation }) => operation);
  return {
    document: applyAll(storedDocument(snapshot), operations),
    sequence: later.at(-1)?.sequence ?? snapshot_sequence,
  };
}

/** A document as this program wrote it; one of before is brought up to date. */
export function storedDocument(text: string): MapDocument {
  const raw = JSON.parse(text) as MapDocument;
  if (raw.version === DOCUMENT_VERSION) return raw;
  const { document, problem } = readDocument(raw);
  if (!document) throw new Error(`A stored map cannot be read: ${problem}.`);
  return document;
}
