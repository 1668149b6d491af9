import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { defaultPerson } from '../../people/identity/public.ts';
import { idsFrom, systemRandom } from '../../platform/clock/clock.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import { sql, text } from '../../platform/eventdb/sql.ts';
import type { EventsTables } from './inbox-store.ts';
import { createIngest, type IncomingEvent, type Ingest, linkedPeople } from './public.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const workspace = { id: 'wsp_1', number: 7 };
const origin = { kind: 'import', id: 'imp_1' } as const;

function event(over: Partial<IncomingEvent> & { messageId: string }): IncomingEvent {
  return {
    name: 'Order Completed',
    time: NOW - 1000,
    precision: 'instant',
    identities: [{ kind: 'email', value: 'Ana@Example.org' }],
    ...over,
  };
}

describeOnEachBackend('ingest', (open) => {
  let backends: Backends;
  let ingest: Ingest;
  const troubles: unknown[] = [];
  const make = (events: EventDb) =>
    createIngest({
      state: backends.state,
      events,
      clock: () => NOW,
      newId: idsFrom(() => NOW, systemRandom),
      onTrouble: (error) => troubles.push(error),
    });
  beforeEach(async () => {
    backends = await open();
    ingest = make(backends.events);
  });
  afterEach(async () => {
    await ingest.stop();
    await backends.close();
  });

  const stored = () =>
    backends.events.query(sql`SELECT name, visitor, amount, time FROM events ORDER BY time, name`, {
      name: str,
      visitor: str,
      amount: int,
      time: int,
    });
  const ledger = async () => {
    const rows = await backends.state.db
      .withTables<EventsTables>()
      .selectFrom('ledger')
      .selectAll()
      .execute();
    const sums: Record<string, number> = {};
    for (const row of rows) sums[row.outcome] = (sums[row.outcome] ?? 0) + row.events;
    return sums;
  };

  it('stores what passes the steps and counts what does not', async () => {
    const receipt = await ingest.accept({
      workspace,
      origin,
      events: [
        event({ messageId: 'a', amount: { minor: 1250, currency: 'eur' } }),
        event({ messageId: 'b', identities: [{ kind: 'user', value: 'null' }] }),
        event({ messageId: 'c', time: -5 }),
        event({ messageId: 'd', time: NOW + 3 * 86_400_000 }),
        event({ messageId: 'e', name: ' ' }),
      ],
      people: [],
      unreadable: { 'no date': 2 },
    });
    expect(receipt).toEqual({
      accepted: 1,
      rejected: [
        { index: 1, reason: 'nobody' },
        { index: 2, reason: 'too_early' },
        { index: 3, reason: 'in_future' },
        { index: 4, reason: 'no_name' },
      ],
    });
    expect(await ingest.waiting({ workspace: workspace.id })).toBe(1);
    await ingest.settle(workspace.id);
    expect(await stored()).toEqual([
      { name: 'Order Completed', visitor: 'email:ana@example.org', amount: 1250, time: NOW - 1000 },
    ]);
    expect(await ledger()).toEqual({ accepted: 7, rejected: 6, stored: 1 });
  });

  it('takes the same event once, within a batch and for ever', async () => {
    const again = [event({ messageId: 'a' }), event({ messageId: 'a' }), event({ messageId: 'b' })];
    await ingest.accept({ workspace, origin, events: again, people: [] });
    await ingest.settle(workspace.id);
    await ingest.accept({ workspace, origin, events: again, people: [] });
    await ingest.settle(workspace.id);
    expect(await stored()).toHaveLength(2);
    expect(await ledger()).toEqual({ accepted: 6, stored: 2, duplicate: 4 });
  });

  it('counts the same when a batch is done again after a crash', async () => {
    await ingest.accept({
      workspace,
      origin,
      events: [event({ messageId: 'a' }), event({ messageId: 'b' })],
      people: [],
    });
    const crashing = make({
      ...methodsOf(backends.events),
      query: ((statement, ...rest) =>
        /FROM events WHERE batch/.test(statement.text)
          ? Promise.reject(new Error('the process was killed here'))
          : backends.events.query(statement, ...rest)) as EventDb['query'],
    });
    await expect(crashing.settle(workspace.id)).rejects.toThrow('killed');
    await crashing.stop();
    expect(await stored()).toHaveLength(2);
    await ingest.settle(workspace.id);
    expect(await stored()).toHaveLength(2);
    expect(await ledger()).toEqual({ accepted: 2, stored: 2 });
  });

  it('keeps events while the engine is down and moves them when it is back', async () => {
    const down = make({
      ...methodsOf(backends.events),
      insert: () => Promise.reject(new Error('engine is down')),
    });
    await down.accept({ workspace, origin, events: [event({ messageId: 'a' })], people: [] });
    await expect(down.settle(workspace.id)).rejects.toThrow('down');
    await down.stop();
    expect(await ingest.waiting()).toBe(1);
    await ingest.settle(workspace.id);
    expect(await stored()).toHaveLength(1);
  });

  it('saves the caller’s checkpoint with the batch, or neither', async () => {
    const failing = ingest.accept(
      { workspace, origin, events: [event({ messageId: 'a' })], people: [] },
      () => Promise.reject(new Error('checkpoint failed')),
    );
    const beside = ingest.accept({ workspace, origin, events: [event({ messageId: 'b' })], people: [] });
    await expect(failing).rejects.toThrow('checkpoint failed');
    await beside;
    await ingest.settle(workspace.id);
    expect(await stored()).toHaveLength(1);
    expect(await ledger()).toEqual({ accepted: 1, stored: 1 });
  });

  it('links keys that came together and takes the link back with the origin', async () => {
    const first = { kind: 'source', id: 'src_1' } as const;
    await ingest.accept({
      workspace,
      origin: first,
      events: [
        event({ messageId: 'web', name: 'Page Viewed', identities: [{ kind: 'anonymous', value: 'dev-1' }] }),
      ],
      people: [],
    });
    await ingest.settle(workspace.id);
    await ingest.accept({
      workspace,
      origin,
      events: [
        event({
          messageId: 'till',
          identities: [
            { kind: 'email', value: 'ana@example.org' },
            { kind: 'anonymous', value: 'dev-1' },
          ],
        }),
      ],
      people: [],
    });
    await ingest.settle(workspace.id);
    const links = () =>
      backends.events.query(sql`SELECT visitor, linked FROM (${linkedPeople(7)}) ORDER BY visitor`, {
        visitor: str,
        linked: str,
      });
    const [link] = await links();
    const people = [defaultPerson(7, 'email:ana@example.org'), defaultPerson(7, 'anonymous:dev-1')];
    expect(people).toContain(link?.linked);
    const dirty = await backends.events.query(sql`SELECT person FROM dirty`, { person: str });
    expect(dirty.map((row) => row.person).sort()).toEqual(people.sort());

    await ingest.undo(workspace, origin);
    expect(await links()).toEqual([]);
    expect((await stored()).map((row) => row.name)).toEqual(['Page Viewed']);
    expect(await ledger()).toEqual({ accepted: 1, stored: 1 });
    for (const table of ['person_keys', 'person_links', 'person_sightings', 'person_traits'] as const) {
      const rows = await backends.state.db
        .withTables<Record<typeof table, { origin: string }>>()
        .selectFrom(table)
        .selectAll()
        .execute();
      expect(rows).toEqual([]);
    }
  });

  it('commits calls that come together as one and answers each', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        ingest.accept({ workspace, origin, events: [event({ messageId: `m${i}` })], people: [] }),
      ),
    );
    expect(receipts.every((receipt) => receipt.accepted === 1)).toBe(true);
    await ingest.settle(workspace.id);
    const [row] = await backends.events.query(
      sql`SELECT count() AS n FROM events WHERE origin = ${text('import:imp_1')}`,
      { n: int },
    );
    expect(row?.n).toBe(200);
  });
});

function methodsOf(db: EventDb): EventDb {
  return {
    engine: db.engine,
    query: db.query.bind(db),
    run: db.run.bind(db),
    insert: db.insert.bind(db),
    remove: db.remove.bind(db),
    define: db.define.bind(db),
    drop: db.drop.bind(db),
    compact: db.compact.bind(db),
    ping: db.ping.bind(db),
    close: db.close.bind(db),
  };
}
