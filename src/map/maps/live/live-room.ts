/** Those who follow one map in this process: tells each the same, reads what is new once for all of them. */
import type { WorkspaceScope } from '../../../kernel/workspace.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { Maps } from '../maps.ts';
import type { LiveEvent } from './contract.ts';
import { type EventStream, messageOf } from './event-stream.ts';

/** Somebody who moves through cells is told in one go. */
const GATHER_MS = 80;

export interface Follower {
  readonly stream: EventStream<LiveEvent>;
  readonly account: string;
  readonly workspace: string;
  readonly isStillAdmitted: () => Promise<boolean>;
}

export class LiveRoom {
  readonly followers = new Set<Follower>();
  readonly #maps: Maps;
  readonly #workspace: WorkspaceScope;
  readonly #map: string;
  /** What was told up to; null until somebody has read. */
  #sequence: number | null = null;
  #reading = false;
  #again = false;
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(maps: Maps, workspace: WorkspaceScope, map: string) {
    this.#maps = maps;
    this.#workspace = workspace;
    this.#map = map;
  }

  tell(event: LiveEvent): void {
    const message = messageOf(event);
    for (const { stream } of this.followers) stream.write(message);
  }

  /** Who is here changed. */
  tellPresent(present: () => LiveEvent): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.tell(present());
    }, GATHER_MS);
  }

  /** What the first follower was told by themselves. */
  beginAt(sequence: number): void {
    this.#sequence ??= sequence;
    // What was taken while they read.
    if (this.#again) void this.refresh();
  }

  /** Reads what came since and tells it; once more when something came meanwhile. */
  async refresh(): Promise<void> {
    this.#again = true;
    if (this.#sequence === null || this.#reading) return;
    this.#reading = true;
    while (this.#again && this.followers.size > 0) {
      this.#again = false;
      await this.#readOnce(this.#sequence);
    }
    this.#reading = false;
  }

  async #readOnce(since: number): Promise<void> {
    try {
      const state = await this.#maps.read(this.#workspace, this.#map, since);
      this.#sequence = state.sequence;
      if (state.document !== null || state.operations.length > 0) this.tell({ event: 'told', ...state });
    } catch (error) {
      // Other trouble passes; the next beat reads again.
      if (error instanceof AppError && error.code === 'not_found') this.end();
    }
  }

  end(): void {
    clearTimeout(this.#gathering);
    for (const { stream } of this.followers) stream.end();
  }
}
