/** One size from an empty folder to the last figure, in the order in which the steps need each other. */
import { createSource } from '../../gather/sources/contract.ts';
import { acceptDraft } from '../../map/draft/contract.ts';
import { listStages } from '../../map/stages/contract.ts';
import { listTouchpoints } from '../../map/touchpoints/contract.ts';
import { runSetup } from '../../people/accounts/contract.ts';
import { openEvents } from '../../platform/eventdb/open-events.ts';
import { Client } from '../client.ts';
import { type Bench, pause, type Report } from './bench.ts';
import { compareWithRaw, type MapNow } from './compare-raw.ts';
import { fillInEngine } from './fill-in-engine.ts';
import { measureImport } from './measure-import.ts';
import { fill, measureIngest } from './measure-ingest.ts';
import { firstReport, measureBuild, measureRebuild } from './measure-journeys.ts';
import { measureReports } from './measure-reports.ts';
import { memoryOf } from './process-memory.ts';
import type { Site } from './site.ts';
import { storyOf } from './story.ts';
import { storyStages, storyTouchpoints } from './story-map.ts';

/** More are made in the engine, and only reports and builds are measured with them. */
const MOST_SENT = 20_000_000;
/** Long enough for what a start leaves behind to be collected. */
const IDLE_MS = 10_000;

interface Installation {
  readonly key: string;
  readonly writeKey: string;
  readonly workspace: number;
}

export async function runSize(site: Site, report: Report, events: number, importRows: number): Promise<void> {
  const installation = await setUp(site, report);
  if (events > MOST_SENT) {
    report.say('making the events in the engine');
    const engine = await openEvents({ url: null, folder: site.dataFolder });
    await fillInEngine(engine, installation.workspace, storyOf(events)).finally(() => engine.close());
  }
  const bench = await opened(site, report, installation, events, 'start.second', 'empty');
  if (events <= MOST_SENT) await fill(bench);
  await firstReport(bench);
  const reportMs = await measureReports(bench);
  await measureBuild(bench, reportMs);
  const map = await mapNow(bench, installation);
  await site.stop();
  report.say('asking the same of raw events');
  await compareWithRaw(report, site.dataFolder, map);
  if (events > MOST_SENT) return;
  const full = await opened(site, report, installation, events, 'start.full', 'full');
  await measureRebuild(full, reportMs);
  report.say('single and batched calls');
  await measureIngest(full);
  report.say('importing a file');
  await measureImport(full, site.folder, importRows);
  await site.stop();
}

/** First start, account, map and source. */
async function setUp(site: Site, report: Report): Promise<Installation> {
  const server = await site.start();
  report.add('start.first', 'First start to ready', server.readySeconds, 's');
  const { key, workspace } = await new Client(server.url, null).call(runSetup, {
    body: {
      email: 'owner@example.com',
      password: 'only for the benchmark',
      business: 'Benchmark',
      timezone: 'Europe/Berlin',
      currency: 'EUR',
      withKey: true,
    },
  });
  if (!key) throw new Error('Set-up gave no key.');
  const client = new Client(server.url, key);
  await client.call(acceptDraft, {
    body: { mode: 'replace', stages: storyStages, touchpoints: storyTouchpoints },
  });
  const { writeKey } = await client.call(createSource, { body: { name: 'Benchmark' } });
  await site.stop();
  return { key, writeKey, workspace: workspace.number };
}

/** Starts the server on what is there and looks at it idle. */
async function opened(
  site: Site,
  report: Report,
  { key, writeKey }: Installation,
  events: number,
  id: string,
  words: 'empty' | 'full',
): Promise<Bench> {
  const server = await site.start();
  report.add(id, `Start to ready, ${words}`, server.readySeconds, 's');
  await pause(IDLE_MS);
  const memory = memoryOf(server.pid);
  if (memory) report.add(`idle.${words}`, `Idle memory, ${words}`, memory.residentMb, 'MB');
  return { server, client: new Client(server.url, key), writeKey, story: storyOf(events), report };
}

async function mapNow({ client }: Bench, { workspace }: Installation): Promise<MapNow> {
  const [stages, touchpoints] = await Promise.all([client.call(listStages), client.call(listTouchpoints)]);
  return { workspace, stages: stages.items, touchpoints: touchpoints.items };
}
