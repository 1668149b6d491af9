/** The single checks behind `footpath doctor`. None of them changes anything but making an empty data folder. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { openEvents } from '../platform/eventdb/open-events.ts';
import { readCliKey } from '../platform/files/cli-key.ts';
import { folderOwner, openDataFolder } from '../platform/files/data-folder.ts';
import { packageRoot } from '../platform/files/package-root.ts';
import { openState } from '../platform/statedb/open-state.ts';

export interface Finding {
  readonly what: string;
  readonly state: 'good' | 'warning' | 'bad';
  readonly found: string;
  /** What to do; empty when nothing. */
  readonly advice: string;
}

const LITTLE_SPACE_BYTES = 1_000_000_000;
const PATIENCE_MS = 3_000;

export async function checkUp(config: Config): Promise<Finding[]> {
  const running = folderOwner(config.dataFolder);
  const inUse = running?.url ? await checkRunning(running.url, running.pid) : await checkStopped(config);
  return [
    checkNode(),
    ...inUse,
    await checkSpace(config),
    checkWeb(),
    checkKey(config),
    ...(await checkMail(config)),
  ];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return finding(
    'Node',
    fits ? 'good' : 'bad',
    process.versions.node,
    fits ? '' : 'Install Node 20.19 or newer.',
  );
}

async function checkRunning(url: string, pid: number): Promise<Finding[]> {
  const server = (state: Finding['state'], found: string, advice: string) => [
    finding('Server', state, found, advice),
  ];
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { status, state, events } = (await response.json()) as Record<string, string>;
    const found = `runs at ${url} (process ${pid}); state ${state}, events ${events}`;
    if (status === 'ok') return server('good', found, '');
    return server('bad', found, 'Look into the log of the server and at the databases it uses.');
  } catch {
    return server(
      'bad',
      `process ${pid} should answer at ${url} but does not`,
      'Stop it and start it again.',
    );
  }
}

async function checkStopped(config: Config): Promise<Finding[]> {
  return [
    await checkFolder(config),
    await checkEngine('State', config, openState),
    await checkEngine('Events', config, openEvents),
    await checkPort(config),
  ];
}

async function checkFolder(config: Config): Promise<Finding> {
  try {
    openDataFolder(config.dataFolder).close();
    return finding('Data folder', 'good', config.dataFolder, '');
  } catch (error) {
    return troubled('Data folder', error);
  }
}

async function checkEngine(
  what: 'State' | 'Events',
  config: Config,
  open: (where: { url: string | null; folder: string }) => Promise<{ close(): Promise<void> }>,
): Promise<Finding> {
  const url = what === 'State' ? config.stateUrl : config.eventsUrl;
  try {
    const folder = openDataFolder(config.dataFolder);
    try {
      await (await open({ url, folder: folder.path })).close();
    } finally {
      folder.close();
    }
    return finding(what, 'good', url ? 'the database server answers' : 'the embedded engine opens', '');
  } catch (error) {
    return troubled(what, error);
  }
}

function checkPort({ port, host }: Config): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () =>
      resolve(
        finding(
          'Port',
          'bad',
          `${port} is taken`,
          'Stop the program that uses it, or set PORT to another number.',
        ),
      ),
    );
    server.listen(port, host, () =>
      server.close(() => resolve(finding('Port', 'good', `${port} is free`, ''))),
    );
  });
}

async function checkSpace({ dataFolder }: Config): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(existsSync(dataFolder) ? dataFolder : packageRoot());
    const free = bavail * bsize;
    const found = `${(free / 1e9).toFixed(1)} GB free`;
    const advice = 'Free some space: a million events take about 40 MB.';
    return finding(
      'Disk',
      free < LITTLE_SPACE_BYTES ? 'warning' : 'good',
      found,
      free < LITTLE_SPACE_BYTES ? advice : '',
    );
  } catch (error) {
    return troubled('Disk', error);
  }
}

function checkWeb(): Finding {
  const built = existsSync(join(packageRoot(), 'dist', 'web', 'index.html'));
  return finding(
    'Web pages',
    built ? 'good' : 'warning',
    built ? 'built' : 'not built',
    built ? '' : 'Run `npm run build`.',
  );
}

function checkKey(config: Config): Finding {
  const has = config.apiKey !== null || readCliKey(config.dataFolder) !== null;
  const advice = 'Run `footpath setup`, or set FOOTPATH_API_KEY to a key made under Settings.';
  return finding(
    'Key of the command line',
    has ? 'good' : 'warning',
    has ? 'there' : 'none',
    has ? '' : advice,
  );
}

async function checkMail({ smtpUrl }: Config): Promise<Finding[]> {
  if (!smtpUrl) return [];
  const { hostname, port, protocol } = new URL(smtpUrl);
  const at = { host: hostname, port: Number(port) || (protocol === 'smtps:' ? 465 : 587) };
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({ ...at, timeout: PATIENCE_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
  const found = `${at.host}:${at.port} ${answers ? 'answers' : 'does not answer'}`;
  return [
    finding(
      'Mail',
      answers ? 'good' : 'warning',
      found,
      answers ? '' : 'Check FOOTPATH_SMTP_URL and the network.',
    ),
  ];
}

function finding(what: string, state: Finding['state'], found: string, advice: string): Finding {
  return { what, state, found, advice };
}

function troubled(what: string, error: unknown): Finding {
  if (error instanceof AppError) return finding(what, 'bad', error.message, error.advice);
  return finding(
    what,
    'bad',
    (error as Error).message,
    'Check the address and that the server of the database runs.',
  );
}
