/** The labels of each business as of the newest version of its journeys, kept so that a report reads them once. */
import type { Kysely } from 'kysely';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { forgetUnused, type Labels, learnLabels, readLabels } from './labels.ts';

interface Business {
  readonly id: string;
  readonly number: number;
}

export class KeptLabels {
  readonly #parts: { readonly state: Kysely<unknown>; readonly events: EventDb };
  readonly #kept = new Map<string, { readonly version: number; readonly labels: Labels }>();

  constructor(parts: { readonly state: Kysely<unknown>; readonly events: EventDb }) {
    this.#parts = parts;
  }

  /** Those of a version that is about to be built, with the words that came in batches after `since`. */
  async learn(workspace: Business, since: number, version: number): Promise<Labels> {
    const labels = await learnLabels(this.#parts, workspace, since);
    this.#kept.set(workspace.id, { version, labels });
    return labels;
  }

  async of(workspace: string, version: number): Promise<Labels> {
    const kept = this.#kept.get(workspace);
    if (kept?.version === version) return kept.labels;
    const labels = await readLabels(this.#parts.state, workspace);
    this.#kept.set(workspace, { version, labels });
    return labels;
  }

  /** @returns whether a dimension that was full has room now: then rows must be made anew */
  forgetUnused(workspace: Business): Promise<boolean> {
    return forgetUnused(this.#parts, workspace);
  }
}
