/** The touchpoints of a workspace: their rules, their order, and what a rule would match. */
import type { Kysely } from 'kysely';
import { linkedPeople } from '../../gather/events/public.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int } from '../../platform/eventdb/row.ts';
import { join, sql, uint32 } from '../../platform/eventdb/sql.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import { MAX_TOUCHPOINTS, type Rule, type Touchpoint, type TouchpointDraft } from './contract.ts';
import { ruleCondition } from './rule.sql.ts';
import { insertTouchpoint, nextCode, readTouchpoints, removeTouchpoints, saveTouchpoint } from './store.ts';

export interface TouchpointParts {
  readonly state: State;
  readonly events: EventDb;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Ids of the workspace's stages; a touchpoint belongs to one of them. */
  readonly stageIds: (workspace: string) => Promise<readonly string[]>;
}

export class Touchpoints {
  readonly #parts: TouchpointParts;

  constructor(parts: TouchpointParts) {
    this.#parts = parts;
  }

  /** In the order in which the rules are tried. */
  list(workspace: string): Promise<Touchpoint[]> {
    return readTouchpoints(this.#parts.state.db, workspace);
  }

  /** As `list`, in a transaction of the caller. */
  listWithin(transaction: Kysely<unknown>, workspace: string): Promise<Touchpoint[]> {
    return readTouchpoints(transaction, workspace);
  }

  /** A transaction in which nobody else adds touchpoints: their number has a limit, and each a code of its own. */
  alone<T>(workspace: string, act: (transaction: Kysely<unknown>) => Promise<T>): Promise<T> {
    return alone(this.#parts.state, `touchpoints ${workspace}`, act);
  }

  /** @throws AppError `not_found` for an unknown stage, `conflict` beyond the limit */
  async create(workspace: string, draft: TouchpointDraft): Promise<Touchpoint> {
    await this.#requireStage(workspace, draft.stageId);
    return this.alone(workspace, (transaction) => this.addWithin(transaction, workspace, draft));
  }

  /** Adds at the end, within `alone`; the caller vouches for the stage. */
  async addWithin(
    transaction: Kysely<unknown>,
    workspace: string,
    draft: TouchpointDraft,
  ): Promise<Touchpoint> {
    const present = await readTouchpoints(transaction, workspace);
    if (present.length >= MAX_TOUCHPOINTS) {
      throw new AppError('conflict', { problem: `A map has at most ${MAX_TOUCHPOINTS} touchpoints` });
    }
    const touchpoint: Touchpoint = {
      id: this.#parts.newId('tch'),
      code: await nextCode(transaction, workspace),
      position: (present.at(-1)?.position ?? 0) + 1,
      ...draft,
    };
    await insertTouchpoint(transaction, workspace, touchpoint);
    return touchpoint;
  }

  async update(workspace: string, id: string, change: Partial<TouchpointDraft>): Promise<Touchpoint> {
    if (change.stageId !== undefined) await this.#requireStage(workspace, change.stageId);
    return this.#parts.state.db.transaction().execute(async (transaction) => {
      const changed = { ...(await find(transaction, workspace, id)), ...change };
      await saveTouchpoint(transaction, workspace, changed);
      return changed;
    });
  }

  async remove(workspace: string, id: string): Promise<void> {
    await find(this.#parts.state.db, workspace, id);
    await removeTouchpoints(this.#parts.state.db, workspace, [id], this.#parts.clock());
  }

  /** Removes all, in a transaction of the caller. */
  async removeAllWithin(transaction: Kysely<unknown>, workspace: string): Promise<void> {
    const present = await readTouchpoints(transaction, workspace);
    await removeTouchpoints(
      transaction,
      workspace,
      present.map(({ id }) => id),
      this.#parts.clock(),
    );
  }

  /** Sets the order; ids left out keep their order behind the named ones. */
  async order(workspace: string, ids: readonly string[]): Promise<Touchpoint[]> {
    return this.#parts.state.db.transaction().execute(async (transaction) => {
      const present = await readTouchpoints(transaction, workspace);
      const rank = new Map(ids.map((id, index) => [id, index]));
      const unknown = ids.some((id) => !present.some((touchpoint) => touchpoint.id === id));
      if (unknown) throw new AppError('not_found', { thing: 'touchpoint' });
      const sorted = [...present].sort(
        (a, b) => (rank.get(a.id) ?? ids.length + a.position) - (rank.get(b.id) ?? ids.length + b.position),
      );
      const ordered = sorted.map((touchpoint, index) => ({ ...touchpoint, position: index + 1 }));
      for (const touchpoint of ordered) await saveTouchpoint(transaction, workspace, touchpoint);
      return ordered;
    });
  }

  /** Hands the touchpoints of dropped stages to another; see `Stages`. */
  async moveFrom(
    transaction: Kysely<unknown>,
    workspace: string,
    stages: readonly string[],
    to: string | null,
  ): Promise<void> {
    const orphans = (await readTouchpoints(transaction, workspace)).filter(({ stageId }) =>
      stages.includes(stageId),
    );
    if (orphans.length > 0 && to === null) {
      throw new AppError('conflict', {
        problem: `${orphans.length} touchpoints belong to a stage that would go; say which stage takes them`,
      });
    }
    for (const orphan of orphans)
      await saveTouchpoint(transaction, workspace, { ...orphan, stageId: to ?? orphan.stageId });
  }

  /** Events and people a rule matches now, whatever other rules take first. */
  async matches(
    workspace: number,
    rule: Rule,
  ): Promise<{ events: number; people: number; lastSeenAt: number | null }> {
    const [row] = await this.#parts.events.query(
      sql`SELECT count() AS events, uniqExact(if(linked = '', person, linked)) AS people, max(time) AS last
        FROM (SELECT visitor, person, time FROM events WHERE workspace = ${uint32(workspace)} AND ${ruleCondition(rule)}) AS e
        ANY LEFT JOIN (${linkedPeople(workspace)}) AS l USING visitor`,
      { events: int, people: int, last: int },
    );
    if (!row || row.events === 0) return { events: 0, people: 0, lastSeenAt: null };
    return { events: row.events, people: row.people, lastSeenAt: row.last };
  }

  /** Events that at least one of the rules matches. */
  async matchingAny(workspace: number, rules: readonly Rule[]): Promise<number> {
    const any = join(rules.map(ruleCondition), sql` OR `);
    const [row] = await this.#parts.events.query(
      sql`SELECT count() AS events FROM events WHERE workspace = ${uint32(workspace)} AND (${any})`,
      { events: int },
    );
    return row?.events ?? 0;
  }

  async #requireStage(workspace: string, stage: string): Promise<void> {
    if (!(await this.#parts.stageIds(workspace)).includes(stage))
      throw new AppError('not_found', { thing: 'stage' });
  }
}

async function find(db: Kysely<unknown>, workspace: string, id: string): Promise<Touchpoint> {
  const touchpoint = (await readTouchpoints(db, workspace)).find((each) => each.id === id);
  if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
  return touchpoint;
}
