/** Keeps workshops and who takes part. `card-store.ts` keeps what they write. Whoever changes something holds the workshop’s row until they are done. */
import type { Kysely } from 'kysely';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import { WorkshopSettings, type WorkshopStep } from './settings.ts';

export type Db = Kysely<unknown>;

export interface WorkshopRow {
  id: string;
  workspace: string;
  map: string;
  title: string;
  step: WorkshopStep;
  revision: number;
  /** JSON: `WorkshopSettings` without the title. */
  settings: string;
  code: string | null;
  timer_ends_at: number | null;
  timer_left_ms: number | null;
  begun_by: string;
  begun_at: number;
  ended_at: number | null;
}

export interface ParticipantRow {
  id: string;
  workshop: string;
  name: string;
  /** Null for a guest. */
  account: string | null;
  joined_at: number;
  removed_at: number | null;
}

interface KeyRow {
  hash: string;
  workshop: string;
  participant: string;
}

type Tables = {
  map_workshops: WorkshopRow;
  map_workshop_participants: ParticipantRow;
  map_workshop_keys: KeyRow;
};

function tables(db: Db): Kysely<Tables> {
  return db as Kysely<Tables>;
}

export function settingsOf({ title, settings }: Pick<WorkshopRow, 'title' | 'settings'>): WorkshopSettings {
  return WorkshopSettings.parse({ ...JSON.parse(settings), title });
}

/** As columns. */
export function settingsRow({ title, ...rest }: WorkshopSettings): Pick<WorkshopRow, 'title' | 'settings'> {
  return { title, settings: JSON.stringify(rest) };
}

export async function insertWorkshop(db: Db, row: WorkshopRow): Promise<void> {
  await tables(db).insertInto('map_workshops').values(row).execute();
}

/** Newest first. */
export function readWorkshops(db: Db, workspace: string, map: string): Promise<WorkshopRow[]> {
  return tables(db)
    .selectFrom('map_workshops')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('map', '=', map)
    .orderBy('id', 'desc')
    .execute();
}

export function findWorkshop(db: Db, id: string): Promise<WorkshopRow | undefined> {
  return tables(db).selectFrom('map_workshops').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findByCode(db: Db, code: string): Promise<WorkshopRow | undefined> {
  return tables(db).selectFrom('map_workshops').selectAll().where('code', '=', code).executeTakeFirst();
}

/**
 * Changes something of a workshop while nobody else does, and raises its revision.
 * @throws AppError `not_found`
 */
export function changing<T>(
  state: State,
  id: string,
  act: (db: Db, row: WorkshopRow) => Promise<T>,
): Promise<T> {
  return state.db.transaction().execute(async (db) => {
    const row = await tables(db)
      .updateTable('map_workshops')
      .set((set) => ({ revision: set('revision', '+', 1) }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new AppError('not_found', { thing: 'workshop' });
    return act(db, row);
  });
}

export async function setWorkshop(db: Db, id: string, change: Partial<WorkshopRow>): Promise<void> {
  await tables(db).updateTable('map_workshops').set(change).where('id', '=', id).execute();
}

/** In the order they came; those taken out too. */
export function readParticipants(db: Db, workshops: readonly string[]): Promise<ParticipantRow[]> {
  if (workshops.length === 0) return Promise.resolve([]);
  return tables(db)
    .selectFrom('map_workshop_participants')
    .selectAll()
    .where('workshop', 'in', workshops)
    .orderBy('joined_at')
    .orderBy('id')
    .execute();
}

/** By workshop, those who are in. */
export async function countParticipants(db: Db, workshops: readonly string[]): Promise<Map<string, number>> {
  if (workshops.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('map_workshop_participants')
    .select(({ fn }) => ['workshop', fn.countAll().as('people')])
    .where('workshop', 'in', workshops)
    .where('removed_at', 'is', null)
    .groupBy('workshop')
    .execute();
  return new Map(rows.map(({ workshop, people }) => [workshop, Number(people)]));
}

export async function insertParticipant(db: Db, row: ParticipantRow): Promise<void> {
  await tables(db).insertInto('map_workshop_participants').values(row).execute();
}

export async function setParticipantRemoved(db: Db, id: string, at: number | null): Promise<void> {
  await tables(db)
    .updateTable('map_workshop_participants')
    .set({ removed_at: at })
    .where('id', '=', id)
    .execute();
}

/** Of somebody with as many keys as there may be, the others open nothing any more. */
export async function insertKey(db: Db, row: KeyRow, most: number): Promise<void> {
  const { keys } = await tables(db)
    .selectFrom('map_workshop_keys')
    .select(({ fn }) => fn.countAll().as('keys'))
    .where('participant', '=', row.participant)
    .executeTakeFirstOrThrow();
  if (Number(keys) >= most) await deleteKeysOf(db, row.participant);
  await tables(db).insertInto('map_workshop_keys').values(row).execute();
}

export async function deleteKeysOf(db: Db, participant: string): Promise<void> {
  await tables(db).deleteFrom('map_workshop_keys').where('participant', '=', participant).execute();
}

/** Whose key it is, unless they were taken out. */
export function findParticipant(db: Db, workshop: string, hash: string): Promise<ParticipantRow | undefined> {
  return tables(db)
    .selectFrom('map_workshop_participants as participant')
    .innerJoin('map_workshop_keys as key', 'key.participant', 'participant.id')
    .selectAll('participant')
    .where('key.hash', '=', hash)
    .where('key.workshop', '=', workshop)
    .where('participant.removed_at', 'is', null)
    .executeTakeFirst();
}

export async function workshopsOf(db: Db, maps: readonly string[]): Promise<string[]> {
  if (maps.length === 0) return [];
  const rows = await tables(db).selectFrom('map_workshops').select('id').where('map', 'in', maps).execute();
  return rows.map(({ id }) => id);
}

/** The workshops themselves last, so that what is cut off in between is found again. */
export async function deleteWorkshops(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['map_workshop_keys', 'map_workshop_participants'] as const)
    await tables(db).deleteFrom(table).where('workshop', 'in', ids).execute();
  await tables(db).deleteFrom('map_workshops').where('id', 'in', ids).execute();
}
