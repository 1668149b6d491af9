/**
 * Keeps journeys true to the events: builds them when rules change, rebuilds the people who have something new before a
 * report is answered. A report reads through `source`, so it sees each person once.
 */
import type { Ingest } from '../../gather/events/public.ts';
import type { BuildRates } from '../../gather/rates/public.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Stage } from '../../map/stages/contract.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { asking, longWork, untilLeft } from '../../platform/eventdb/asking.ts';
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
import { KeptLabels } from './kept-labels.ts';
import type { Labels } from './labels.ts';
import { liveRows } from './live-rows.sql.ts';
import { fingerprint, revenueOf, rulesOf, sameRules } from './recipe.ts';
import { type Span, Spans } from './spans.ts';
import { type JourneyBuild, readBuild, saveBuild } from './store.ts';

type Workspace = Pick<WorkspaceScope, 'id' | 'number' | 'currency' | 'timezone'>;

/** The journeys of a workspace as they are now, for one report. */
export interface JourneySource {
  /** A sub-select with one row per person and the columns of `journeys`. */
  readonly rows: Sql;
  /** Everything accepted before this instant is in the rows, ms UTC. */
  readonly freshAt: number;
  readonly stages: readonly Stage[];
  readonly touchpoints: readonly Touchpoint[];
  /** What the numbers in `names`, `devices`, `campaigns` and `pages` stand for. */
  readonly labels: Labels;
  /** Changes whenever the rows may have: answers may be kept by it. */
  readonly version: string;
  /** The first and the last touch of all people; null where there is nobody. Looked up once a version. */
  readonly span: () => Promise<Span | null>;
}

export interface JourneyParts {
  readonly state: State;
  readonly events: EventDb;
  readonly ingest: Pick<Ingest, 'lastBatch'>;
  readonly clock: Clock;
  readonly stages: (workspace: string) => Promise<readonly Stage[]>;
  readonly touchpoints: (workspace: string) => Promise<readonly Touchpoint[]>;
  /** What amounts in other currencies are worth. */
  readonly rates: (workspace: Workspace) => Promise<BuildRates>;
}

/** Events whose paths are put together in one statement; keeps a build of any size within about half a gigabyte. */
const EVENTS_PER_PART = 2_500_000;
/** Putting these together takes about a second, and more. */
const MANY_EVENTS = 250_000;
const BUILD_LIMITS: StatementLimits = { seconds: 1800, memoryBytes: 6 * 1024 ** 3 };
/** When this part of the people has newer rows, the rows are put together again, because reading both costs time. */
const COMPACT_SHARE = 0.05;

export class Journeys {
  readonly #parts: JourneyParts;
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #labels: KeptLabels;
  readonly #spans: Spans;

  constructor(parts: JourneyParts) {
    this.#parts = parts;
    this.#labels = new KeptLabels({ state: parts.state.db, events: parts.events });
    this.#spans = new Spans(parts.events);
  }

  /**
   * Brings the journeys up to date and gives what to read them from. Who leaves no longer waits; the work is done to its end.
   * @throws AppError `cancelled` for who left
   */
  source(workspace: Workspace): Promise<JourneySource> {
    const asked = { business: workspace.id, name: 'journeys', rank: 'page' } as const;
    const turn = (this.#turns.get(workspace.id) ?? Promise.resolve()).then(() =>
      asking(asked, () => this.#refreshed(workspace)),
    );
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#turns.get(workspace.id) === settled) this.#turns.delete(workspace.id);
      });
    this.#turns.set(workspace.id, settled);
    return untilLeft(turn);
  }

  async #refreshed(workspace: Workspace): Promise<JourneySource> {
    const [stages, touchpoints, rates, drained, present] = await Promise.all([
      this.#parts.stages(workspace.id),
      this.#parts.touchpoints(workspace.id),
      this.#parts.rates(workspace),
      this.#parts.ingest.lastBatch(),
      readBuild(this.#parts.state.db, workspace.id),
    ]);
    const now = this.#parts.clock();
    const recipe = { ...rulesOf(workspace, stages, touchpoints), rates };
    const build =
      present && sameRules(present, recipe)
        ? await this.#caughtUp(workspace, recipe, present, drained, now)
        : await this.#builtAnew(workspace, recipe, present, drained, now);
    const rows = liveRows(workspace.number, build);
    const version = `${build.lastVersion}:${build.builtBatch}:${build.recipe}`;
    return {
      rows,
      span: () => this.#spans.of(workspace.id, version, rows),
      freshAt: now,
      stages,
      touchpoints,
      labels: await this.#labels.of(workspace.id, build.lastVersion),
      version,
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
      const labels = await this.#labels.learn(workspace, present.builtBatch, lastVersion);
      const which = changedSince(recipe.workspace, present.builtBatch, withMarked);
      const order = { version: lastVersion, labels, which };
      if (fresh.events > MANY_EVENTS) longWork({ what: 'paths', done: 0, of: 1, events: fresh.events });
      await this.#parts.events.run(buildJourneys({ ...recipe, revenueFrom }, order), BUILD_LIMITS);
      if (withMarked) {
        await this.#parts.events.run(buryEmpty(recipe.workspace, lastVersion, marked), BUILD_LIMITS);
        if (await this.#labels.forgetUnused(workspace))
          return this.#builtAnew(workspace, recipe, present, drained, now);
      }
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
    const labels = await this.#labels.learn(workspace, -1, version);
    await this.#buildAll({ ...recipe, revenueFrom }, labels, events, version);
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

  async #buildAll(recipe: Recipe, labels: Labels, events: number, version: number): Promise<void> {
    const parts = Math.max(1, Math.ceil(events / EVENTS_PER_PART));
    for (let number = 0; number < parts; number++) {
      const order = {
        version,
        labels,
        which: everybody,
        ...(parts > 1 ? { part: { number, of: parts } } : {}),
      };
      longWork({ what: 'paths', done: number, of: parts, events });
      await this.#parts.events.run(buildJourneys(recipe, order), BUILD_LIMITS);
    }
    longWork({ what: 'paths', done: parts, of: parts, events });
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
