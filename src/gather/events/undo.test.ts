/** An origin undone: what only it brought is gone, what others brought too stays and is theirs, and the ledger adds up. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { type IngestBench, ingestBench, WORKSPACE } from '../../../test/support/ingest.ts';
import { int } from '../../platform/eventdb/row.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import type { EventsTables } from './inbox-store.ts';

const a = { kind: 'import', id: 'a' } as const;
const b = { kind: 'import', id: 'b' } as const;
const live = { kind: 'source', id: 's' } as const;

describeOnEachBackend('undo', (open) => {
  let backends: Backends;
  let bench: IngestBench;
  beforeEach(async () => {
    backends = await open();
    bench = ingestBench(backends);
  });
  afterEach(async () => {
    await bench.ingest.stop();
    await backends.close();
  });

  it('leaves to a later import what it brought as well', async () => {
    await bench.send(a, 'one', 'two');
    await bench.send(b, 'two', 'three');
    expect(await bench.ledger()).toMatchObject({ 'import:b stored': 1, 'import:b duplicate': 1 });
    expect(await bench.ingest.keptByOthers(WORKSPACE, a)).toEqual([{ origin: 'import:b', events: 1 }]);

    await bench.ingest.undo(WORKSPACE, a);
    expect(await bench.stored()).toEqual(['import:b three', 'import:b two']);
    expect(await bench.ledger()).toEqual({ 'import:b accepted': 2, 'import:b stored': 2 });

    await bench.ingest.undo(WORKSPACE, b);
    expect(await bench.stored()).toEqual([]);
    expect(await bench.ledger()).toEqual({});
    for (const table of [sql`events`, sql`repeats`])
      expect(await backends.events.query(sql`SELECT count() AS n FROM ${table}`, { n: int })).toEqual([
        { n: 0 },
      ]);
  });

  it('hands an event on as often as origins that brought it are undone, live ones among them', async () => {
    await bench.send(a, 'same');
    await bench.send(live, 'same', 'same');
    await bench.send(b, 'same');
    await bench.ingest.undo(WORKSPACE, a);
    expect(await bench.stored()).toEqual(['source:s same']);
    expect(await bench.ledger()).toMatchObject({ 'source:s stored': 1, 'source:s duplicate': 1 });
    await bench.ingest.undo(WORKSPACE, live);
    expect(await bench.stored()).toEqual(['import:b same']);
    expect(await bench.ledger()).toEqual({ 'import:b accepted': 1, 'import:b stored': 1 });
  });

  it('counts once when it is done again after a crash', async () => {
    await bench.send(a, 'one', 'two');
    await bench.send(b, 'one', 'two');
    // Lets go of the drain, as a process that is gone does after a while.
    await bench.ingest.stop();
    const db = backends.events;
    const failing = ingestBench(backends, {
      ...methodsOf(db),
      query: ((statement, ...rest) =>
        /WHERE batch = /.test(statement.text)
          ? Promise.reject(new Error('killed here'))
          : db.query(statement, ...rest)) as typeof db.query,
    });
    await expect(failing.ingest.undo(WORKSPACE, a)).rejects.toThrow('killed');
    await failing.ingest.stop();
    expect(await bench.stored()).toEqual(['import:b one', 'import:b two']);
    await bench.ingest.undo(WORKSPACE, a);
    expect(await bench.stored()).toEqual(['import:b one', 'import:b two']);
    expect(await bench.ledger()).toEqual({ 'import:b accepted': 2, 'import:b stored': 2 });
    const left = await backends.state.db
      .withTables<EventsTables>()
      .selectFrom('undos_under_way')
      .selectAll()
      .execute();
    expect(left).toEqual([]);
  });
});

function methodsOf(db: Backends['events']): Backends['events'] {
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
