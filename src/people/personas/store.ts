/** Keeps personas and their uploaded pictures, both in the state database, so that every server process has them. */
import type { Kysely } from 'kysely';
import { type Persona, PersonaDraft } from './contract.ts';

type PersonaTables = {
  personas: {
    id: string;
    workspace: string;
    place: number;
    description: string;
    changed_at: number;
    deleted_at: number | null;
  };
  persona_pictures: { persona: string; workspace: string; type: string; bytes: Buffer; changed_at: number };
};

export interface StoredPersona {
  readonly persona: Persona;
  readonly place: number;
  readonly deletedAt: number | null;
}

/** Deleted ones too. */
export async function readPersonas(state: Kysely<unknown>, workspace: string): Promise<StoredPersona[]> {
  const rows = await state
    .withTables<PersonaTables>()
    .selectFrom('personas')
    .leftJoin('persona_pictures', 'persona_pictures.persona', 'personas.id')
    .select(['personas.id', 'place', 'description', 'personas.changed_at', 'deleted_at'])
    .select('persona_pictures.changed_at as picture_at')
    .where('personas.workspace', '=', workspace)
    .orderBy('place')
    .orderBy('personas.id')
    .execute();
  return rows.map(({ id, place, description, changed_at, deleted_at, picture_at }) => ({
    persona: {
      ...PersonaDraft.parse(JSON.parse(description)),
      id,
      pictureAt: picture_at,
      changedAt: changed_at,
    },
    place,
    deletedAt: deleted_at,
  }));
}

export async function insertPersona(
  state: Kysely<unknown>,
  workspace: string,
  id: string,
  draft: PersonaDraft,
  { place, at }: { place: number; at: number },
): Promise<void> {
  await state
    .withTables<PersonaTables>()
    .insertInto('personas')
    .values({
      id,
      workspace,
      place,
      description: JSON.stringify(draft),
      changed_at: at,
      deleted_at: null,
    })
    .execute();
}

/** @returns false where somebody else changed it since `since` */
export async function rewritePersona(
  state: Kysely<unknown>,
  workspace: string,
  id: string,
  draft: PersonaDraft,
  { since, at }: { since: number; at: number },
): Promise<boolean> {
  const result = await state
    .withTables<PersonaTables>()
    .updateTable('personas')
    .set({ description: JSON.stringify(draft), changed_at: at })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('changed_at', '=', since)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function markDeleted(
  state: Kysely<unknown>,
  workspace: string,
  id: string,
  at: number | null,
): Promise<void> {
  await state
    .withTables<PersonaTables>()
    .updateTable('personas')
    .set({ deleted_at: at })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Forgets for good what was deleted before an instant. */
export async function forgetDeleted(
  state: Kysely<unknown>,
  workspace: string,
  before: number,
): Promise<void> {
  await state.transaction().execute(async (transaction) => {
    const gone = await transaction
      .withTables<PersonaTables>()
      .deleteFrom('personas')
      .where('workspace', '=', workspace)
      .where('deleted_at', '<', before)
      .returning('id')
      .execute();
    if (gone.length === 0) return;
    await transaction
      .withTables<PersonaTables>()
      .deleteFrom('persona_pictures')
      .where('workspace', '=', workspace)
      .where(
        'persona',
        'in',
        gone.map(({ id }) => id),
      )
      .execute();
  });
}

export async function placePersonas(
  state: Kysely<unknown>,
  workspace: string,
  ids: readonly string[],
): Promise<void> {
  await state.transaction().execute(async (transaction) => {
    for (const [place, id] of ids.entries()) {
      await transaction
        .withTables<PersonaTables>()
        .updateTable('personas')
        .set({ place })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute();
    }
  });
}

export async function readPicture(
  state: Kysely<unknown>,
  workspace: string,
  persona: string,
): Promise<{ type: string; bytes: Buffer } | null> {
  const row = await state
    .withTables<PersonaTables>()
    .selectFrom('persona_pictures')
    .select(['type', 'bytes'])
    .where('workspace', '=', workspace)
    .where('persona', '=', persona)
    .executeTakeFirst();
  return row ?? null;
}

export async function savePicture(
  state: Kysely<unknown>,
  workspace: string,
  persona: string,
  picture: { type: string; bytes: Buffer; at: number },
): Promise<void> {
  const values = { type: picture.type, bytes: picture.bytes, changed_at: picture.at };
  await state
    .withTables<PersonaTables>()
    .insertInto('persona_pictures')
    .values({ persona, workspace, ...values })
    .onConflict((conflict) => conflict.column('persona').doUpdateSet(values))
    .execute();
}

export async function removePicture(
  state: Kysely<unknown>,
  workspace: string,
  persona: string,
): Promise<void> {
  await state
    .withTables<PersonaTables>()
    .deleteFrom('persona_pictures')
    .where('workspace', '=', workspace)
    .where('persona', '=', persona)
    .execute();
}
