/** Remembers up to where a workspace's journeys are built, and from which recipe. */
import type { Kysely } from 'kysely';

export interface JourneyBuild {
  /** Batches up to this one are in the rows. */
  readonly builtBatch: number;
  /** Rows up to this version stand once per person; later ones replace them. */
  readonly baseVersion: number;
  readonly lastVersion: number;
  /** Fingerprint of rules, stages, currency and revenue; another one means building anew. */
  readonly recipe: string;
  readonly builtAt: number;
}

type JourneyTables = {
  journey_builds: {
    workspace: string;
    built_batch: number;
    base_version: number;
    last_version: number;
    recipe: string;
    built_at: number;
  };
};

export async function readBuild(state: Kysely<unknown>, workspace: string): Promise<JourneyBuild | null> {
  const row = await state
    .withTables<JourneyTables>()
    .selectFrom('journey_builds')
    .selectAll()
    .where('workspace', '=', workspace)
    .executeTakeFirst();
  if (!row) return null;
  return {
    builtBatch: row.built_batch,
    baseVersion: row.base_version,
    lastVersion: row.last_version,
    recipe: row.recipe,
    builtAt: row.built_at,
  };
}

export async function saveBuild(
  state: Kysely<unknown>,
  workspace: string,
  build: JourneyBuild,
): Promise<void> {
  const values = {
    built_batch: build.builtBatch,
    base_version: build.baseVersion,
    last_version: build.lastVersion,
    recipe: build.recipe,
    built_at: build.builtAt,
  };
  await state
    .withTables<JourneyTables>()
    .insertInto('journey_builds')
    .values({ workspace, ...values })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet(values))
    .execute();
}
