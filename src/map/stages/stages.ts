/** The ordered stages of a workspace and the one way to change them: the whole list at once. */
import type { Kysely } from 'kysely';
import type { Language } from '../../kernel/language.ts';
import type { NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Stage } from './contract.ts';
import { defaultStageNames } from './default-stages.ts';
import { readStages, writeStages } from './store.ts';

/** A stage as asked for; without id it is new. */
export interface WantedStage {
  readonly id?: string | undefined;
  readonly name: string;
}

/** Moves the touchpoints of stages that are about to go; told the new stage, or null where none was named. */
export type MoveTouchpoints = (
  transaction: Kysely<unknown>,
  workspace: string,
  droppedStages: readonly string[],
  to: string | null,
) => Promise<void>;

export class Stages {
  readonly #state: State;
  readonly #newId: NewId;
  readonly #moveTouchpoints: MoveTouchpoints;

  constructor(parts: { state: State; newId: NewId; moveTouchpoints: MoveTouchpoints }) {
    this.#state = parts.state;
    this.#newId = parts.newId;
    this.#moveTouchpoints = parts.moveTouchpoints;
  }

  list(workspace: string): Promise<Stage[]> {
    return readStages(this.#state.db, workspace);
  }

  /** As `list`, in a transaction of the caller. */
  listWithin(transaction: Kysely<unknown>, workspace: string): Promise<Stage[]> {
    return readStages(transaction, workspace);
  }

  /** Gives a workspace the default stages where it has none. */
  async begin(workspace: string, language: Language = 'en'): Promise<void> {
    if ((await this.list(workspace)).length > 0) return;
    await this.replace(
      workspace,
      defaultStageNames[language].map((name) => ({ name })),
      null,
    );
  }

  /**
   * Renames, orders, adds and drops in one step.
   * @param moveTo position (1-based) in the new list that takes the touchpoints of dropped stages
   * @throws AppError `not_found` for an unknown id, `conflict` for two stages of one name or touchpoints without a place
   */
  async replace(workspace: string, wanted: readonly WantedStage[], moveTo: number | null): Promise<Stage[]> {
    return this.#state.db
      .transaction()
      .execute((transaction) => this.replaceWithin(transaction, workspace, wanted, moveTo));
  }

  /** As `replace`, in a transaction of the caller. */
  async replaceWithin(
    transaction: Kysely<unknown>,
    workspace: string,
    wanted: readonly WantedStage[],
    moveTo: number | null,
  ): Promise<Stage[]> {
    const names = new Set(wanted.map((stage) => stage.name.toLowerCase()));
    if (names.size < wanted.length)
      throw new AppError('conflict', { problem: 'Two stages have the same name' });
    const present = await readStages(transaction, workspace);
    const known = new Set(present.map((stage) => stage.id));
    const stages = wanted.map(({ id, name }, index) => {
      if (id !== undefined && !known.has(id)) throw new AppError('not_found', { thing: 'stage' });
      return { id: id ?? this.#newId('stg'), position: index + 1, name };
    });
    const kept = new Set(stages.map((stage) => stage.id));
    const dropped = present.filter((stage) => !kept.has(stage.id)).map((stage) => stage.id);
    const target = moveTo === null ? null : (stages[moveTo - 1]?.id ?? null);
    if (dropped.length > 0) await this.#moveTouchpoints(transaction, workspace, dropped, target);
    await writeStages(transaction, workspace, stages);
    return stages;
  }
}
