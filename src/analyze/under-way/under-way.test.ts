/** Paths are put together to the end, whoever leaves meanwhile; a report that was left asks nothing more; both are told while they last. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { events as log, now, stageNames, timezone, touchpoints } from '../../../test/golden/journey-log.ts';
import { type AnalysisBench, analysisBench } from '../../../test/support/analysis.ts';
import { type Backends, describeOnEachBackend } from '../../../test/support/backends.ts';
import { asking, whoAsks } from '../../platform/eventdb/asking.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { QueuedEventDb } from '../../platform/eventdb/queued-events.ts';
import { StatementQueue } from '../../platform/eventdb/statement-queue.ts';
import { ReportQuery } from '../engine/contract.ts';
import { answerStagesReport } from '../funnel/stages-report.ts';
import { underWayFeature } from './feature.ts';

/** The engine, which puts no paths together before it is told to; notes who asked for each statement. */
function held(inner: EventDb, askers: string[]): { events: EventDb; release: () => void } {
  let release = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    release = resolve;
  });
  const events: EventDb = {
    engine: inner.engine,
    query: (...statement) => {
      askers.push(whoAsks()?.name ?? 'nobody');
      return inner.query(...statement);
    },
    run: async (...statement) => {
      if (whoAsks()?.name === 'journeys') await told;
      return inner.run(...statement);
    },
    insert: (...given) => inner.insert(...given),
    remove: (...given) => inner.remove(...given),
    define: (definition) => inner.define(definition),
    drop: (table) => inner.drop(table),
    compact: (...given) => inner.compact(...given),
    ping: () => inner.ping(),
    close: () => inner.close(),
  };
  return { events, release };
}

describeOnEachBackend('work under way', (open) => {
  let backends: Backends;
  let bench: AnalysisBench;
  let queue: StatementQueue;
  let release: () => void;
  const askers: string[] = [];
  beforeEach(async () => {
    backends = await open();
    askers.length = 0;
    const slow = held(backends.events, askers);
    release = slow.release;
    queue = new StatementQueue({ atOnce: 2, clock: () => now });
    const limits = { seconds: 60, memoryBytes: 2 * 1024 ** 3 };
    const events = new QueuedEventDb(slow.events, queue, limits);
    bench = analysisBench({ ...backends, events }, now, timezone);
    const stages = await bench.stages.replace(
      bench.workspace.id,
      stageNames.map((name) => ({ name })),
      null,
    );
    for (const { stage, ...draft } of touchpoints) {
      const stageId = stages.find(({ name }) => name === stage)?.id ?? '';
      await bench.touchpoints.create(bench.workspace.id, { ...draft, stageId });
    }
    await bench.send(log);
  });
  afterEach(() => backends.close());

  const told = async () => {
    const [bound] = underWayFeature(queue).routes;
    const answer = await bound?.handle({ workspace: bench.workspace } as never);
    return answer as { building: Record<string, unknown> | null; questions: { name: string }[] };
  };
  const report = (signal?: AbortSignal) =>
    asking({ business: bench.workspace.id, name: 'reports.stages', rank: 'page', signal }, () =>
      answerStagesReport(bench.parts, bench.workspace, ReportQuery.parse({})),
    );
  const building = async () => {
    while ((await told()).building === null) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('tells the parts of paths being put together, and is silent afterwards', async () => {
    const answer = report();
    await building();
    const part = { state: 'running', sinceAt: now, partsDone: 0, parts: 1, events: log.length };
    expect(await told()).toEqual({ building: part, questions: [], others: 0 });
    release();
    expect((await answer).people).toBeGreaterThan(0);
    expect(await told()).toEqual({ building: null, questions: [], others: 0 });
  });

  it('puts the paths together although the one who asked has left, and asks nothing more for them', async () => {
    const leaving = new AbortController();
    const left = report(leaving.signal).catch((error: { code: string }) => error.code);
    const stays = report();
    await building();
    leaving.abort();
    expect(await left).toBe('cancelled');
    const before = askers.filter((name) => name === 'reports.stages').length;
    release();
    const answer = await stays;
    const asked = askers.filter((name) => name === 'reports.stages').length - before;
    expect([before, asked > 0]).toEqual([0, true]);
    // As many statements as one report takes, not two.
    askers.length = 0;
    expect(await report()).toMatchObject({ people: answer.people, stages: answer.stages });
    expect(askers.filter((name) => name === 'reports.stages').length).toBe(asked);
  });
});
