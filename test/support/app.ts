/** The whole program on given databases, without a port: requests go in through `inject`. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { idsFrom, systemRandom } from '../../src/platform/clock/clock.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { DomainEvents } from '../../src/platform/domain-events/domain-events.ts';
import type { EventDb } from '../../src/platform/eventdb/event-db.ts';
import { QueuedEventDb } from '../../src/platform/eventdb/queued-events.ts';
import { StatementQueue } from '../../src/platform/eventdb/statement-queue.ts';
import { Metrics } from '../../src/platform/http/metrics.ts';
import { buildServer } from '../../src/platform/http/server.ts';
import { JobRunner } from '../../src/platform/jobs/job-runner.ts';
import { JobStore } from '../../src/platform/jobs/job-store.ts';
import { openLog } from '../../src/platform/log/log.ts';
import type { Passwords } from '../../src/platform/secrets/passwords.ts';
import { hashSecret } from '../../src/platform/secrets/secrets.ts';
import type { State } from '../../src/platform/statedb/state.ts';
import { type Wired, wire } from '../../src/server/wire.ts';

export interface TestApp {
  readonly http: FastifyInstance;
  readonly wired: Wired;
  readonly jobs: JobRunner;
  /** The data folder. */
  readonly folder: string;
  readonly time: { now: number };
  close(): Promise<void>;
}

/** The slow ones of the server, which the suites in a browser use, take a third of the time of some suites. */
const quickPasswords: Passwords = {
  hash: async (password) => hashSecret(password),
  verify: async ({ hash, password }) => hash === hashSecret(password),
};

export const SETUP_CODE = 'TEST-CODE';

export async function openApp(
  state: State,
  events: EventDb,
  settings: Record<string, string> = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'footpath-app-'));
  const time = { now: Date.UTC(2026, 10, 2, 9) };
  const clock = () => time.now;
  const newId = idsFrom(clock, systemRandom);
  const log = openLog('error');
  const metrics = new Metrics();
  const config = readConfig({ FOOTPATH_DATA: folder, FOOTPATH_RATE_LIMITS: 'off', ...settings }, {});
  const jobs = new JobRunner({ store: new JobStore(state), clock, newId, log, alone: true });
  const queue = new StatementQueue({ atOnce: config.reportsAtOnce, clock });
  const limits = { seconds: config.reportSeconds, memoryBytes: config.reportMemoryBytes };
  const wired = wire({
    ...{
      config,
      state,
      events: new QueuedEventDb(events, queue, limits),
      queue,
      metrics,
      log,
      clock,
      newId,
      jobs,
      folder,
    },
    domainEvents: new DomainEvents(),
    passwords: quickPasswords,
    secret: 'a secret that is only used in tests',
    setupCode: SETUP_CODE,
  });
  for (const handler of wired.features.flatMap((feature) => feature.jobs ?? [])) jobs.register(handler);
  const http = await buildServer({
    routes: wired.features.flatMap(({ routes }) => routes),
    guard: wired.guard,
    ...{ metrics, log, clock },
    health: { state: async () => 1, events: () => events.ping() },
    version: 'test',
    publicUrl: config.publicUrl,
    rateLimits: config.rateLimits,
    trustedProxies: config.trustedProxies,
    webFolder: null,
  });
  const close = async () => {
    await http.close();
    await jobs.stop();
    for (const feature of [...wired.features].reverse()) await feature.stop?.();
    await rm(folder, { recursive: true, force: true });
  };
  return { http, wired, jobs, folder, time, close };
}

/** Headers of a browser on our own page, with the cookies of an answer. */
export function asBrowser(answer: { cookies: { name: string; value: string }[] }): Record<string, string> {
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return { cookie, origin: 'http://localhost:80', host: 'localhost:80' };
}

export function withKey(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

export const OWNER = {
  email: 'owner@example.com',
  password: 'a long enough password',
  business: 'Café Aurora',
  timezone: 'Europe/Berlin',
  currency: 'EUR',
};

export interface Business {
  /** The admin key. */
  readonly key: string;
  /** The workspace's id. */
  readonly workspace: string;
  /** Headers of the owner's browser, which is signed in. */
  readonly owner: Record<string, string>;
}

/** Sets the program up. */
export async function setUp({ http }: Pick<TestApp, 'http'>): Promise<Business> {
  const reply = await http.inject({ method: 'POST', url: '/api/setup', body: { ...OWNER, withKey: true } });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  const { key, workspace } = reply.json() as { key: string; workspace: { id: string } };
  return { key, workspace: workspace.id, owner: asBrowser(reply) };
}
