/** Reads and writes keys, sightings, links and traits. Chunks every list, because databases limit the number of values. */
import { type Kysely, sql } from 'kysely';
import type { KnownKey } from './linking.ts';

export type IdentityTables = {
  person_keys: {
    workspace: string;
    key_text: string;
    kind: string;
    value: string;
    person: string;
    first_seen_at: number;
  };
  person_sightings: { workspace: string; key_text: string; origin: string };
  person_links: { workspace: string; key_a: string; key_b: string; origin: string; at: number };
  person_traits: {
    workspace: string;
    key_text: string;
    name: string;
    origin: string;
    value: string;
    at: number;
  };
};

export type IdentityDb = Kysely<IdentityTables>;
export type StoredKey = IdentityTables['person_keys'];
export type StoredLink = IdentityTables['person_links'];
export type StoredTrait = IdentityTables['person_traits'];

const CHUNK = 500;

/** Runs `work` over slices of the list, in order. */
async function chunked<T>(list: readonly T[], work: (slice: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < list.length; i += CHUNK) await work(list.slice(i, i + CHUNK));
}

/** What `read` finds for slices of the list, in order. */
async function found<T, Row>(list: readonly T[], read: (slice: T[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  await chunked(list, async (slice) => rows.push(...(await read(slice))));
  return rows;
}

export function knownKey(row: StoredKey): KnownKey {
  return { text: row.key_text, kind: row.kind, value: row.value, firstSeenAt: row.first_seen_at };
}

/** The stored keys among `texts`. */
export function findKeys(db: IdentityDb, workspace: string, texts: readonly string[]): Promise<StoredKey[]> {
  return found(texts, (slice) =>
    db
      .selectFrom('person_keys')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('key_text', 'in', slice)
      .execute(),
  );
}

/** All keys of the given people. */
export function keysOfPeople(
  state: Kysely<unknown>,
  workspace: string,
  people: readonly string[],
): Promise<StoredKey[]> {
  const db: IdentityDb = state.withTables<IdentityTables>();
  return found(people, (slice) =>
    db
      .selectFrom('person_keys')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('person', 'in', slice)
      .orderBy('first_seen_at')
      .execute(),
  );
}

/** Writes keys with the person they belong to now; a known key only changes its person. */
export async function saveKeys(db: IdentityDb, rows: readonly StoredKey[]): Promise<void> {
  await chunked(rows, (slice) =>
    db
      .insertInto('person_keys')
      .values(slice)
      .onConflict((conflict) =>
        conflict
          .columns(['workspace', 'key_text'])
          .doUpdateSet((eb) => ({ person: eb.ref('excluded.person') })),
      )
      .execute(),
  );
}

export async function saveSightings(
  db: IdentityDb,
  workspace: string,
  origin: string,
  keys: readonly string[],
): Promise<void> {
  await chunked(keys, (slice) =>
    db
      .insertInto('person_sightings')
      .values(slice.map((key_text) => ({ workspace, key_text, origin })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

export async function saveLinks(db: IdentityDb, rows: readonly StoredLink[]): Promise<void> {
  await chunked(rows, (slice) =>
    db
      .insertInto('person_links')
      .values(slice)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** Writes traits; what was said earlier than the stored value does not replace it. */
export async function saveTraits(db: IdentityDb, rows: readonly StoredTrait[]): Promise<void> {
  await chunked(rows, (slice) =>
    db
      .insertInto('person_traits')
      .values(slice)
      .onConflict((conflict) =>
        conflict
          .columns(['workspace', 'key_text', 'name', 'origin'])
          .doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), at: eb.ref('excluded.at') }))
          .whereRef('excluded.at', '>=', 'person_traits.at'),
      )
      .execute(),
  );
}

export async function linksAmong(
  state: Kysely<unknown>,
  workspace: string,
  keys: readonly string[],
): Promise<StoredLink[]> {
  const db: IdentityDb = state.withTables<IdentityTables>();
  const links = new Map<string, StoredLink>();
  for (const column of ['key_a', 'key_b'] as const) {
    const rows = await found(keys, (slice) =>
      db
        .selectFrom('person_links')
        .selectAll()
        .where('workspace', '=', workspace)
        .where(column, 'in', slice)
        .execute(),
    );
    for (const row of rows) links.set(`${row.key_a}\n${row.key_b}\n${row.origin}`, row);
  }
  return [...links.values()].sort((a, b) => a.at - b.at || (a.key_a + a.key_b < b.key_a + b.key_b ? -1 : 1));
}

export function traitsOfKeys(
  state: Kysely<unknown>,
  workspace: string,
  keys: readonly string[],
): Promise<StoredTrait[]> {
  const db: IdentityDb = state.withTables<IdentityTables>();
  return found(keys, (slice) =>
    db
      .selectFrom('person_traits')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('key_text', 'in', slice)
      .orderBy('at')
      .execute(),
  );
}

/** People with a key or a trait that contains the text, at most `limit`; a customer id, e-mail or name as somebody types it. */
export async function peopleMatching(
  state: Kysely<unknown>,
  workspace: string,
  text: string,
  limit: number,
): Promise<string[]> {
  const db = state.withTables<IdentityTables>();
  const pattern = `%${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const like = (column: string) => sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
  const byKey = db
    .selectFrom('person_keys')
    .select('person')
    .where('workspace', '=', workspace)
    .where(like('value'));
  const byTrait = db
    .selectFrom('person_traits as t')
    .innerJoin('person_keys as k', (join) =>
      join.onRef('k.workspace', '=', 't.workspace').onRef('k.key_text', '=', 't.key_text'),
    )
    .select('k.person')
    .where('t.workspace', '=', workspace)
    .where(like('t.value'));
  const rows = await byKey.union(byTrait).limit(limit).execute();
  return rows.map((row) => row.person);
}

/** Keys that only this origin has used, and keys that its links connect. */
export async function keysOfOrigin(db: IdentityDb, workspace: string, origin: string) {
  const own = db
    .selectFrom('person_sightings as s')
    .select('s.key_text')
    .where('s.workspace', '=', workspace)
    .where('s.origin', '=', origin);
  const onlyHere = await own
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('person_sightings as other')
            .select('other.key_text')
            .whereRef('other.workspace', '=', 's.workspace')
            .whereRef('other.key_text', '=', 's.key_text')
            .where('other.origin', '!=', origin),
        ),
      ),
    )
    .execute();
  const links = await db
    .selectFrom('person_links')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('origin', '=', origin)
    .execute();
  return { onlyHere: onlyHere.map((row) => row.key_text), links };
}

export async function forgetOrigin(
  db: IdentityDb,
  workspace: string,
  origin: string,
  keys: readonly string[],
): Promise<void> {
  for (const table of ['person_sightings', 'person_links', 'person_traits'] as const) {
    await db.deleteFrom(table).where('workspace', '=', workspace).where('origin', '=', origin).execute();
  }
  await chunked(keys, (slice) =>
    db.deleteFrom('person_keys').where('workspace', '=', workspace).where('key_text', 'in', slice).execute(),
  );
}
