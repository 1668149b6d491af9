/** Starts a PostgreSQL on a free loopback port in a temporary folder, for tests only. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { openState } from '../../src/platform/statedb/open-state.ts';
import { freePorts } from './free-ports.ts';

export interface TestPostgres {
  /** A FOOTPATH_STATE_URL; tests make databases of their own as copies of `MIGRATED`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A database whose tables were made when the server started. */
export const MIGRATED = 'migrated';

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Resolves to null, without a trace, where no PostgreSQL server is installed. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const programs = programFolder();
  if (!programs) return null;
  const owner = serverOwner();
  if (!owner) return null;
  const folder = await mkdtemp(join(tmpdir(), 'footpath-postgres-'));
  // PostgreSQL refuses to run as root, and its own user must reach the folder.
  if (owner.uid !== undefined) spawnSync('chown', [`${owner.uid}:${owner.gid}`, folder]);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'footpath', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const [port = 0] = await freePorts(1);
  const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const child = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port), ...quick.flatMap((s) => ['-c', s])],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://footpath@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await answers(url, child))) {
    await stop();
    throw new Error('The PostgreSQL test server did not start.');
  }
  await makeMigrated(url);
  return { url, stop };
}

/** The address of another database of the same server. */
export function addressOf(url: string, database: string): string {
  return new URL(`/${database}`, url).href;
}

async function makeMigrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${MIGRATED}`);
  await client.end();
  await (await openState({ url: addressOf(url, MIGRATED), folder: '' })).close();
}

/** The folder with `initdb` and `postgres`: on the path, or where Debian keeps it; the newest of several. */
function programFolder(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

/** Who is to run the server: ourselves, or the user `postgres` when we are root; null when there is none. */
function serverOwner(): Owner | null {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return false;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}
