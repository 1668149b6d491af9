import { expect, it } from 'vitest';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
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
