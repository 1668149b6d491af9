import { describe, expect, it } from 'vitest';
import { type Asking, asking, longWork, type Rank, whoAsks } from './asking.ts';
import { StatementQueue } from './statement-queue.ts';

/** Statements that end when told to; notes the order in which they were let in. */
function bench(atOnce: number) {
  const time = { now: 0 };
  const queue = new StatementQueue({ atOnce, clock: () => time.now });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (
    business: string,
    name: string,
    { rank = 'page', signal }: { rank?: Rank; signal?: AbortSignal } = {},
  ): Promise<string> =>
    asking({ business, name, rank, signal }, () =>
      queue.turn(whoAsks() as Asking, async () => {
        begun.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      }),
    ).catch((error: { code: string }) => error.code);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (...names: string[]) => {
    for (const name of names) ends.get(name)?.();
    await settle();
  };
  return { time, queue, begun, ask, end, settle };
}

describe('the line of statements', () => {
  it('lets in so many at once and the next when one has ended', async () => {
    const { queue, begun, ask, end, settle } = bench(2);
    const all = ['one', 'two', 'three'].map((name) => ask('a', name));
    await settle();
    expect(begun).toEqual(['one', 'two']);
    expect(queue.counts).toEqual({ running: 2, waiting: 1 });
    await end('one');
    expect(begun).toEqual(['one', 'two', 'three']);
    await end('two', 'three');
    expect(await Promise.all(all)).toEqual(['one', 'two', 'three']);
    expect(queue.counts).toEqual({ running: 0, waiting: 0 });
  });

  it('is fair between businesses, however much one of them asks', async () => {
    const { begun, ask, end, settle } = bench(1);
    for (let i = 0; i < 20; i++) void ask('busy', `busy ${i}`);
    for (const name of ['calm 1', 'calm 2']) void ask('calm', name);
    void ask('third', 'third 1');
    await settle();
    for (let turn = 0; turn < 6; turn++) await end(begun.at(-1) ?? '');
    expect(begun).toEqual(['busy 0', 'calm 1', 'third 1', 'busy 1', 'calm 2', 'busy 2', 'busy 3']);
  });

  it('takes what somebody looks at before long work, and keeps a place free of it', async () => {
    const { begun, ask, end, settle } = bench(2);
    for (const name of ['night 1', 'night 2']) void ask('a', name, { rank: 'night' });
    void ask('b', 'build 1', { rank: 'build' });
    await settle();
    expect(begun).toEqual(['night 1']);
    for (const name of ['page 1', 'page 2']) void ask('c', name);
    await end('night 1');
    expect(begun).toEqual(['night 1', 'page 1', 'page 2']);
    await end('page 1');
    await end('build 1');
    expect(begun).toEqual(['night 1', 'page 1', 'page 2', 'build 1', 'night 2']);
  });

  it('lets long work in after a while even where pages never end', async () => {
    const { time, begun, ask, end, settle } = bench(1);
    void ask('a', 'page 1');
    void ask('b', 'night', { rank: 'night' });
    void ask('a', 'page 2');
    void ask('a', 'page 3');
    await settle();
    await end('page 1');
    time.now += 31_000;
    await end('page 2');
    expect(begun).toEqual(['page 1', 'page 2', 'night']);
  });

  it('forgets whoever left, and never begins what was left before', async () => {
    const { queue, begun, ask, end, settle } = bench(1);
    void ask('a', 'first');
    const leaving = new AbortController();
    const left = ask('a', 'left', { signal: leaving.signal });
    const next = ask('a', 'next');
    await settle();
    leaving.abort();
    expect(await left).toBe('cancelled');
    expect(await ask('a', 'too late', { signal: leaving.signal })).toBe('cancelled');
    await end('first');
    await end('next');
    expect(await next).toBe('next');
    expect(begun).toEqual(['first', 'next']);
    expect(queue.counts).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses a line without end, for that business alone', async () => {
    const { ask, settle } = bench(1);
    for (let i = 0; i < 501; i++) void ask('flood', `flood ${i}`);
    await settle();
    expect(await ask('flood', 'one more')).toBe('too_busy');
    let refused = false;
    void ask('other', 'fine').then((answer) => {
      refused = answer === 'too_busy';
    });
    await settle();
    expect(refused).toBe(false);
  });

  it('tells what is under way for a business, and how many others are before it', async () => {
    const { time, queue, ask, end, settle } = bench(1);
    time.now = 5;
    void ask('a', 'report');
    void ask('b', 'other report');
    await settle();
    const waiting = { state: 'waiting', sinceAt: 5, statementsDone: 0, statementsKnown: null, parts: null };
    expect(queue.underWay('b')).toEqual({ asked: [{ name: 'other report', ...waiting }], others: 1 });
    expect(queue.underWay('a').asked[0]?.state).toBe('running');
    expect(queue.underWay('nobody')).toEqual({ asked: [], others: 1 });
    await end('report');
    await end('other report');
    void ask('a', 'report');
    await settle();
    expect(queue.underWay('a').asked[0]?.statementsKnown).toBe(1);
  });

  it('shows how far long work is, and takes it for long from there on', async () => {
    const { queue } = bench(1);
    await asking({ business: 'a', name: 'journeys', rank: 'page' }, async () => {
      longWork({ what: 'paths', done: 2, of: 5, events: 12 });
      await queue.turn(whoAsks() as Asking, async () => {
        expect(whoAsks()?.rank).toBe('build');
        expect(queue.underWay('a').asked[0]?.parts).toEqual({ what: 'paths', done: 2, of: 5, events: 12 });
      });
    });
  });
});
