/** Maps as lists show them, from their rows alone. */
import type { Kysely } from 'kysely';
import type { MapSummary } from './contract.ts';
import { summedUp } from './document/summed-up.ts';
import { type MapRow, setSummary } from './store.ts';
import { readMapDocument } from './stored-document.ts';

/** @param names of members, by account */
export function summaryOf(row: MapRow, names: ReadonlyMap<string, string>): MapSummary {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind as MapSummary['kind'],
    persona: row.persona,
    owner: row.owner,
    reviewOn: row.review_on,
    objective: row.objective ?? '',
    target: row.target ?? '',
    stages: row.stages,
    cards: row.cards,
    advice: row.advice,
    guesses: row.guesses,
    sequence: row.sequence,
    madeBy: names.get(row.made_by) ?? null,
    madeAt: row.made_at,
    changedBy: names.get(row.changed_by) ?? null,
    changedAt: row.changed_at,
    deletedAt: row.deleted_at,
  };
}

/** A map of before all of it stood in its row gets it now. */
export async function summarised(db: Kysely<unknown>, row: MapRow): Promise<MapRow> {
  if (row.objective !== null) return row;
  const { advice, guesses, objective, target } = summedUp((await readMapDocument(db, row.id)).document);
  const summary = { advice, guesses, objective, target };
  await setSummary(db, row.id, summary);
  return { ...row, ...summary };
}
