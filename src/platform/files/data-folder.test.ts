import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keepCliKey, readCliKey } from './cli-key.ts';
import { folderOwner, openDataFolder } from './data-folder.ts';
import { packageRoot } from './package-root.ts';

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'footpath-folder-'));
  closing.push(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

/** Another process that holds the lock as this program takes it, until it is killed. */
async function otherOwner(folder: string): Promise<ChildProcess> {
  const script = `
    const Database = require(${JSON.stringify(join(packageRoot(), 'node_modules', 'libsql'))});
    const lock = new Database(${JSON.stringify(join(folder, 'owner.lock'))});
    lock.exec('BEGIN EXCLUSIVE');
    process.stdout.write('held');
    setInterval(() => lock, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

it('is made for its owner only, and let go on close', () => {
  const path = newFolder();
  const folder = openDataFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(folderOwner(path)).toEqual({ pid: process.pid, url: null });
  folder.announce('http://127.0.0.1:4400');
  expect(folderOwner(path)?.url).toBe('http://127.0.0.1:4400');
  folder.close();
  expect(folderOwner(path)).toBeNull();
  openDataFolder(path).close();
});

it('has one owner, also within one process', () => {
  const path = newFolder();
  const folder = openDataFolder(path);
  expect(() => openDataFolder(path)).toThrow(expect.objectContaining({ code: 'folder_in_use' }));
  folder.close();
});

it('is free again when its owner was killed, and only then', async () => {
  const path = newFolder();
  openDataFolder(path).close();
  const other = await otherOwner(path);
  await writeFile(join(path, 'owner.json'), JSON.stringify({ pid: other.pid, url: 'http://127.0.0.1:1' }));
  let refusal: unknown;
  try {
    openDataFolder(path);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ code: 'folder_in_use', details: { pid: other.pid } });
  const ended = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await ended;
  expect(folderOwner(path)).toBeNull();
  const folder = openDataFolder(path);
  expect(folderOwner(path)?.pid).toBe(process.pid);
  folder.close();
});

it('says so when it cannot be used', async () => {
  const path = newFolder();
  await writeFile(path, 'a file');
  expect(() => openDataFolder(path)).toThrow(expect.objectContaining({ code: 'folder_unusable' }));
});

it('keeps the key of the command line from other users', async () => {
  const path = newFolder();
  openDataFolder(path).close();
  expect(readCliKey(path)).toBeNull();
  await keepCliKey(path, 'fp_first');
  await chmod(join(path, 'cli-key'), 0o644);
  await keepCliKey(path, 'fp_second');
  expect(readCliKey(path)).toBe('fp_second');
  expect(statSync(join(path, 'cli-key')).mode & 0o777).toBe(0o600);
});
