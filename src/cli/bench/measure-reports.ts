/** How long each report takes over HTTP. Every question is about another period, so that no kept answer could serve. */
import { attributionReport } from '../../analyze/attribution/contract.ts';
import { stagesReport } from '../../analyze/funnel/contract.ts';
import { eventsReport, peopleReport, touchpointsReport } from '../../analyze/overview/contract.ts';
import { ledgerReport } from '../../gather/ledger/contract.ts';
import { listStages } from '../../map/stages/contract.ts';
import type { Bench } from './bench.ts';
import { median, quantile, timed } from './figure.ts';

const RUNS = 15;
const DAY_MS = 86_400_000;

interface Asked {
  readonly from: string;
  readonly to: string;
}

/** Most of the year, some days more or less each time. */
function periodOf(run: number): Asked {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return {
    from: day(Date.UTC(2025, 0, 1) + run * DAY_MS),
    to: day(Date.UTC(2025, 11, 31) - run * DAY_MS),
  };
}

/** @returns the median of the stages report, ms */
export async function measureReports(bench: Bench): Promise<number> {
  const { client } = bench;
  const stages = await client.call(listStages);
  const decision = stages.items.find(({ name }) => name === 'Decision')?.id ?? '';
  const first = await measured(bench, 'stages', (query) => client.open(stagesReport, { query }));
  await measured(bench, 'stages, one channel', (query) =>
    client.open(stagesReport, { query: { ...query, channel: 'instagram' } }),
  );
  await measured(bench, 'stages, with the period before', (query) =>
    client.open(stagesReport, { query: { ...query, compare: 'previous' } }),
  );
  await measured(bench, 'touchpoints', (query) => client.open(touchpointsReport, { query }));
  await measured(bench, 'people', (query) => client.open(peopleReport, { query }));
  await measured(bench, 'people who left at one stage', (query) =>
    client.open(peopleReport, { query: { ...query, stage: decision, outcome: 'left' } }),
  );
  await measured(bench, 'events', (query) => client.open(eventsReport, { query }));
  await measured(bench, 'attribution', (query) => client.open(attributionReport, { query }));
  await measured(bench, 'ledger', () => client.open(ledgerReport));
  return first;
}

async function measured(bench: Bench, what: string, ask: (period: Asked) => Promise<Response>) {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const took = await timed(async () => (await ask(periodOf(run))).arrayBuffer());
    // The first run warms files and code up and is not counted.
    if (run > 0) times.push(took);
  }
  const middle = median(times);
  const note = `95th percentile ${quantile(times, 0.95).toFixed(0)} ms`;
  bench.report.add(`report.${what}`, `Report ${what}`, middle, 'ms', note);
  return middle;
}

/** Asks the stages report for the whole answer, as bytes, and gives the milliseconds that took. */
export function stagesReportTime({ client }: Bench, run: number): Promise<number> {
  return timed(async () => (await client.open(stagesReport, { query: periodOf(run) })).arrayBuffer());
}
