/** A really started server in a folder of its own, and a browser to walk through it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { describe } from 'vitest';
import { readConfig } from '../../../src/platform/config/config.ts';
import { packageRoot } from '../../../src/platform/files/package-root.ts';
import { openLog } from '../../../src/platform/log/log.ts';
import { startServer } from '../../../src/server/main.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** A suite in a browser; skipped with a word where there is none. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (CHROMIUM === undefined) {
    const message = 'Chromium is not installed (Debian: chromium), so the suites in a browser are skipped.';
    if (process.env.CI === 'true') throw new Error(`${message} With CI=true that is a failure.`);
    process.stderr.write(`${message}\n`);
  }
  describe.skipIf(CHROMIUM === undefined)(name, suite);
}

/** The installed Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--headless'],
  });
}

export interface App {
  readonly url: string;
  /** A fresh context: its own cookies. Problems of its pages are collected in `problems`. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** A page whose context is signed in as the owner. */
  openSignedIn(options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong in any page: exceptions, refused content, requests to elsewhere. */
  readonly problems: string[];
  close(): Promise<void>;
}

export const OWNER = {
  email: 'mara@harbour.example',
  password: 'a short sentence',
  business: 'Harbour Gifts',
};

export async function openApp(): Promise<App> {
  if (!existsSync(join(packageRoot(), 'dist', 'web', 'index.html'))) {
    throw new Error('The web app is not built. Run `npm run build` first.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'footpath-e2e-'));
  const server = await startServer(
    readConfig({ PORT: '0', HOST: '127.0.0.1', FOOTPATH_DATA: folder, FOOTPATH_RATE_LIMITS: 'off' }, {}),
    openLog('error'),
  );
  const browser = await launchBrowser();
  const problems: string[] = [];
  const open = (options: BrowserContextOptions = {}) => newPage(browser, server.url, problems, options);
  return {
    url: server.url,
    problems,
    open,
    openSignedIn: async (options) => {
      const page = await open(options);
      await signIn(page.context(), server.url);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function newPage(
  browser: Browser,
  url: string,
  problems: string[],
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    viewport: { width: 1440, height: 1000 },
    reducedMotion: 'reduce',
    // Requests that a service worker passes on cannot be held up or counted here.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
      problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
      problems.push(`asked elsewhere: ${request.url()}`);
  });
  return page;
}

/** Makes the first account and business through the API. */
export async function setUp(app: App): Promise<void> {
  await answered(
    await fetch(`${app.url}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body: JSON.stringify({ ...OWNER, timezone: 'Europe/Lisbon', currency: 'EUR' }),
    }),
  );
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/sign-in`, {
    data: { email: OWNER.email, password: OWNER.password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`Signing in: ${answer.status()} ${await answer.text()}`);
}

/** Puts the demo business in, and waits until it stands. */
export async function putDemoIn(app: App, people = 400): Promise<void> {
  const page = await app.openSignedIn();
  const headers = { origin: app.url };
  const me = (await (await page.request.get('/api/me')).json()) as { workspaces: { id: string }[] };
  const path = `/api/workspaces/${me.workspaces[0]?.id}/demo`;
  await page.request.post(path, { data: { people }, headers });
  for (;;) {
    const status = (await (await page.request.get(path)).json()) as { state: string };
    if (status.state === 'ready') break;
    if (status.state !== 'building') throw new Error(`The demo is ${status.state}.`);
    await page.waitForTimeout(200);
  }
  await page.context().close();
}

async function answered(answer: Response): Promise<void> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
}
