import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachEventDb } from '../../../test/support/events.ts';
import { AppError } from '../errors/app-error.ts';
import { asking } from './asking.ts';
import type { EventDb } from './event-db.ts';
import { QueuedEventDb } from './queued-events.ts';
import { int } from './row.ts';
import { type Sql, sql } from './sql.ts';
import { StatementQueue } from './statement-queue.ts';

const NUMBER = { n: int };

describeOnEachEventDb('statements that wait their turn', (open) => {
  let engine: EventDb;
  let queue: StatementQueue;
  let db: EventDb;
  beforeAll(async () => {
    engine = await open();
    queue = new StatementQueue({ atOnce: 2, clock: () => 0 });
    db = new QueuedEventDb(engine, queue, { seconds: 600, memoryBytes: 4 * 1024 ** 3 });
  });
  afterAll(() => engine.close());

  /** Would keep two cores busy for many minutes. */
  const endless = (salt: string): Sql =>
    sql`SELECT toUInt32(sum(cityHash64(toString(number))) % 7) AS n FROM numbers(200000000000) WHERE ${mark(salt)}`;
  const mark = (salt: string): Sql => (salt === 'one' ? sql`1 = 1` : sql`2 = 2`);
  const inEngine = async (salt: string): Promise<number> => {
    const like = salt === 'one' ? sql`'%200000000000) WHERE 1 = 1%'` : sql`'%200000000000) WHERE 2 = 2%'`;
    const [row] = await engine.query(
      sql`SELECT count() AS n FROM system.processes WHERE query LIKE ${like} AND query NOT LIKE '%system.processes%' AND is_cancelled = 0`,
      NUMBER,
    );
    return row?.n ?? 0;
  };
  const begun = async (salt: string): Promise<void> => {
    while ((await inEngine(salt)) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const asked = <T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    asking({ business: 'a', name: 'report', rank: 'page', signal }, work);
  const refusalOf = (work: Promise<unknown>): Promise<AppError> =>
    work.then(
      () => expect.unreachable('it was answered'),
      (error: unknown) => error as AppError,
    );

  it('ends the work of the engine when whoever asked has left, and begins nothing more', async () => {
    const leaving = new AbortController();
    let second = false;
    const left = refusalOf(
      asked(async () => {
        await db.query(endless('one'), NUMBER);
        second = true;
      }, leaving.signal),
    );
    await begun('one');
    leaving.abort();
    const refusal = await left;
    expect(refusal).toBeInstanceOf(AppError);
    expect([refusal.code, second]).toEqual(['cancelled', false]);
    // The engine's own words: it did not run out of time, it was stopped.
    expect(String(refusal.cause)).toMatch(/394|cancel/i);
    expect(await inEngine('one')).toBe(0);
    expect(queue.counts).toEqual({ running: 0, waiting: 0 });
    expect(await db.query(sql`SELECT 3 AS n`, NUMBER)).toEqual([{ n: 3 }]);
  });

  it('stops only what was left: others who ask at the same time get their answer', async () => {
    const leaving = new AbortController();
    const left = refusalOf(asked(() => db.query(endless('two'), NUMBER), leaving.signal));
    await begun('two');
    const other = asked(() => db.query(sql`SELECT count() AS n FROM numbers(1000)`, NUMBER));
    expect(await other).toEqual([{ n: 1000 }]);
    leaving.abort();
    expect((await left).code).toBe('cancelled');
  });

  it('refuses what takes too long or too much memory with what to do, and goes on', async () => {
    const strict = new QueuedEventDb(engine, queue, { seconds: 1, memoryBytes: 20 * 1024 ** 2 });
    const long = await refusalOf(asked(() => strict.query(endless('one'), NUMBER)));
    expect([long.code, long.details.resource]).toEqual(['query_too_heavy', 'time']);
    const large = sql`SELECT toUInt32(length(groupArray(toString(number)))) AS n FROM numbers(5000000)`;
    const heavy = await refusalOf(asked(() => strict.query(large, NUMBER)));
    expect([heavy.code, heavy.details.resource]).toEqual(['query_too_heavy', 'memory']);
    expect(heavy.advice).toMatch(/shorter period/);
    expect(await asked(() => strict.query(sql`SELECT 1 AS n`, NUMBER))).toEqual([{ n: 1 }]);
  });

  it('keeps nobody waiting who has not said who asks: events come in while reports stand in line', async () => {
    const narrow = new QueuedEventDb(engine, new StatementQueue({ atOnce: 1, clock: () => 0 }), {
      seconds: 600,
      memoryBytes: 4 * 1024 ** 3,
    });
    const leaving = new AbortController();
    const left = refusalOf(asked(() => narrow.query(endless('one'), NUMBER), leaving.signal));
    const behind = asked(() => narrow.query(sql`SELECT 2 AS n`, NUMBER));
    await begun('one');
    expect(await narrow.query(sql`SELECT 1 AS n`, NUMBER)).toEqual([{ n: 1 }]);
    leaving.abort();
    expect((await left).code).toBe('cancelled');
    expect(await behind).toEqual([{ n: 2 }]);
  });
});
