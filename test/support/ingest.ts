/** An ingest on given databases with a clock that stands, and what one asks of it in tests. */
import type { EventsTables } from '../../src/gather/events/inbox-store.ts';
import {
  createIngest,
  type IncomingEvent,
  type Ingest,
  type Origin,
} from '../../src/gather/events/public.ts';
import { idsFrom, systemRandom } from '../../src/platform/clock/clock.ts';
import type { EventDb } from '../../src/platform/eventdb/event-db.ts';
import { str } from '../../src/platform/eventdb/row.ts';
import { sql } from '../../src/platform/eventdb/sql.ts';
import type { Backends } from './backends.ts';

export const NOW = Date.UTC(2026, 5, 1, 12);
export const WORKSPACE = { id: 'wsp_1', number: 7 };

export function incoming(over: Partial<IncomingEvent> & { messageId: string }): IncomingEvent {
  return {
    name: 'Order Completed',
    time: NOW - 1000,
    precision: 'instant',
    identities: [{ kind: 'email', value: 'ana@example.org' }],
    ...over,
  };
}

export interface IngestBench {
  readonly ingest: Ingest;
  readonly troubles: unknown[];
  /** Accepts events of an origin, by their message ids, and waits until they are in the engine. */
  send(origin: Origin, ...messageIds: string[]): Promise<void>;
  /** `origin message-name` of everything stored. */
  stored(): Promise<string[]>;
  /** Sums of the ledger by origin and outcome: `import:a stored` → 2. */
  ledger(): Promise<Record<string, number>>;
}

export function ingestBench(
  backends: Backends,
  events: EventDb = backends.events,
  clock = () => NOW,
): IngestBench {
  const troubles: unknown[] = [];
  const ingest = createIngest({
    state: backends.state,
    events,
    clock,
    newId: idsFrom(clock, systemRandom),
    onTrouble: (error) => troubles.push(error),
  });
  return {
    ingest,
    troubles,
    async send(origin, ...messageIds) {
      const list = messageIds.map((messageId) => incoming({ messageId, name: messageId }));
      await ingest.accept({ workspace: WORKSPACE, origin, events: list, people: [] });
      await ingest.settle(WORKSPACE.id);
    },
    async stored() {
      const rows = await backends.events.query(sql`SELECT origin, name FROM events ORDER BY name, origin`, {
        origin: str,
        name: str,
      });
      return rows.map(({ origin, name }) => `${origin} ${name}`);
    },
    async ledger() {
      const db = backends.state.db.withTables<EventsTables>();
      const sums: Record<string, number> = {};
      for (const { origin, outcome, events: n } of await db.selectFrom('ledger').selectAll().execute()) {
        const slot = `${origin} ${outcome}`;
        sums[slot] = (sums[slot] ?? 0) + n;
      }
      return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
    },
  };
}
