/** The folder of one import: uploaded files under names of our own making, rejected rows, temporary databases. */
import { hash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../platform/errors/app-error.ts';
import type { UploadedFile } from './read/open-tables.ts';

export class ImportFolder {
  readonly path: string;

  /** @param root the folder of all imports in the data folder */
  constructor(root: string, id: string) {
    this.path = join(root, id);
  }

  get rejectedRows(): string {
    return join(this.path, 'rejected.csv');
  }

  /** Stores an upload as it comes; resolves with its size when it is on the disk. @throws AppError `disk_full` */
  async receive(name: string, body: Readable): Promise<number> {
    await mkdir(this.path, { recursive: true });
    const place = this.#placeOf(name);
    const part = `${place}.part`;
    let bytes = 0;
    try {
      const count = async function* (source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          bytes += chunk.length;
          yield chunk;
        }
      };
      await pipeline(body, count, createWriteStream(part));
      await synced(part);
      await rename(part, place);
      return bytes;
    } catch (problem) {
      await rm(part, { force: true });
      throw (problem as NodeJS.ErrnoException).code === 'ENOSPC'
        ? new AppError('disk_full', {}, problem)
        : problem;
    }
  }

  uploaded(names: readonly string[]): UploadedFile[] {
    return names.map((name) => ({ name, path: this.#placeOf(name) })).filter(({ path }) => existsSync(path));
  }

  async removeFile(name: string): Promise<void> {
    await rm(this.#placeOf(name), { force: true });
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  /** A name given by somebody else never becomes a path. */
  #placeOf(name: string): string {
    return join(this.path, `${hash('sha256', name, 'hex').slice(0, 32)}.file`);
  }
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
