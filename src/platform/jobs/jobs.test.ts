import { expect, it } from 'vitest';
import { describeOnEachState } from '../../../test/support/state.ts';
import { AppError } from '../errors/app-error.ts';
import { openLog } from '../log/log.ts';
import type { State } from '../statedb/state.ts';
import type { JobHandler } from './job.ts';
import { JobRunner } from './job-runner.ts';
import { JobStore } from './job-store.ts';

const START = Date.UTC(2026, 0, 5);

function setUp(state: State) {
  const time = { now: START };
  let made = 0;
  const newRunner = (handlers: JobHandler[], alone = false) => {
    const runner = new JobRunner({
      store: new JobStore(state),
      clock: () => time.now,
      newId: (prefix) => `${prefix}_${String(++made).padStart(4, '0')}`,
      log: openLog('silent'),
      alone,
    });
    for (const handler of handlers) runner.register(handler);
    return runner;
  };
  return { time, newRunner };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

describeOnEachState('jobs', (open) => {
  it('runs what is due, once, and shows how far it came', async () => {
    const { newRunner } = setUp(await open());
    const seen: unknown[] = [];
    const runner = newRunner([
      {
        kind: 'count',
        async run(job, { progress }) {
          seen.push(job.payload);
          await progress(3, 10, 'reading');
        },
      },
    ]);
    const payload = { text: `it's "x" \u0000 漢`, list: [1, null, true] };
    const job = await runner.enqueue({ kind: 'count', workspace: 'ws_1', payload });
    expect(job).toMatchObject({ status: 'waiting', attempt: 0, workspace: 'ws_1' });
    await runner.runDue();
    await runner.runDue();
    expect(seen).toEqual([payload]);
    expect(await runner.get(job.id)).toMatchObject({
      status: 'done',
      done: 3,
      total: 10,
      note: 'reading',
      finishedAt: START,
    });
  });

  it('waits for the time it was asked for', async () => {
    const { time, newRunner } = setUp(await open());
    const runner = newRunner([{ kind: 'later', run: async () => undefined }]);
    const job = await runner.enqueue({
      kind: 'later',
      workspace: null,
      payload: null,
      runAt: START + 60_000,
    });
    await runner.runDue();
    expect((await runner.get(job.id))?.status).toBe('waiting');
    time.now += 60_000;
    await runner.runDue();
    expect((await runner.get(job.id))?.status).toBe('done');
  });

  it('gives the unfinished job of a key back, also when asked many times at once', async () => {
    const { newRunner } = setUp(await open());
    const runner = newRunner([{ kind: 'keyed', run: async () => undefined }]);
    const ask = () => runner.enqueue({ kind: 'keyed', workspace: null, payload: null, key: 'one' });
    const ids = new Set((await Promise.all([ask(), ask(), ask(), ask()])).map(({ id }) => id));
    expect(ids.size).toBe(1);
    await runner.runDue();
    expect(ids.has((await ask()).id)).toBe(false);
  });

  it('tries again after 1, 2, 4 seconds and gives up after the last attempt', async () => {
    const { time, newRunner } = setUp(await open());
    const at: number[] = [];
    const runner = newRunner([
      {
        kind: 'shaky',
        attempts: 4,
        async run() {
          at.push(time.now - START);
          throw new Error('engine away');
        },
      },
    ]);
    const job = await runner.enqueue({ kind: 'shaky', workspace: null, payload: null });
    for (let second = 0; second < 20; second++) {
      await runner.runDue();
      time.now += 1_000;
    }
    expect(at).toEqual([0, 1_000, 3_000, 7_000]);
    expect(await runner.get(job.id)).toMatchObject({ status: 'failed', attempt: 4 });
  });

  it('does not try a refusal again, and says it in its words', async () => {
    const { newRunner } = setUp(await open());
    const run = async () => {
      throw new AppError('invalid_input', { problem: 'the file is empty' });
    };
    const runner = newRunner([{ kind: 'refused', run }]);
    const job = await runner.enqueue({ kind: 'refused', workspace: null, payload: null });
    await runner.runDue();
    expect(await runner.get(job.id)).toMatchObject({ status: 'failed', attempt: 1 });
    expect((await runner.get(job.id))?.problem).toContain('the file is empty');
  });

  it('takes a job again once the lease of a process that died ran out, not before', async () => {
    const { time, newRunner } = setUp(await open());
    const dead = newRunner([{ kind: 'work', run: never }]);
    const job = await dead.enqueue({ kind: 'work', workspace: null, payload: null });
    void dead.runDue();
    const attempts: number[] = [];
    const run: JobHandler['run'] = async ({ attempt }) => void attempts.push(attempt);
    const other = newRunner([{ kind: 'work', run }]);
    while ((await other.get(job.id))?.status !== 'running')
      await new Promise((resolve) => setTimeout(resolve, 5));
    time.now += 29_000;
    await other.runDue();
    expect(attempts).toEqual([]);
    time.now += 2_000;
    await other.runDue();
    expect(attempts).toEqual([2]);
    expect((await other.get(job.id))?.status).toBe('done');
  });

  it('takes up at once, after a restart, what a former process of the same folder left', async () => {
    const { newRunner } = setUp(await open());
    const dead = newRunner([{ kind: 'work', run: never }]);
    const job = await dead.enqueue({ kind: 'work', workspace: null, payload: null });
    void dead.runDue();
    while ((await dead.get(job.id))?.status !== 'running')
      await new Promise((resolve) => setTimeout(resolve, 5));
    const done = deferred<number>();
    const restarted = newRunner([{ kind: 'work', run: async ({ attempt }) => done.resolve(attempt) }], true);
    await restarted.start();
    expect(await done.promise).toBe(2);
    await restarted.stop();
    expect((await restarted.get(job.id))?.status).toBe('done');
  });

  it('hands work back on shutdown without costing an attempt', async () => {
    const { newRunner } = setUp(await open());
    const started = deferred<void>();
    const run: JobHandler['run'] = (_, { signal }) => {
      started.resolve();
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const runner = newRunner([{ kind: 'long', run }]);
    await runner.start();
    const job = await runner.enqueue({ kind: 'long', workspace: null, payload: null });
    await started.promise;
    await runner.stop();
    expect(await runner.get(job.id)).toMatchObject({ status: 'waiting', attempt: 0 });
  });

  it('hands back what it claims in the very moment it is stopped', async () => {
    const state = await open();
    const { newRunner } = setUp(state);
    const runs: number[] = [];
    const run: JobHandler['run'] = ({ attempt }, { signal }) => {
      runs.push(attempt);
      return new Promise((_resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
    for (let turn = 0; turn < 20; turn++) {
      const runner = newRunner([{ kind: 'long', run }]);
      const job = await runner.enqueue({ kind: 'long', workspace: null, payload: null });
      await runner.start();
      // Not waited for: the claim is under way when the runner stops.
      if (turn % 2 === 0) await new Promise((resolve) => setTimeout(resolve, turn));
      await runner.stop();
      expect((await runner.get(job.id))?.status).toBe('waiting');
      await runner.cancel(job.id);
    }
    expect(runs.length).toBeGreaterThan(0);
  });

  it('cancels what waits and what runs', async () => {
    const { newRunner } = setUp(await open());
    const started = deferred<void>();
    const ended = deferred<void>();
    const run: JobHandler['run'] = (_, { signal }) => {
      started.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended.resolve();
          reject(signal.reason);
        });
      });
    };
    const runner = newRunner([{ kind: 'long', run }]);
    const waiting = await runner.enqueue({ kind: 'long', workspace: null, payload: null });
    await runner.cancel(waiting.id);
    expect((await runner.get(waiting.id))?.status).toBe('cancelled');
    await runner.start();
    const running = await runner.enqueue({ kind: 'long', workspace: null, payload: null });
    await started.promise;
    await runner.cancel(running.id);
    await ended.promise;
    await runner.stop();
    expect((await runner.get(running.id))?.status).toBe('cancelled');
  });

  it('gives up a job that takes the whole process down again and again', async () => {
    const { time, newRunner } = setUp(await open());
    let jobId = '';
    for (let crash = 0; crash < 3; crash++) {
      const dead = newRunner([{ kind: 'bomb', attempts: 2, run: never }]);
      if (crash === 0) jobId = (await dead.enqueue({ kind: 'bomb', workspace: null, payload: null })).id;
      void dead.runDue();
      while ((await dead.get(jobId))?.attempt !== crash + 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
      time.now += 31_000;
    }
    const last = newRunner([{ kind: 'bomb', attempts: 2, run: never }]);
    await last.runDue();
    expect(await last.get(jobId)).toMatchObject({ status: 'failed', attempt: 4 });
  });

  it('leaves jobs of kinds it does not know to others', async () => {
    const { newRunner } = setUp(await open());
    const runner = newRunner([{ kind: 'known', run: async () => undefined }]);
    const job = await runner.enqueue({ kind: 'unknown', workspace: null, payload: null });
    await runner.runDue();
    expect((await runner.get(job.id))?.status).toBe('waiting');
  });
});
