/**
 * How often the search finds what is planted in the demo, and how often it cries out where nothing is: by size of the
 * business, over several stories each. Everything runs in this process on the embedded engine, in a folder of its own.
 */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Searches, type SearchResult } from '../../analyze/frictions/public.ts';
import { Journeys } from '../../analyze/journeys/public.ts';
import { type CauseName, causes, type DemoPlan, readDemoShop, tellMany } from '../../demo/public.ts';
import { createIngest } from '../../gather/events/public.ts';
import { Rates } from '../../gather/rates/public.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { Drafts } from '../../map/draft/public.ts';
import { Stages } from '../../map/stages/public.ts';
import { Touchpoints } from '../../map/touchpoints/public.ts';
import { idsFrom, systemRandom } from '../../platform/clock/clock.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { openEvents } from '../../platform/eventdb/open-events.ts';
import type { Jobs } from '../../platform/jobs/job.ts';
import { openState } from '../../platform/statedb/open-state.ts';
import type { State } from '../../platform/statedb/state.ts';
import { judged, type Verdict } from './pain-point-judge.ts';

const UNTIL = Date.UTC(2026, 10, 20);
const LAST_DAY = '2026-11-20';
const PEOPLE_PER_BATCH = 400;
/** The search was tuned on stories below this one; those that are told here it has not seen. */
const FIRST_STORY = 1001;

export interface PainPointFigures {
  readonly people: number;
  readonly runs: number;
  /** By cause: in how many runs it was found, its money was true, its range held the truth. */
  readonly causes: Readonly<Record<CauseName, { found: number; moneyTrue: number; holdsTruth: number }>>;
  /** Runs without causes in which anything was told. */
  readonly falseAlarms: number;
  /** Of one search, from the events to the result; median. */
  readonly seconds: number;
}

export async function measurePainPoints(
  sizes: readonly number[],
  seeds: number,
  say: (text: string) => void,
): Promise<PainPointFigures[]> {
  const figures: PainPointFigures[] = [];
  for (const people of sizes) {
    const runs = { verdicts: [] as Record<CauseName, Verdict>[], seconds: [] as number[], falseAlarms: 0 };
    for (let story = 1; story <= seeds; story++) {
      const seed = FIRST_STORY - 1 + story;
      const plan = planOf(seed, true);
      const { result, seconds } = await searched(plan, people);
      runs.verdicts.push(judged(result, people, LAST_DAY));
      runs.seconds.push(seconds);
      const without = await searched(planOf(seed, false), people);
      if (without.result.harm.length + without.result.help.length > 0) runs.falseAlarms++;
      say(`${people} people, story ${story} of ${seeds}`);
    }
    figures.push(summed(people, runs));
  }
  return figures;
}

function planOf(seed: number, planted: boolean): DemoPlan {
  return { seed, until: UNTIL, currency: 'EUR', planted, shop: readDemoShop() };
}

function summed(
  people: number,
  {
    verdicts,
    seconds,
    falseAlarms,
  }: { verdicts: readonly Record<CauseName, Verdict>[]; seconds: number[]; falseAlarms: number },
): PainPointFigures {
  const times = (name: CauseName, is: keyof Verdict) =>
    verdicts.filter((verdict) => verdict[name][is]).length;
  const byCause = (Object.keys(causes) as CauseName[]).map((name) => [
    name,
    {
      found: times(name, 'isFound'),
      moneyTrue: times(name, 'isMoneyTrue'),
      holdsTruth: times(name, 'holdsTruth'),
    },
  ]);
  seconds.sort((a, b) => a - b);
  return {
    people,
    runs: verdicts.length,
    causes: Object.fromEntries(byCause),
    falseAlarms,
    seconds: seconds[seconds.length >> 1] ?? 0,
  };
}

/** Puts one story into databases of its own, searches it, and takes everything away again. */
async function searched(plan: DemoPlan, people: number): Promise<{ result: SearchResult; seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'footpath-pain-points-'));
  const state = await openState({ url: null, folder });
  const events = await openEvents({ url: null, folder: join(folder, 'events'), database: 'bench' });
  try {
    return await searchedOn(state, events, plan, people);
  } finally {
    await Promise.all([state.close(), events.close()]);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function searchedOn(state: State, events: EventDb, plan: DemoPlan, people: number) {
  const clock = () => UNTIL;
  const newId = idsFrom(clock, systemRandom);
  const workspace: WorkspaceScope = {
    ...{
      id: 'wsp_bench',
      number: 1,
      name: 'Benchmark',
      timezone: 'UTC',
      currency: plan.currency,
      weekStart: 1,
      role: 'owner',
    },
  };
  const ingest = createIngest({ state, events, clock, newId, onTrouble: (error) => Promise.reject(error) });
  const stages: Stages = new Stages({
    ...{ state, newId },
    moveTouchpoints: (transaction, ...rest) => touchpoints.moveFrom(transaction, ...rest),
  });
  const touchpoints: Touchpoints = new Touchpoints({
    ...{ state, events, clock, newId },
    stageIds: async (id) => (await stages.list(id)).map((stage) => stage.id),
  });
  await new Drafts({ events, stages, touchpoints }).accept(workspace, {
    mode: 'replace',
    ...plan.shop,
  });
  for (let from = 0; from < people; from += PEOPLE_PER_BATCH) {
    const told = tellMany(plan, from, Math.min(people, from + PEOPLE_PER_BATCH));
    await ingest.accept({ workspace, origin: { kind: 'demo', id: 'demo' }, ...told });
  }
  await ingest.settle(workspace.id);
  const rates = new Rates({ state, events });
  const journeys = new Journeys({
    ...{ state, events, ingest, clock },
    stages: (id) => stages.list(id),
    touchpoints: (id) => touchpoints.list(id),
    rates: (scope) => rates.forBuild(scope),
  });
  const workspaces = { all: async () => [workspace], byId: async () => workspace };
  const searches = new Searches({ state, events, clock, journeys, rates, workspaces, jobs: NO_JOBS });
  const from = performance.now();
  const result = await searches.search(workspace, {
    signal: new AbortController().signal,
    progress: async () => undefined,
  });
  return { result, seconds: (performance.now() - from) / 1000 };
}

/** A search that is called by itself asks for none. */
const NO_JOBS: Jobs = {
  enqueue: () => Promise.reject(new Error('The benchmark has no jobs.')),
  get: async () => null,
  cancel: async () => undefined,
};
