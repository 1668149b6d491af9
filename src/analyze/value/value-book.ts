/** Keeps the latest computed figures: the pages of a list and the report beside it are about the same buyers and the same fit. */
import { type ReportScope, Shared } from '../engine/public.ts';
import { type Observed, readBuyers } from './buyers.ts';
import type { ValueFigures } from './compute.ts';
import type { Terms } from './forecast.ts';
import { computedValue } from './in-thread.ts';

export interface ValueEntry {
  readonly observed: Observed;
  readonly figures: ValueFigures;
}

/** A hundred thousand customers take some ten megabytes. */
const MOST_KEPT = 4;

export class ValueBook {
  readonly #entries = new Map<string, Shared<ValueEntry>>();

  /** The figures of these people and terms, as the data are now. */
  open(scope: ReportScope, terms: Terms): Promise<ValueEntry> {
    const { workspace, source, period, filter, rows } = scope;
    const { id, currency, timezone } = workspace;
    const key = JSON.stringify([
      id,
      currency,
      timezone,
      source.version,
      period.fromDay,
      period.toDay,
      filter,
      rows,
      terms,
    ]);
    const kept = this.#entries.get(key);
    if (kept && !kept.abandoned) return kept.wait();
    const entry = new Shared(() => computed(scope, terms));
    this.#entries.set(key, entry);
    // What failed is tried again the next time.
    entry.onRefusal(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MOST_KEPT) break;
      this.#entries.delete(oldest);
    }
    return entry.wait();
  }
}

async function computed(scope: ReportScope, terms: Terms): Promise<ValueEntry> {
  const observed = await readBuyers(scope);
  const { buyers, lastDay, splitDay } = observed;
  return { observed, figures: await computedValue({ buyers, lastDay, splitDay, terms }) };
}
