import { expect, it } from 'vitest';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { asking, whoAsks } from '../../platform/eventdb/asking.ts';
import type { JourneySource, Journeys } from '../journeys/public.ts';
import { Answers } from './answers.ts';
import type { ReportParts } from './report-scope.ts';

const workspace: WorkspaceScope = {
  id: 'wsp_1',
  number: 1,
  name: 'Shop',
  timezone: 'UTC',
  currency: 'EUR',
  weekStart: 1,
  role: 'viewer',
};

function parts(): ReportParts & { version: string; now: number } {
  const held = {
    version: 'a',
    now: 1000,
    segments: {
      get: async (_: string, id: string) => ({
        id,
        name: id,
        rule: { match: 'all' as const, conditions: [] },
        changedAt: held.now,
      }),
      condition: async () => {
        throw new Error('not asked');
      },
    },
    personas: {
      get: async () => {
        throw new Error('not asked');
      },
    },
    journeys: {
      source: async () => ({ version: held.version, freshAt: held.now }) as JourneySource,
    } as unknown as Journeys,
    events: {} as ReportParts['events'],
    clock: () => held.now,
  };
  return held;
}

function counting() {
  let times = 0;
  return { compute: async () => ({ freshAt: 0, n: ++times }), times: () => times };
}

it('computes once while nothing changed, and says how fresh it is now', async () => {
  const answers = new Answers();
  const given = parts();
  const { compute } = counting();
  const [first, second] = await Promise.all([
    answers.of('stages', given, workspace, {}, compute),
    answers.of('stages', given, workspace, {}, compute),
  ]);
  expect([first.n, second.n]).toEqual([1, 1]);
  given.now = 2000;
  expect(await answers.of('stages', given, workspace, {}, compute)).toEqual({ n: 1, freshAt: 2000 });
});

it('computes anew for new data, another question, another report, a changed segment, and after a while', async () => {
  const answers = new Answers();
  const given = parts();
  const { compute, times } = counting();
  const ask = (query = {}, report = 'stages') => answers.of(report, given, workspace, query, compute);
  await ask();
  given.version = 'b';
  await ask();
  expect(times()).toBe(2);
  await ask({ from: '2026-01-01' });
  await ask({}, 'touchpoints');
  expect(times()).toBe(4);
  await ask({ segment: 'seg_1' });
  given.now += 1;
  await ask({ segment: 'seg_1' });
  expect(times()).toBe(6);
  given.now += 5 * 60_000;
  await ask();
  expect(times()).toBe(7);
});

it('does not keep a refusal', async () => {
  const answers = new Answers();
  const given = parts();
  const refuse = () => Promise.reject(new Error('too heavy'));
  await expect(answers.of('stages', given, workspace, {}, refuse)).rejects.toThrow('too heavy');
  const { compute } = counting();
  expect(await answers.of('stages', given, workspace, {}, compute)).toMatchObject({ n: 1 });
});

/** Asks in the name of somebody who may leave; says what became of it. */
function asker(ask: () => Promise<{ n: number }>) {
  const leaving = new AbortController();
  const options = {
    business: 'wsp_1',
    name: 'reports.stages',
    rank: 'page',
    signal: leaving.signal,
  } as const;
  const answer = asking(options, ask).then(
    ({ n }) => n,
    (error: { code: string }) => error.code,
  );
  return { answer, leave: () => leaving.abort() };
}

/** An answer that comes when told to, and that notices when nobody waits any more. */
function slow() {
  const held = { begun: 0, stopped: 0, done: [] as (() => void)[] };
  const compute = () =>
    new Promise<{ freshAt: number; n: number }>((resolve, reject) => {
      const n = ++held.begun;
      held.done.push(() => resolve({ freshAt: 0, n }));
      whoAsks()?.signal?.addEventListener('abort', () => {
        held.stopped++;
        reject(new AppError('cancelled'));
      });
    });
  return { held, compute };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('goes on for whoever still waits when one who asked first has left', async () => {
  const answers = new Answers();
  const given = parts();
  const { held, compute } = slow();
  const ask = () => answers.of('stages', given, workspace, {}, compute);
  const [first, second] = [asker(ask), asker(ask)];
  await settle();
  first.leave();
  expect(await first.answer).toBe('cancelled');
  expect(held).toMatchObject({ begun: 1, stopped: 0 });
  held.done[0]?.();
  expect(await second.answer).toBe(1);
});

it('stops when the last has left, and begins anew for who comes after', async () => {
  const answers = new Answers();
  const given = parts();
  const { held, compute } = slow();
  const ask = () => answers.of('stages', given, workspace, {}, compute);
  const [first, second] = [asker(ask), asker(ask)];
  await settle();
  first.leave();
  second.leave();
  expect(await Promise.all([first.answer, second.answer])).toEqual(['cancelled', 'cancelled']);
  expect(held).toMatchObject({ begun: 1, stopped: 1 });
  const third = asker(ask);
  await settle();
  held.done[1]?.();
  expect(await third.answer).toBe(2);
});
