/**
 * Short numbers for the words touches are filtered by, so that journeys carry two bytes instead of a text. A word keeps its
 * number while it occurs. Beyond the most a dimension may have, words share the number of "other".
 */
import type { Kysely } from 'kysely';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { str } from '../../platform/eventdb/row.ts';
import {
  count,
  ident,
  int64,
  join,
  type Sql,
  sql,
  text,
  texts,
  uint16,
  uint32,
} from '../../platform/eventdb/sql.ts';

export const dimensions = ['name', 'device', 'campaign', 'page'] as const;
export type Dimension = (typeof dimensions)[number];

/** The words of one dimension that have a number of their own; the empty word is 0. */
export interface Labels {
  /** Undefined for a word that never occurred, or has no number of its own. */
  codeOf(dimension: Dimension, value: string): number | undefined;
  /** Undefined for "other". */
  valueOf(dimension: Dimension, code: number): string | undefined;
  values(dimension: Dimension): readonly string[];
  /** Whether each word has a number of its own: then counts by number are exact counts by word. */
  complete(dimension: Dimension): boolean;
}

/** What a touch carries whose word has no number of its own. */
export const OTHER = 65_535;
const MOST_LABELS = 2000;
const MOST_ATTEMPTS = 5;

type LabelTables = {
  journey_labels: { workspace: string; dimension: string; code: number; value: string };
};

type Known = ReadonlyMap<Dimension, ReadonlyMap<string, number>>;

export async function readLabels(state: Kysely<unknown>, workspace: string): Promise<Labels> {
  return labelsOf(await readKnown(state, workspace));
}

/**
 * Gives numbers to the words that came in batches after `since`, most frequent first.
 * @returns all labels there are now
 */
export async function learnLabels(
  parts: { readonly state: Kysely<unknown>; readonly events: EventDb },
  workspace: { readonly id: string; readonly number: number },
  since: number,
): Promise<Labels> {
  const known = await readKnown(parts.state, workspace.id);
  const open = dimensions.filter((dimension) => (known.get(dimension)?.size ?? 0) < MOST_LABELS);
  if (open.length === 0) return labelsOf(known);
  const newest = open.map((dimension) => wordsSince(workspace.number, dimension, since, known));
  const words = await parts.events.query(join(newest, sql` UNION ALL `), { dimension: str, word: str });
  let now = known;
  let missing = words;
  // Another process may have given out the same numbers meanwhile; then those words get the next ones.
  for (let attempt = 0; attempt < MOST_ATTEMPTS && missing.length > 0; attempt++) {
    for (const dimension of open) {
      const fresh = missing.filter((row) => row.dimension === dimension).map((row) => row.word);
      if (fresh.length > 0) await addLabels(parts.state, workspace.id, dimension, fresh);
    }
    now = await readKnown(parts.state, workspace.id);
    missing = missing.filter((row) => !has(now, row));
  }
  if (missing.length > 0) throw new Error(`No number could be given to ${missing.length} words.`);
  return labelsOf(now);
}

function has(known: Known, { dimension, word }: { dimension: string; word: string }): boolean {
  return dimensions.some((each) => each === dimension && known.get(each)?.has(word));
}

/**
 * Forgets words that no event has any more, so that what was undone or erased leaves no trace.
 * @returns whether a dimension that was full has room now: then touches that carry "other" may get numbers of their own, and rows
 * must be made anew
 */
export async function forgetUnused(
  parts: { readonly state: Kysely<unknown>; readonly events: EventDb },
  workspace: { readonly id: string; readonly number: number },
): Promise<boolean> {
  const known = await readKnown(parts.state, workspace.id);
  let room = false;
  for (const dimension of dimensions) {
    const present = await parts.events.query(
      sql`SELECT ${ident(dimension)} AS word FROM events WHERE workspace = ${uint32(workspace.number)} GROUP BY word`,
      { word: str },
    );
    const used = new Set(present.map(({ word }) => word));
    const unused = [...(known.get(dimension)?.keys() ?? [])].filter((word) => !used.has(word));
    if (unused.length > 0 && (known.get(dimension)?.size ?? 0) >= MOST_LABELS) room = true;
    for (let from = 0; from < unused.length; from += 500) {
      await parts.state
        .withTables<LabelTables>()
        .deleteFrom('journey_labels')
        .where('workspace', '=', workspace.id)
        .where('dimension', '=', dimension)
        .where('value', 'in', unused.slice(from, from + 500).map(stored))
        .execute();
    }
  }
  return room;
}

/** The number of a column's word, in a statement over events. */
export function labelCode(dimension: Dimension, labels: Labels): Sql {
  const values = labels.values(dimension);
  const codes = values.map((value) => uint16(labels.codeOf(dimension, value) ?? OTHER));
  return sql`transform(${ident(dimension)}, ${texts(['', ...values])}, [${join([uint16(0), ...codes])}], ${uint16(OTHER)})`;
}

/** Words of new events that have no number yet; no more than there are numbers left. */
function wordsSince(workspace: number, dimension: Dimension, since: number, known: Known): Sql {
  const present = [...(known.get(dimension)?.keys() ?? [])];
  const column = ident(dimension);
  return sql`SELECT ${text(dimension)} AS dimension, word FROM (
    SELECT ${column} AS word, count() AS events FROM events
    WHERE workspace = ${uint32(workspace)} AND batch > ${int64(since)} AND ${column} != ''
      AND ${present.length === 0 ? sql`1` : sql`${column} NOT IN (${join(present.map(text))})`}
    GROUP BY word ORDER BY events DESC, word LIMIT ${count(MOST_LABELS - present.length)})`;
}

async function addLabels(
  state: Kysely<unknown>,
  workspace: string,
  dimension: Dimension,
  values: readonly string[],
): Promise<void> {
  const db = state.withTables<LabelTables>();
  await db.transaction().execute(async (transaction) => {
    const last = await transaction
      .selectFrom('journey_labels')
      .select((all) => all.fn.max('code').as('code'))
      .where('workspace', '=', workspace)
      .where('dimension', '=', dimension)
      .executeTakeFirst();
    const first = Number(last?.code ?? 0) + 1;
    const rows = values.map((value, index) => ({
      workspace,
      dimension,
      value: stored(value),
      code: first + index,
    }));
    for (let from = 0; from < rows.length; from += 200) {
      await transaction
        .insertInto('journey_labels')
        .values(rows.slice(from, from + 200))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}

async function readKnown(state: Kysely<unknown>, workspace: string): Promise<Known> {
  const rows = await state
    .withTables<LabelTables>()
    .selectFrom('journey_labels')
    .select(['dimension', 'code', 'value'])
    .where('workspace', '=', workspace)
    .orderBy('code')
    .execute();
  return new Map(
    dimensions.map((dimension) => [
      dimension,
      new Map(rows.filter((row) => row.dimension === dimension).map((row) => [read(row.value), row.code])),
    ]),
  );
}

/** As JSON, because databases do not keep every character of a text (NUL). */
const stored = (word: string): string => JSON.stringify(word);
const read = (value: string): string => JSON.parse(value) as string;

function labelsOf(known: Known): Labels {
  const words = new Map(
    dimensions.map((dimension) => [
      dimension,
      new Map([...(known.get(dimension) ?? [])].map(([value, code]) => [code, value])),
    ]),
  );
  return {
    codeOf: (dimension, value) => (value === '' ? 0 : known.get(dimension)?.get(value)),
    valueOf: (dimension, code) => (code === 0 ? '' : words.get(dimension)?.get(code)),
    values: (dimension) => [...(known.get(dimension)?.keys() ?? [])],
    complete: (dimension) => (known.get(dimension)?.size ?? 0) < MOST_LABELS,
  };
}
