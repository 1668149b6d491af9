/** The run: nothing lost and nothing doubled wherever it is cut, and memory that does not grow with the file. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../../../../test/support/import-events.ts';
import type { IncomingEvent, IncomingPerson, IngestBatch, Within } from '../../events/public.ts';
import { openTables } from '../read/open-tables.ts';
import { type Checkpoint, firstCheckpoint } from './checkpoint.ts';
import type { Plan } from './plan.ts';
import { assignTables } from './plan.ts';
import { type ImportRun, runImport } from './run-import.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footpath-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CRASH = new Error('the process died');

/** Where events and checkpoints end up together, as in a transaction; dies at a given call, before or after the commit. */
class Store {
  readonly events: IncomingEvent[] = [];
  readonly people: IncomingPerson[] = [];
  checkpoint: Checkpoint = firstCheckpoint(NOW);
  calls = 0;
  dieAt: { call: number; committed: boolean } | null = null;

  async accept(batch: IngestBatch, within?: Within) {
    this.calls++;
    const dies = this.dieAt?.call === this.calls ? this.dieAt : null;
    if (dies && !dies.committed) throw CRASH;
    await within?.(undefined as never);
    this.events.push(...batch.events);
    this.people.push(...batch.people);
    if (dies) throw CRASH;
    return { accepted: batch.events.length, rejected: [] };
  }
}

async function runOf(
  path: string,
  store: Pick<Store, 'accept' | 'checkpoint'>,
  change: Partial<ImportRun> = {},
): Promise<ImportRun> {
  const { tables } = await openTables([{ name: 'a.csv', path }]);
  const heads = tables.map(({ head }) => head);
  const [assignment] = assignTables(heads, { format: null, said: {}, saved: () => null });
  if (!assignment) throw new Error('not understood');
  const { format, roles, mapping } = assignment;
  const plan: Plan = {
    parts: [{ format: format.id, roles, ...(mapping ? { mapping } : {}), timezone: 'UTC', currency: 'EUR' }],
    now: NOW,
  };
  return {
    workspace: { id: 'ws', number: 1 },
    id: 'imp_1',
    plan,
    tables,
    folder,
    rejectedPath: join(folder, 'rejected.csv'),
    from: store.checkpoint,
    signal: new AbortController().signal,
    ingest: store,
    clock: () => NOW,
    save: async (checkpoint) => {
      store.checkpoint = checkpoint;
    },
    progress: async () => {},
    ...change,
  };
}

function written(rows: number, row: (i: number) => string, header: string): string {
  const path = join(folder, 'a.csv');
  const file = openSync(path, 'w');
  writeSync(file, `${header}\n`);
  for (let from = 0; from < rows; from += 10_000) {
    let text = '';
    for (let i = from; i < Math.min(rows, from + 10_000); i++) text += `${row(i)}\n`;
    writeSync(file, text);
  }
  closeSync(file);
  return path;
}

const day = (i: number) => `2026-01-${String((i % 28) + 1).padStart(2, '0')}`;
/** Every fourth row is alike to an earlier one, every ninth is rejected. */
const logRow = (i: number) =>
  i % 9 === 0 ? `,Visit,soon` : `c${i % 4 === 0 ? 1 : i},Visit,${day(i % 4 === 0 ? 1 : i)}`;

describe.each([
  ['a log', 'customer,event,date', logRow],
  [
    'orders whose lines lie scattered',
    'order,email,date,item,price',
    (i: number) => `o${i % 9000},p${i % 9000}@b.org,${day(i % 9000)},i${i},1.00`,
  ],
])('an import of %s', (_what, header, row) => {
  const ROWS = 18_000;

  it.each([
    [1, false],
    [1, true],
    [2, false],
    [3, true],
  ])('that dies at chunk %d (committed: %s) goes on as if nothing had been', async (call, committed) => {
    const path = written(ROWS, row, header);
    const whole = new Store();
    const wanted = await runImport(await runOf(path, whole));
    const wantedRejected = readFileSync(join(folder, 'rejected.csv'), 'utf8');
    expect(whole.calls).toBeGreaterThan(2);

    const store = new Store();
    store.dieAt = { call, committed };
    rmSync(join(folder, 'rejected.csv'));
    await expect(runImport(await runOf(path, store))).rejects.toThrow(CRASH);
    store.dieAt = null;
    const last = await runImport(await runOf(path, store));

    const ids = store.events.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(whole.events.map(({ messageId }) => messageId));
    expect(last.counts).toEqual(wanted.counts);
    expect(last.records).toBe(wanted.records);
    expect(readFileSync(join(folder, 'rejected.csv'), 'utf8')).toBe(wantedRejected);
    const { read, used, skipped, rejected } = last.counts;
    expect(read).toBe(ROWS);
    expect(read).toBe(used + skipped + rejected);
  });
});

describe('a run', () => {
  it('stops when it is told to, and keeps what it has', async () => {
    const path = written(200_000, logRow, 'customer,event,date');
    const store = new Store();
    const abort = new AbortController();
    const run = await runOf(path, store, {
      signal: abort.signal,
      progress: async (share) => {
        if (share > 0.3) abort.abort(new Error('enough'));
      },
    });
    await expect(runImport(run)).rejects.toThrow('enough');
    expect(store.checkpoint.records).toBeGreaterThan(0);
    expect(store.checkpoint.records).toBeLessThan(200_000);
    expect(store.events).toHaveLength(store.checkpoint.counts.events);
  });

  it('says the same of a person once', async () => {
    const path = written(5_000, (i) => `c1,Visit,${day(i)},Ana,Rome`, 'customer,event,date,name,city');
    const store = new Store();
    await runImport(await runOf(path, store));
    expect(store.people).toHaveLength(1);
  });

  it('takes memory that does not grow with the file', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const path = written(
      200_000,
      (i) => `c${i % 5000},Visit,${day(i)}T10:${String(i % 60).padStart(2, '0')}:00Z,${i}`,
      'customer,event,date,note',
    );
    const used: number[] = [];
    let chunks = 0;
    const sink = {
      checkpoint: firstCheckpoint(NOW),
      accept: async (batch: IngestBatch, within?: Within) => {
        await within?.(undefined as never);
        if (chunks++ % 5 === 0) {
          collect();
          used.push(process.memoryUsage().heapUsed);
        }
        return { accepted: batch.events.length, rejected: [] };
      },
    };
    const last = await runImport(await runOf(path, sink));
    expect(last.counts.events).toBe(200_000);
    const half = used.length / 2;
    const early = Math.max(...used.slice(1, half));
    const late = Math.max(...used.slice(half));
    expect((late - early) / 2 ** 20).toBeLessThan(8);
  });
});
