/** The folder that holds everything Footpath keeps, and the lock that lets one process at a time use it. */
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { AppError } from '../errors/app-error.ts';

/** Who uses the folder, for people and for the command line. */
export interface FolderOwner {
  readonly pid: number;
  /** Where its server listens, `http://127.0.0.1:4400`; null while it does not. */
  readonly url: string | null;
}

export interface DataFolder {
  /** Absolute. */
  readonly path: string;
  /** Tells other processes where the server listens. */
  announce(url: string): void;
  close(): void;
}

const OWNER_FILE = 'owner.json';

/**
 * Makes the folder when missing and takes its lock. The lock is the operating system's (held through SQLite), so it
 * ends with the process, however that ends, and no stale lock is ever left behind.
 * @throws AppError `folder_in_use`, `folder_unusable`
 */
export function openDataFolder(path: string): DataFolder {
  makeFolder(path);
  const lock = takeLock(path);
  const tell = (owner: FolderOwner) =>
    writeFileSync(join(path, OWNER_FILE), JSON.stringify(owner), { mode: 0o600 });
  tell({ pid: process.pid, url: null });
  return {
    path,
    announce: (url) => tell({ pid: process.pid, url }),
    close() {
      rmSync(join(path, OWNER_FILE), { force: true });
      lock.close();
    },
  };
}

/** The process that uses the folder now, or null. Never takes the lock. */
export function folderOwner(path: string): FolderOwner | null {
  try {
    const owner = JSON.parse(readFileSync(join(path, OWNER_FILE), 'utf8')) as FolderOwner;
    return isAlive(owner.pid) ? owner : null;
  } catch {
    return null;
  }
}

function makeFolder(path: string): void {
  try {
    const existed = statSync(path, { throwIfNoEntry: false });
    mkdirSync(path, { recursive: true });
    if (!existed) chmodSync(path, 0o700);
  } catch (error) {
    const problem = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError('folder_unusable', { folder: path, problem }, error);
  }
}

function takeLock(path: string): Database.Database {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(join(path, 'owner.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    const { code = '', message } = error as { code?: string; message: string };
    if (!code.startsWith('SQLITE_BUSY'))
      throw new AppError('folder_unusable', { folder: path, problem: message }, error);
    throw new AppError('folder_in_use', { folder: path, pid: folderOwner(path)?.pid ?? 0 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
