/** From when to when the people of a business were met, looked up once for each version of its journeys. */
import { asking, untilLeft } from '../../platform/eventdb/asking.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int } from '../../platform/eventdb/row.ts';
import { type Sql, sql } from '../../platform/eventdb/sql.ts';

/** Instants, ms UTC. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export class Spans {
  readonly #events: EventDb;
  readonly #kept = new Map<string, { readonly version: string; readonly span: Promise<Span | null> }>();

  constructor(events: EventDb) {
    this.#events = events;
  }

  /** Others may wait for it too, so nobody's leaving ends it. */
  of(workspace: string, version: string, rows: Sql): Promise<Span | null> {
    const kept = this.#kept.get(workspace);
    if (kept?.version === version) return untilLeft(kept.span);
    const statement = sql`SELECT count() AS people, min(first_time) AS first, max(last_time) AS last FROM (${rows})`;
    const columns = { people: int, first: int, last: int };
    const span = asking({ business: workspace, name: 'journeys', rank: 'page' }, async () => {
      const [row] = await this.#events.query(statement, columns);
      return row && row.people > 0 ? row : null;
    });
    this.#kept.set(workspace, { version, span });
    span.catch(() => this.#kept.delete(workspace));
    return untilLeft(span);
  }
}
