import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AnalysisBench, analysisBench } from '../../test/support/analysis.ts';
import { type Backends, openEmbeddedBackends } from '../../test/support/backends.ts';
import { ReportQuery } from '../analyze/engine/contract.ts';
import { answerStagesReport } from '../analyze/funnel/stages-report.ts';
import { Ledger } from '../gather/ledger/public.ts';
import { Drafts } from '../map/draft/public.ts';
import type { Jobs } from '../platform/jobs/job.ts';
import { Demos } from './demos.ts';

const tools = { signal: new AbortController().signal, progress: async () => undefined };
let backends: Backends;
let bench: AnalysisBench;
let demos: Demos;
let enqueued: string[] = [];

beforeEach(async () => {
  backends = await openEmbeddedBackends();
  bench = analysisBench(backends, Date.UTC(2026, 10, 20, 12), 'Europe/Berlin');
  const { state, events } = backends;
  const { ingest, stages, touchpoints, workspace } = bench;
  enqueued = [];
  const jobs = { enqueue: async ({ kind }: { kind: string }) => void enqueued.push(kind) } as unknown as Jobs;
  demos = new Demos({
    state,
    jobs,
    ingest,
    ledger: new Ledger(state),
    drafts: new Drafts({ events, stages, touchpoints }),
    touchpoints,
    clock: bench.parts.clock,
    workspace: async (id) => (id === workspace.id ? workspace : null),
  });
});
afterEach(() => backends.close());

/** Does what was enqueued, as the job runner would. */
async function work(): Promise<void> {
  for (const kind of enqueued.splice(0)) {
    const handler = demos.handlers().find((each) => each.kind === kind);
    await handler?.run({ id: 'job_1', workspace: bench.workspace.id, payload: null, attempt: 1 }, tools);
  }
}

const figures = async () => {
  const report = await answerStagesReport(bench.parts, bench.workspace, ReportQuery.parse({}));
  return {
    people: report.people,
    orders: report.orders,
    offMap: report.notOnMap.events,
    all: report.notOnMap.allEvents,
  };
};

it('puts a whole shop on the map and takes it out again without a trace', async () => {
  expect(await demos.start(bench.workspace, { people: 900, seed: 1, planted: true })).toMatchObject({
    state: 'building',
  });
  await work();
  expect(await demos.status(bench.workspace.id)).toMatchObject({ state: 'ready', done: 900 });
  const { people, orders, offMap, all } = await figures();
  expect(people).toBe(900);
  expect(orders).toBeGreaterThan(100);
  // Money given back has no touchpoint, on purpose: something is always to be found beside the map.
  expect(offMap / all).toBeLessThan(0.01);
  bench.tick();
  await demos.remove(bench.workspace);
  await work();
  expect(await demos.status(bench.workspace.id)).toMatchObject({ state: 'none' });
  expect(await figures()).toEqual({ people: 0, orders: 0, offMap: 0, all: 0 });
  expect(await bench.touchpoints.list(bench.workspace.id)).toEqual([]);
});

it('goes on where it was interrupted and tells nobody twice', async () => {
  await demos.start(bench.workspace, { people: 900, seed: 1, planted: true });
  const stopped = new AbortController();
  const interrupted = { signal: stopped.signal, progress: async () => stopped.abort() };
  const [build] = demos.handlers();
  const job = { id: 'job_1', workspace: bench.workspace.id, payload: null, attempt: 1 };
  await expect(build?.run(job, interrupted)).rejects.toThrow();
  expect(await demos.status(bench.workspace.id)).toMatchObject({ state: 'building', done: 400 });
  await work();
  expect(await demos.status(bench.workspace.id)).toMatchObject({ state: 'ready' });
  expect((await figures()).people).toBe(900);
});

it('is refused where there is data of one’s own', async () => {
  await bench.send([
    {
      messageId: 'own',
      name: 'Order Completed',
      time: bench.parts.clock() - 1000,
      precision: 'instant',
      identities: [{ kind: 'user', value: 'ana' }],
    },
  ]);
  await expect(demos.start(bench.workspace, { people: 900, seed: 1, planted: true })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(demos.remove(bench.workspace)).rejects.toMatchObject({ code: 'not_found' });
});
