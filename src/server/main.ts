/** Starts the whole program: folder, databases, slices, jobs, HTTP; and stops it in the opposite order. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { idsFrom, systemClock, systemRandom } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { DomainEvents } from '../platform/domain-events/domain-events.ts';
import { AppError } from '../platform/errors/app-error.ts';
import type { EventDb } from '../platform/eventdb/event-db.ts';
import { openEvents } from '../platform/eventdb/open-events.ts';
import { QueuedEventDb } from '../platform/eventdb/queued-events.ts';
import { StatementQueue } from '../platform/eventdb/statement-queue.ts';
import { type DataFolder, openDataFolder } from '../platform/files/data-folder.ts';
import { packageRoot } from '../platform/files/package-root.ts';
import { programVersion } from '../platform/files/version.ts';
import { Metrics } from '../platform/http/metrics.ts';
import { buildServer } from '../platform/http/server.ts';
import { JobRunner } from '../platform/jobs/job-runner.ts';
import { JobStore } from '../platform/jobs/job-store.ts';
import { type Log, openLog } from '../platform/log/log.ts';
import { slowPasswords } from '../platform/secrets/passwords.ts';
import { keyInFile } from '../platform/secrets/secrets.ts';
import { openState } from '../platform/statedb/open-state.ts';
import type { State } from '../platform/statedb/state.ts';
import type { Base } from './base.ts';
import { type Wired, wire } from './wire.ts';

export interface RunningServer {
  /** Where it listens, `http://127.0.0.1:4400`. */
  readonly url: string;
  /** What set-up asks for from another machine; null once set up. */
  readonly setupCode: string | null;
  /** Answers what was asked, hands jobs back, writes everything and lets the folder go. */
  stop(): Promise<void>;
}

/** What to undo, in the order it was done. */
type Closers = (() => unknown)[];

/** @throws AppError `folder_in_use`, `folder_unusable`, `newer_data`, `unavailable`, `port_in_use` */
export async function startServer(
  config: Config,
  log: Log = openLog(config.logLevel),
): Promise<RunningServer> {
  const closers: Closers = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        // What was accepted is on disk already; the rest must still be closed.
        log.error({ err: error }, 'a part of the program did not stop cleanly');
      }
    }
  };
  try {
    const folder = openDataFolder(config.dataFolder);
    closers.push(() => folder.close());
    const [state, engine] = await openDatabases(config, folder, closers);
    const metrics = new Metrics();
    const clock = systemClock;
    const queue = new StatementQueue({ atOnce: config.reportsAtOnce, clock });
    const limits = { seconds: config.reportSeconds, memoryBytes: config.reportMemoryBytes };
    const events = new QueuedEventDb(engine, queue, limits);
    const newId = idsFrom(clock, systemRandom);
    const jobs = new JobRunner({
      store: new JobStore(state),
      clock,
      newId,
      log,
      alone: state.dialect === 'sqlite',
    });
    const base: Base = {
      ...{ config, state, events, queue, metrics, log, clock, newId, jobs },
      domainEvents: new DomainEvents(),
      folder: folder.path,
      passwords: slowPasswords,
      secret: config.secret ?? (await keyInFile(join(folder.path, 'secret.key'))),
      setupCode: newSetupCode(),
    };
    const wired = wire(base);
    await startFeatures(wired, jobs, closers);
    const url = await listen(base, wired, jobs, closers);
    folder.announce(url);
    log.info({ url, state: state.dialect, events: events.engine.kind }, 'ready');
    return { url, setupCode: (await wired.isSetUp()) ? null : base.setupCode, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Both at once: each takes a good part of the start. */
async function openDatabases(
  config: Config,
  folder: DataFolder,
  closers: Closers,
): Promise<[State, EventDb]> {
  const opening = [
    openState({ url: config.stateUrl, folder: folder.path }),
    // One more than reports take: what comes in does not wait for them.
    openEvents({ url: config.eventsUrl, folder: folder.path, atOnce: config.reportsAtOnce + 1 }),
  ] as const;
  const [state, events] = await Promise.allSettled(opening);
  if (state.status === 'fulfilled') closers.push(() => state.value.close());
  if (events.status === 'fulfilled') closers.push(() => events.value.close());
  if (state.status === 'rejected') throw state.reason;
  if (events.status === 'rejected') throw events.reason;
  return [state.value, events.value];
}

async function startFeatures(wired: Wired, jobs: JobRunner, closers: Closers): Promise<void> {
  for (const feature of wired.features) {
    for (const handler of feature.jobs ?? []) jobs.register(handler);
    await feature.start?.();
    if (feature.stop) closers.push(() => feature.stop?.() ?? Promise.resolve());
  }
  await jobs.start();
  closers.push(() => jobs.stop());
}

async function listen(base: Base, wired: Wired, jobs: JobRunner, closers: Closers): Promise<string> {
  const { config, metrics, log, clock, state, events } = base;
  processMetrics(metrics);
  queueMetrics(metrics, base.queue);
  const app = await buildServer({
    routes: wired.features.flatMap(({ routes }) => routes),
    guard: wired.guard,
    metrics,
    log,
    clock,
    health: {
      state: () => state.db.selectNoFrom((is) => is.val(1).as('one')).execute(),
      events: async () => {
        if (!(await events.ping()))
          throw new AppError('unavailable', { reason: 'the event engine does not answer' });
      },
    },
    version: programVersion(),
    publicUrl: config.publicUrl,
    rateLimits: config.rateLimits,
    trustedProxies: config.trustedProxies,
    webFolder: join(packageRoot(), 'dist', 'web'),
  });
  // Together: work in the background would only keep the last answers waiting.
  closers.push(() => Promise.all([jobs.stop(), app.close()]));
  try {
    return await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new AppError('port_in_use', { port: config.port }, error);
    throw error;
  }
}

function processMetrics(metrics: Metrics): void {
  const started = process.hrtime.bigint();
  metrics.gauge('footpath_resident_bytes', 'Memory held by the process.', () => process.memoryUsage.rss());
  metrics.gauge('footpath_uptime_seconds', 'Seconds since the start.', () =>
    Number((process.hrtime.bigint() - started) / 1_000_000_000n),
  );
}

function queueMetrics(metrics: Metrics, queue: StatementQueue): void {
  metrics.gauge(
    'footpath_statements_running',
    'Statements of reports in the event engine.',
    () => queue.counts.running,
  );
  metrics.gauge(
    'footpath_statements_waiting',
    'Statements of reports that wait in line.',
    () => queue.counts.waiting,
  );
}

/** Eight letters that are not mistaken for each other, `K7QM-2XWR`. */
function newSetupCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const code = [...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
