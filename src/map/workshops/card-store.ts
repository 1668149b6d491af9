/** Keeps the cards of workshops and the dots on them. Hidden words stand here and nowhere else until they are revealed. */
import type { Kysely } from 'kysely';
import type { WorkshopCard } from './shown.ts';
import type { Db } from './store.ts';

export interface CardRow {
  id: string;
  workshop: string;
  /** Null for a card of the map. */
  participant: string | null;
  lane: string;
  stage: string;
  text: string;
  colour: WorkshopCard['colour'];
  made_at: number;
  /** Null while its words are hidden. */
  revealed_at: number | null;
  removed_at: number | null;
  merged_into: string | null;
  outcome: WorkshopCard['outcome'];
  owner_account: string | null;
  owner_name: string | null;
  note: string;
  /** Its card on the map; null while there is none. */
  map_card: string | null;
  /** 0 or 1: whether the map had it before the workshop. */
  is_from_map: number;
  /** How often it was put on the map and taken off: every time its edits have ids of their own. */
  placings: number;
}

export interface DotsRow {
  workshop: string;
  card: string;
  participant: string;
  count: number;
}

type Tables = { map_workshop_cards: CardRow; map_workshop_dots: DotsRow };

function tables(db: Db): Kysely<Tables> {
  return db as Kysely<Tables>;
}

/** In the order they were written; removed ones too. */
export function readCards(db: Db, workshops: readonly string[]): Promise<CardRow[]> {
  if (workshops.length === 0) return Promise.resolve([]);
  return tables(db)
    .selectFrom('map_workshop_cards')
    .selectAll()
    .where('workshop', 'in', workshops)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** Cards that stand (`standing`), to be counted without reading them. */
function standingCards(db: Db, workshops: readonly string[]) {
  return tables(db)
    .selectFrom('map_workshop_cards as card')
    .leftJoin('map_workshop_cards as head', (join) =>
      join.onRef('head.id', '=', 'card.merged_into').on('head.removed_at', 'is not', null),
    )
    .where('card.workshop', 'in', workshops)
    .where('card.removed_at', 'is', null)
    .where('head.id', 'is', null);
}

/** By workshop: those that people wrote, and those decided on. */
export async function countCards(
  db: Db,
  workshops: readonly string[],
): Promise<Map<string, { readonly cards: number; readonly decided: number }>> {
  if (workshops.length === 0) return new Map();
  const rows = await standingCards(db, workshops)
    .select(({ fn }) => [
      'card.workshop',
      fn.countAll().filterWhere('card.is_from_map', '=', 0).as('cards'),
      fn.countAll().filterWhere('card.outcome', '=', 'decided').as('decided'),
    ])
    .groupBy('card.workshop')
    .execute();
  return new Map(
    rows.map(({ workshop, cards, decided }) => [
      workshop,
      { cards: Number(cards), decided: Number(decided) },
    ]),
  );
}

/** In a workshop: in all, and of one person. */
export async function countOwn(
  db: Db,
  workshop: string,
  participant: string,
): Promise<{ readonly all: number; readonly own: number }> {
  const { all, own } = await standingCards(db, [workshop])
    .select(({ fn }) => [
      fn.countAll().as('all'),
      fn.countAll().filterWhere('card.participant', '=', participant).as('own'),
    ])
    .executeTakeFirstOrThrow();
  return { all: Number(all), own: Number(own) };
}

export async function findCard(db: Db, workshop: string, id: string): Promise<CardRow | undefined> {
  const found = await findAnyCard(db, id);
  return found?.workshop === workshop ? found : undefined;
}

/** Of whatever workshop: ids are made by browsers. */
export function findAnyCard(db: Db, id: string): Promise<CardRow | undefined> {
  return tables(db).selectFrom('map_workshop_cards').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function hasMerged(db: Db, card: string): Promise<boolean> {
  const merged = tables(db).selectFrom('map_workshop_cards').select('id').where('merged_into', '=', card);
  return (await merged.executeTakeFirst()) !== undefined;
}

export async function insertCards(db: Db, rows: readonly CardRow[]): Promise<void> {
  // SQLite binds a limited number of values per statement.
  for (let at = 0; at < rows.length; at += 50)
    await tables(db)
      .insertInto('map_workshop_cards')
      .values(rows.slice(at, at + 50))
      .execute();
}

export async function setCard(db: Db, id: string, change: Partial<CardRow>): Promise<void> {
  await tables(db).updateTable('map_workshop_cards').set(change).where('id', '=', id).execute();
}

export async function deleteCard(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('map_workshop_cards').where('id', '=', id).execute();
}

/** Of those that were merged into a card. */
export async function setMergedInto(db: Db, card: string, into: string): Promise<void> {
  await tables(db)
    .updateTable('map_workshop_cards')
    .set({ merged_into: into })
    .where('merged_into', '=', card)
    .execute();
}

export async function revealAll(db: Db, workshop: string, at: number): Promise<void> {
  await tables(db)
    .updateTable('map_workshop_cards')
    .set({ revealed_at: at })
    .where('workshop', '=', workshop)
    .where('revealed_at', 'is', null)
    .execute();
}

/** What others wrote and was merged into one of them stands by itself again. */
export async function removeCardsOf(db: Db, participant: string, at: number): Promise<void> {
  const own = tables(db).selectFrom('map_workshop_cards').select('id').where('participant', '=', participant);
  await tables(db)
    .updateTable('map_workshop_cards')
    .set({ merged_into: null })
    .where('merged_into', 'in', own)
    .execute();
  await tables(db)
    .updateTable('map_workshop_cards')
    .set({ removed_at: at })
    .where('participant', '=', participant)
    .where('removed_at', 'is', null)
    .execute();
}

export function readDots(db: Db, workshops: readonly string[]): Promise<DotsRow[]> {
  if (workshops.length === 0) return Promise.resolve([]);
  return tables(db).selectFrom('map_workshop_dots').selectAll().where('workshop', 'in', workshops).execute();
}

/** One’s dots on some cards are from now on these. */
export async function replaceDots(db: Db, cards: readonly string[], row: DotsRow): Promise<void> {
  await tables(db)
    .deleteFrom('map_workshop_dots')
    .where('participant', '=', row.participant)
    .where('card', 'in', cards)
    .execute();
  if (row.count > 0) await tables(db).insertInto('map_workshop_dots').values(row).execute();
}

export async function deleteDotsOf(db: Db, participant: string): Promise<void> {
  await tables(db).deleteFrom('map_workshop_dots').where('participant', '=', participant).execute();
}

export async function deleteWritten(db: Db, workshops: readonly string[]): Promise<void> {
  if (workshops.length === 0) return;
  for (const table of ['map_workshop_dots', 'map_workshop_cards'] as const)
    await tables(db).deleteFrom(table).where('workshop', 'in', workshops).execute();
}
