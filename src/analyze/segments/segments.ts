/** Segments of a workspace: saved, counted, and looked up by reports. A segment holds no people: it is asked anew each time. */
import type { Kysely } from 'kysely';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { peopleWithTrait, traitNames, traitValues } from '../../people/identity/public.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int } from '../../platform/eventdb/row.ts';
import { type Sql, sql } from '../../platform/eventdb/sql.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { JourneySource, Journeys } from '../journeys/public.ts';
import type { Segment, SegmentCondition, SegmentRule } from './contract.ts';
import { segmentCondition } from './segment.sql.ts';
import { dropSegment, readSegments, saveSegment } from './store.ts';

/** A workspace has at most so many, so that a list of them stays one. */
const MOST_SEGMENTS = 200;

export interface SegmentParts {
  readonly state: State;
  readonly events: EventDb;
  readonly journeys: Journeys;
  readonly clock: Clock;
  readonly newId: NewId;
}

export class Segments {
  readonly #parts: SegmentParts;

  constructor(parts: SegmentParts) {
    this.#parts = parts;
  }

  list(workspace: string): Promise<Segment[]> {
    return readSegments(this.#parts.state.db, workspace);
  }

  /** @throws AppError `not_found` */
  async get(workspace: string, id: string): Promise<Segment> {
    const segment = (await this.list(workspace)).find((each) => each.id === id);
    if (!segment) throw new AppError('not_found', { thing: 'segment' });
    return segment;
  }

  /** @throws AppError `conflict` beyond the limit */
  async create(workspace: string, draft: Pick<Segment, 'name' | 'rule'>): Promise<Segment> {
    const { state, newId } = this.#parts;
    return alone(state, `segments ${workspace}`, async (db) => {
      if ((await readSegments(db, workspace)).length >= MOST_SEGMENTS) {
        throw new AppError('conflict', { problem: `A business has at most ${MOST_SEGMENTS} segments` });
      }
      return this.#save(db, workspace, { id: newId('seg'), ...draft });
    });
  }

  async update(workspace: string, id: string, draft: Pick<Segment, 'name' | 'rule'>): Promise<Segment> {
    await this.get(workspace, id);
    return this.#save(this.#parts.state.db, workspace, { id, ...draft });
  }

  async remove(workspace: string, id: string): Promise<Segment> {
    const segment = await this.get(workspace, id);
    await dropSegment(this.#parts.state.db, workspace, id);
    return segment;
  }

  async count(workspace: WorkspaceScope, rule: SegmentRule): Promise<{ people: number; of: number }> {
    const source = await this.#parts.journeys.source(workspace);
    const chosen = await this.condition(workspace, source, rule);
    const [row] = await this.#parts.events.query(
      sql`SELECT countIf(${chosen}) AS chosen_people, count() AS people FROM (${source.rows})`,
      { chosen_people: int, people: int },
    );
    return { people: row?.chosen_people ?? 0, of: row?.people ?? 0 };
  }

  /** The rule as a condition over `source.rows`. */
  async condition(
    workspace: Pick<WorkspaceScope, 'id' | 'number'>,
    source: Pick<JourneySource, 'touchpoints' | 'labels'>,
    rule: SegmentRule,
  ): Promise<Sql> {
    const withTrait = new Map<SegmentCondition, readonly string[]>();
    for (const condition of rule.conditions) {
      if (condition.kind !== 'trait') continue;
      withTrait.set(condition, await peopleWithTrait(this.#parts.state.db, workspace.id, condition));
    }
    return segmentCondition(rule, {
      workspace: workspace.number,
      source,
      now: this.#parts.clock(),
      withTrait,
    });
  }

  /** What is said of a trait, by person. */
  traitValues(workspace: string, trait: string): Promise<Map<string, string>> {
    return traitValues(this.#parts.state.db, workspace, trait);
  }

  async choices(workspace: WorkspaceScope) {
    const { labels, touchpoints } = await this.#parts.journeys.source(workspace);
    return {
      words: {
        device: [...labels.values('device')],
        campaign: [...labels.values('campaign')],
        page: [...labels.values('page')],
        name: [...labels.values('name')],
      },
      traits: await traitNames(this.#parts.state.db, workspace.id),
      touchpoints: touchpoints.map(({ id, title }) => ({ id, title })),
    };
  }

  async #save(db: Kysely<unknown>, workspace: string, segment: Omit<Segment, 'changedAt'>): Promise<Segment> {
    const saved = { ...segment, changedAt: this.#parts.clock() };
    await saveSegment(db, workspace, saved);
    return saved;
  }
}
