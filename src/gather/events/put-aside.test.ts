/** Rows the real engines refuse: put aside with the engine's words, counted, tried again, dropped; the rest is stored. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { type IngestBench, ingestBench, NOW, WORKSPACE } from '../../../test/support/ingest.ts';
import { type EventsTables, hourOf } from './inbox-store.ts';

const origin = { kind: 'import', id: 'a' } as const;

describeOnEachBackend('what the engine will not take', (open) => {
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

  const db = () => backends.state.db.withTables<EventsTables>();

  /** Good events with rows in between that no engine takes, as a fault of ours could write them. */
  async function acceptSpoilt(): Promise<void> {
    const names = Array.from({ length: 40 }, (_, i) => `e${String(i).padStart(2, '0')}`);
    const events = names.map((name) => ({
      ...{ messageId: name, name, time: NOW - 1000, precision: 'instant' as const },
      identities: [{ kind: 'email', value: 'ana@example.org' }],
    }));
    await bench.ingest.accept({ workspace: WORKSPACE, origin, events, people: [] });
    const row = await db().selectFrom('inbox').selectAll().executeTakeFirstOrThrow();
    const lines = row.event_rows.split('\n');
    lines[7] = (lines[7] ?? '').replace(/^\d+/, 'seven');
    lines[31] = 'not\ta row';
    await db()
      .updateTable('inbox')
      .set({ event_rows: lines.join('\n') })
      .execute();
  }

  it('is put aside row by row, and everything else is stored and counted', async () => {
    await acceptSpoilt();
    await bench.ingest.settle(WORKSPACE.id);
    expect(await bench.stored()).toHaveLength(38);
    expect(await bench.ingest.waiting()).toBe(0);
    expect(await bench.ledger()).toEqual({
      'import:a accepted': 40,
      'import:a stored': 38,
      'import:a rejected': 2,
    });
    const aside = await bench.ingest.putAside(WORKSPACE.id);
    expect(aside.reduce((sum, { events }) => sum + events, 0)).toBe(2);
    for (const { reason } of aside) expect(reason).toMatch(/Code: \d+|parse/i);
    const hours = await db().selectFrom('ledger').select('hour').distinct().execute();
    expect(hours).toEqual([{ hour: hourOf(NOW) }]);
  });

  it('goes in when it is tried again after the cause is gone, and stays rejected when it is dropped', async () => {
    await acceptSpoilt();
    await bench.ingest.settle(WORKSPACE.id);
    const rows = await db().selectFrom('put_aside').selectAll().execute();
    const seventh = rows.find(({ event_rows }) => event_rows.includes('seven'));
    const mended = seventh?.event_rows.replace(/^seven/m, String(WORKSPACE.number)) ?? '';
    await db()
      .updateTable('put_aside')
      .set({ event_rows: mended })
      .where('id', '=', seventh?.id ?? '')
      .execute();

    for (const { id } of await bench.ingest.putAside(WORKSPACE.id))
      expect(await bench.ingest.tryAgain(WORKSPACE.id, id)).toBe(true);
    await bench.ingest.settle(WORKSPACE.id);
    expect(await bench.stored()).toHaveLength(39);
    expect(await bench.ledger()).toMatchObject({ 'import:a stored': 39, 'import:a rejected': 1 });

    const [left] = await bench.ingest.putAside(WORKSPACE.id);
    expect(await bench.ingest.drop('another', left?.id ?? '')).toBe(false);
    expect(await bench.ingest.drop(WORKSPACE.id, left?.id ?? '')).toBe(true);
    expect(await bench.ingest.tryAgain(WORKSPACE.id, left?.id ?? '')).toBe(false);
    expect(await bench.ingest.putAside(WORKSPACE.id)).toEqual([]);
    expect(await bench.ledger()).toMatchObject({ 'import:a accepted': 40, 'import:a rejected': 1 });
  });

  it('is gone with the origin that brought it', async () => {
    await acceptSpoilt();
    await bench.ingest.undo(WORKSPACE, origin);
    expect(await bench.ingest.putAside(WORKSPACE.id)).toEqual([]);
    expect(await bench.ledger()).toEqual({});
  });

  it('does not come into it when the engine is in trouble of its own', async () => {
    await bench.send(origin, 'before');
    const { number } = WORKSPACE;
    await bench.ingest.accept({
      workspace: { id: WORKSPACE.id, number },
      origin,
      events: [
        {
          ...{ messageId: 'm', name: 'later', time: NOW, precision: 'instant' },
          identities: [{ kind: 'email', value: 'a@b.c' }],
        },
      ],
      people: [],
    });
    const events = backends.events;
    await events.drop('incoming');
    await expect(bench.ingest.settle(WORKSPACE.id)).rejects.toThrow();
    expect(await bench.ingest.putAside(WORKSPACE.id)).toEqual([]);
    expect(await bench.ingest.waiting()).toBe(1);
  });
});
