/** Keeps the latest computed figures: the pages of a list and the report beside it are about the same people and the same fit. */
import type { ReportScope } from './report-scope.ts';
import { Shared } from './shared.ts';

/** A hundred thousand customers take some ten megabytes. */
const MOST_KEPT = 4;

export class ScopeBook<Terms, Entry> {
  readonly #entries = new Map<string, Shared<Entry>>();
  readonly #compute: (scope: ReportScope, terms: Terms) => Promise<Entry>;

  constructor(compute: (scope: ReportScope, terms: Terms) => Promise<Entry>) {
    this.#compute = compute;
  }

  /** The figures of these people and terms, as the data are now. */
  open(scope: ReportScope, terms: Terms): Promise<Entry> {
    const { workspace, source, period, filter, rows } = scope;
    const { id, currency, timezone } = workspace;
    const days = [period.fromDay, period.toDay];
    const key = JSON.stringify([id, currency, timezone, source.version, days, filter, rows, terms]);
    const kept = this.#entries.get(key);
    if (kept && !kept.abandoned) return kept.wait();
    const entry = new Shared(() => this.#compute(scope, terms));
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
