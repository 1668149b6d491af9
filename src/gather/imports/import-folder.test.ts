import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImportFolder } from './import-folder.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footpath-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A body that breaks off after a few bytes. */
function brokenBody(code: string): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from('a,b\n');
      throw Object.assign(new Error('write'), { code });
    })(),
  );
}

describe('an upload', () => {
  it('is stored with its size, and replaced by the same name', async () => {
    const folder = new ImportFolder(root, 'imp_1');
    expect(
      await folder.receive('orders.csv', Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')])),
    ).toBe(8);
    expect(await folder.receive('orders.csv', Readable.from([Buffer.from('x')]))).toBe(1);
    expect(readdirSync(folder.path)).toHaveLength(1);
    expect(folder.uploaded(['orders.csv', 'other.csv']).map(({ name }) => name)).toEqual(['orders.csv']);
  });

  it('that fills the disk is refused as such and leaves nothing behind', async () => {
    const folder = new ImportFolder(root, 'imp_1');
    await expect(folder.receive('orders.csv', brokenBody('ENOSPC'))).rejects.toMatchObject({
      code: 'disk_full',
    });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('that breaks off leaves nothing behind', async () => {
    const folder = new ImportFolder(root, 'imp_1');
    await expect(folder.receive('orders.csv', brokenBody('ECONNRESET'))).rejects.toThrow('write');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('never leaves its folder, whatever its name', async () => {
    const folder = new ImportFolder(root, 'imp_1');
    await folder.receive('../../../escape.csv', Readable.from([Buffer.from('x')]));
    expect(readdirSync(root)).toEqual(['imp_1']);
    expect(readdirSync(folder.path)).toHaveLength(1);
  });
});
