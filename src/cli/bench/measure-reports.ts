/** How long each report takes over HTTP. Every question is about another period, so that no kept answer could serve. */
import { attributionReport } from '../../analyze/attribution/contract.ts';
import { behaviourReport } from '../../analyze/behaviour/contract.ts';
import { feelingsReport } from '../../analyze/feelings/contract.ts';
import { stagesReport } from '../../analyze/funnel/contract.ts';
import { mapHealthReport } from '../../analyze/map-health/contract.ts';
import { eventsReport, peopleReport, touchpointsReport } from '../../analyze/overview/contract.ts';
import { pathsReport } from '../../analyze/paths/contract.ts';
import { retentionReport } from '../../analyze/retention/contract.ts';
import { funnelReport } from '../../analyze/steps/contract.ts';
import { valueReport } from '../../analyze/value/contract.ts';
import { ledgerReport } from '../../gather/ledger/contract.ts';
import { createMap } from '../../map/maps/contract.ts';
import { listStages } from '../../map/stages/contract.ts';
import type { Bench } from './bench.ts';
import { median, quantile, timed } from './figure.ts';

const RUNS = 15;
const DAY_MS = 86_400_000;

interface Asked {
  readonly from: string;
  readonly to: string;
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Most of the year, some days more or less each time. */
function periodOf(run: number): Asked {
  return {
    from: dayText(Date.UTC(2025, 0, 1) + run * DAY_MS),
    to: dayText(Date.UTC(2025, 11, 31) - run * DAY_MS),
  };
}

/** @returns the median of the stages report, ms */
export async function measureReports(bench: Bench): Promise<number> {
  const { client } = bench;
  const stages = await client.call(listStages);
  const decision = stages.items.find(({ name }) => name === 'Decision')?.id ?? '';
  const first = await measured(bench, 'stages', (query) => client.open(stagesReport, { query }));
  // As pages ask first: all there is, so that no path has to be cut.
  await measured(bench, 'stages, all time', (_, run) =>
    client.open(stagesReport, { query: { to: dayText(Date.UTC(2026, 0, 2) + run * DAY_MS) } }),
  );
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
  await measured(bench, 'funnel of the stages, open', (query) =>
    client.open(funnelReport, { query: { ...query, order: 'open' } }),
  );
  await measured(bench, 'funnel of the stages, in order within 90 days', (query) =>
    client.open(funnelReport, { query }),
  );
  await measured(bench, 'paths', (query) => client.open(pathsReport, { query }));
  await measured(bench, 'retention', (query) => client.open(retentionReport, { query }));
  await measured(bench, 'value', (query) => client.open(valueReport, { query }));
  await measured(bench, 'feelings', (query) => client.open(feelingsReport, { query }));
  const { id: map } = await client.call(createMap, { body: { title: 'Measured', from: 'live' } });
  await measured(bench, 'health of a map', (query) =>
    client.open(mapHealthReport, { query: { ...query, map } }),
  );
  await measured(bench, 'attribution', (query) => client.open(attributionReport, { query }));
  await measured(bench, 'groups with the same habits', (query) => client.open(behaviourReport, { query }));
  await measured(bench, 'ledger', () => client.open(ledgerReport));
  return first;
}

async function measured(bench: Bench, what: string, ask: (period: Asked, run: number) => Promise<Response>) {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const took = await timed(async () => (await ask(periodOf(run), run)).arrayBuffer());
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
