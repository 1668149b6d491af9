/**
 * Keeps journeys true to the events: builds them when rules change, rebuilds the people who have something new before a
 * report is answered. A report reads through `source`, so it sees each person once.
 */
import { hash } from 'node:crypto';
import type { Ingest } from '../../gather/events/public.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Stage } from '../../map/stages/contract.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { EventDb, StatementLimits } from '../../platform/eventdb/event-db.ts';
import { int } from '../../platform/eventdb/row.ts';
import { count, int64, type Sql, sql, uint32 } from '../../platform/eventdb/sql.ts';
import type { State } from '../../platform/statedb/state.ts';
import {
  buildJourneys,
  buryEmpty,
  changedSince,
  eventsSince,
  everybody,
  markedPeople,
  peopleWithRow,
  type Recipe,
  type RevenueFrom,
} from './build.sql.ts';
import { type JourneyBuild, readBuild, saveBuild } from './store.ts';

type Workspace = Pick<WorkspaceScope, 'id' | 'number' | 'currency'>;

/** The journeys of a workspace as they are now, for one report. */
export interface JourneySource {
  /** A sub-select with one row per person and the columns of `journeys`. */
  readonly rows: Sql;
  /** Everything accepted before this instant is in the rows, ms UTC. */
  readonly freshAt: number;
  readonly stages: readonly Stage[];
  readonly touchpoints: readonly Touchpoint[];
  /** Changes whenever the rows may have: answers may be kept by it. */
  readonly version: string;
}

export interface JourneyParts {
  readonly state: State;
  readonly events: EventDb;
  readonly ingest: Pick<Ingest, 'lastBatch'>;
  readonly clock: Clock;
  readonly stages: (workspace: string) => Promise<readonly Stage[]>;
  readonly touchpoints: (workspace: string) => Promise<readonly Touchpoint[]>;
}

/** Events whose paths are put together in one statement; keeps a build of any size within about half a gigabyte. */
const EVENTS_PER_PART = 2_500_000;
const BUILD_LIMITS: StatementLimits = { seconds: 1800, memoryBytes: 6 * 1024 ** 3 };
/** When this part of the people has newer rows, the rows are put together again, because reading both costs time. */
const COMPACT_SHARE = 0.05;

export class Journeys {
  readonly #parts: JourneyParts;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(parts: JourneyParts) {
    this.#parts = parts;
  }

  /** Brings the journeys up to date and gives what to read them from. */
  source(workspace: Workspace): Promise<JourneySource> {
    const turn = (this.#turns.get(workspace.id) ?? Promise.resolve()).then(() => this.#refreshed(workspace));
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#turns.get(workspace.id) === settled) this.#turns.delete(workspace.id);
      });
    this.#turns.set(workspace.id, settled);
    return turn;
  }

  async #refreshed(workspace: Workspace): Promise<JourneySource> {
    const [stages, touchpoints, drained, present] = await Promise.all([
      this.#parts.stages(workspace.id),
      this.#parts.touchpoints(workspace.id),
      this.#parts.ingest.lastBatch(),
      readBuild(this.#parts.state.db, workspace.id),
    ]);
    const now = this.#parts.clock();
    const recipe = recipeOf(workspace, stages, touchpoints);
    const build =
      present && sameRules(present, recipe)
        ? await this.#caughtUp(workspace, recipe, present, drained, now)
        : await this.#builtAnew(workspace, recipe, present, drained, now);
    return {
      rows: liveRows(workspace.number, build),
      freshAt: now,
      stages,
      touchpoints,
      version: `${build.lastVersion}:${build.recipe}`,
    };
  }

  /** Rebuilds who has something new; all, when the first order has come or the last has gone. */
  async #caughtUp(
    workspace: Workspace,
    recipe: Recipe,
    present: JourneyBuild,
    drained: number,
    now: number,
  ): Promise<JourneyBuild> {
    if (present.builtBatch >= drained) return present;
    const marked = markedPeople(workspace.number, present.builtBatch);
    const fresh = await this.#count(workspace.number, present.builtBatch);
    const [dirty] = await this.#parts.events.query(sql`SELECT count() AS n FROM (${marked})`, { n: int });
    const withMarked = (dirty?.n ?? 0) > 0;
    const unsure = withMarked || (revenueOf(present) === 'payments' && fresh.orders > 0);
    const revenueFrom = unsure ? await this.#revenueFrom(workspace.number) : revenueOf(present);
    if (revenueFrom !== revenueOf(present)) return this.#builtAnew(workspace, recipe, present, drained, now);
    const unchanged = fresh.events === 0 && !withMarked;
    const lastVersion = unchanged ? present.lastVersion : versionAfter(present, now);
    if (!unchanged) {
      const which = changedSince(recipe.workspace, present.builtBatch, withMarked);
      await this.#parts.events.run(
        buildJourneys({ ...recipe, revenueFrom }, lastVersion, which),
        BUILD_LIMITS,
      );
      if (withMarked)
        await this.#parts.events.run(buryEmpty(recipe.workspace, lastVersion, marked), BUILD_LIMITS);
    }
    const build: JourneyBuild = { ...present, builtBatch: drained, lastVersion, builtAt: now };
    await saveBuild(this.#parts.state.db, workspace.id, build);
    return unchanged ? build : this.#compacted(workspace, build);
  }

  async #builtAnew(
    workspace: Workspace,
    recipe: Recipe,
    present: JourneyBuild | null,
    drained: number,
    now: number,
  ): Promise<JourneyBuild> {
    const revenueFrom = await this.#revenueFrom(workspace.number);
    const { events } = await this.#count(workspace.number, -1);
    const version = versionAfter(present, now);
    await this.#buildAll({ ...recipe, revenueFrom }, events, version);
    const build: JourneyBuild = {
      builtBatch: drained,
      baseVersion: present?.baseVersion ?? 0,
      lastVersion: version,
      recipe: `${fingerprint(recipe)}:${revenueFrom}`,
      builtAt: now,
    };
    await saveBuild(this.#parts.state.db, workspace.id, build);
    return this.#compact(workspace, build);
  }

  async #buildAll(recipe: Recipe, events: number, version: number): Promise<void> {
    const parts = Math.max(1, Math.ceil(events / EVENTS_PER_PART));
    for (let part = 0; part < parts; part++) {
      await this.#parts.events.run(buildJourneys(recipe, version, everybody, part, parts), BUILD_LIMITS);
    }
    await this.#parts.events.run(
      buryEmpty(recipe.workspace, version, peopleWithRow(recipe.workspace)),
      BUILD_LIMITS,
    );
  }

  async #compacted(workspace: Workspace, build: JourneyBuild): Promise<JourneyBuild> {
    const [row] = await this.#parts.events.query(
      sql`SELECT count() AS people, countIf(version > ${int64(build.baseVersion)}) AS newer
        FROM journeys WHERE workspace = ${uint32(workspace.number)}`,
      { people: int, newer: int },
    );
    return row && row.newer > row.people * COMPACT_SHARE ? this.#compact(workspace, build) : build;
  }

  /** Afterwards each person has one row, of whatever version. */
  async #compact(workspace: Workspace, build: JourneyBuild): Promise<JourneyBuild> {
    await this.#parts.events.compact('journeys', count(workspace.number));
    const compacted = { ...build, baseVersion: build.lastVersion };
    await saveBuild(this.#parts.state.db, workspace.id, compacted);
    return compacted;
  }

  async #count(workspace: number, since: number): Promise<{ events: number; orders: number }> {
    const [row] = await this.#parts.events.query(eventsSince(workspace, since), { events: int, orders: int });
    return row ?? { events: 0, orders: 0 };
  }

  async #revenueFrom(workspace: number): Promise<RevenueFrom> {
    return (await this.#count(workspace, -1)).orders > 0 ? 'orders' : 'payments';
  }
}

function versionAfter(present: JourneyBuild | null, now: number): number {
  return Math.max((present?.lastVersion ?? 0) + 1, now * 1000);
}

function sameRules(build: JourneyBuild, recipe: Recipe): boolean {
  return build.recipe.split(':')[0] === fingerprint(recipe);
}

function revenueOf(build: JourneyBuild): RevenueFrom {
  return build.recipe.endsWith(':orders') ? 'orders' : 'payments';
}

/** What the rows are made by; whether orders or payments are revenue is decided when they are built. */
export function recipeOf(
  workspace: Pick<Workspace, 'number' | 'currency'>,
  stages: readonly Stage[],
  touchpoints: readonly Touchpoint[],
): Recipe {
  const positions = new Map(stages.map((stage) => [stage.id, stage.position]));
  return {
    workspace: workspace.number,
    currency: workspace.currency,
    revenueFrom: 'orders',
    touchpoints: touchpoints.map((touchpoint) => ({
      touchpoint,
      stagePosition: positions.get(touchpoint.stageId) ?? 0,
    })),
  };
}

/** Of what the rows depend on, besides events and where revenue comes from; titles and channels of touchpoints do not matter. */
function fingerprint(recipe: Recipe): string {
  const parts = recipe.touchpoints.map(({ touchpoint, stagePosition }) => [
    touchpoint.code,
    stagePosition,
    touchpoint.rule,
  ]);
  return hash('sha256', JSON.stringify([recipe.currency, parts]), 'hex').slice(0, 24);
}

const columns = sql`person, keys, times, precisions, touchpoints, stages, channels, kinds, amounts, events, first_time,
  last_time, orders, revenue, foreign_amounts`;

/** Each person's newest row: those that stand alone, and the newest of those rebuilt since. */
function liveRows(workspace: number, build: JourneyBuild): Sql {
  const own = sql`workspace = ${uint32(workspace)}`;
  const base = int64(build.baseVersion);
  if (build.lastVersion === build.baseVersion) {
    return sql`SELECT ${columns} FROM journeys WHERE ${own} AND version <= ${base} AND events > 0`;
  }
  const newer = sql`SELECT person FROM journeys WHERE ${own} AND version > ${base}`;
  return sql`SELECT ${columns} FROM journeys
      WHERE ${own} AND version <= ${base} AND events > 0 AND person GLOBAL NOT IN (${newer})
    UNION ALL SELECT ${columns} FROM (
      SELECT * FROM journeys WHERE ${own} AND version > ${base} ORDER BY version DESC LIMIT 1 BY person) WHERE events > 0`;
}
