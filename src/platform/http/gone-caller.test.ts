/** A caller who hangs up: what was asked of the event engine for them ends, changes they made are done to the end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { describeOnEachEventDb } from '../../../test/support/events.ts';
import { asEditor, serve } from '../../../test/support/http.ts';
import { route } from '../../kernel/route.ts';
import type { EventDb } from '../eventdb/event-db.ts';
import { QueuedEventDb } from '../eventdb/queued-events.ts';
import { int } from '../eventdb/row.ts';
import { sql } from '../eventdb/sql.ts';
import { StatementQueue } from '../eventdb/statement-queue.ts';
import { bind } from './handler.ts';

const look = route({
  id: 'test.look',
  method: 'GET',
  path: '/api/workspaces/:workspace/look',
  access: 'viewer',
  summary: 'Looks for very long.',
  params: z.object({ workspace: z.string() }),
});
const change = route({ ...look, id: 'test.change', method: 'POST', access: 'editor' });

describeOnEachEventDb('a caller who hangs up', (open) => {
  let engine: EventDb;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  it('ends the statement of a look, not the one of a change', async () => {
    const queue = new StatementQueue({ atOnce: 2, clock: () => 0 });
    const events = new QueuedEventDb(engine, queue, { seconds: 600, memoryBytes: 2 * 1024 ** 3 });
    const ended: string[] = [];
    const begun: (() => void)[] = [];
    const statement = sql`SELECT toUInt32(sum(cityHash64(toString(number))) % 7) AS n FROM numbers(200000000000)`;
    const short = sql`SELECT toUInt32(sum(cityHash64(toString(number))) % 7) AS n FROM numbers(20000000)`;
    const app = await serve([
      bind(look, () =>
        events.query(statement, { n: int }).then(
          () => void ended.push('look answered'),
          (error: { code: string }) => void ended.push(`look ${error.code}`),
        ),
      ),
      bind(change, () => {
        const done = events.query(short, { n: int }).then(() => void ended.push('change done'));
        for (const tell of begun.splice(0)) tell();
        return done;
      }),
    ]);
    const url = `${await app.listen({ port: 0 })}/api/workspaces/w1/look`;
    const leaving = new AbortController();
    const gone = (method: string) => fetch(url, { method, headers: asEditor, signal: leaving.signal });
    const changing = new Promise<void>((resolve) => begun.push(resolve));
    const calls = [gone('GET'), gone('POST')].map((call) => call.catch(() => 'hung up'));
    await changing;
    while (queue.counts.running === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    leaving.abort();
    expect(await Promise.all(calls)).toEqual(['hung up', 'hung up']);
    while (ended.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ended.sort()).toEqual(['change done', 'look cancelled']);
    expect(queue.counts).toEqual({ running: 0, waiting: 0 });
  });
});
