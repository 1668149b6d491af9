/** The list of what a zip file holds, read from its end as the format intends. Opens nothing; refuses encrypted and odd ones. */
import type { FileHandle } from 'node:fs/promises';
import { unreadable } from './refusal.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where the entry's local header begins. */
  readonly offset: number;
}

const MAX_ENTRIES = 5_000;
const MAX_DIRECTORY_BYTES = 8 << 20;
const END_SEARCH = 65_557;

/** @throws AppError `unreadable_file` for a broken, encrypted or absurdly large directory */
export async function zipDirectory(file: FileHandle, name: string): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - END_SEARCH), Math.min(size, END_SEARCH));
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > tail.length) throw broken(name);
  const place = await directoryPlace(file, tail, end, size);
  if (place.entries > MAX_ENTRIES || place.bytes > MAX_DIRECTORY_BYTES) {
    throw unreadable(
      name,
      `it holds more than ${MAX_ENTRIES} files`,
      'Put only the exported tables into the zip file.',
    );
  }
  if (place.offset + place.bytes > size) throw broken(name);
  return entriesOf(await bytesAt(file, place.offset, place.bytes), name);
}

async function directoryPlace(file: FileHandle, tail: Buffer, end: number, size: number) {
  const entries = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  const locator = end - 20;
  if (offset !== 0xffffffff || locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50)
    return { entries, bytes, offset };
  const at = Number(tail.readBigUInt64LE(locator + 8));
  if (at + 56 > size) return { entries, bytes, offset: size };
  const wide = await bytesAt(file, at, 56);
  return {
    entries: Number(wide.readBigUInt64LE(32)),
    bytes: Number(wide.readBigUInt64LE(40)),
    offset: Number(wide.readBigUInt64LE(48)),
  };
}

function entriesOf(directory: Buffer, file: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const flags = directory.readUInt16LE(at + 8);
    const method = directory.readUInt16LE(at + 10);
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw broken(file);
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    if (!name.endsWith('/')) {
      if (flags & 1) throw unreadable(file, `“${name}” in it has a password`, 'Save it without a password.');
      if (method !== 0 && method !== 8) {
        throw unreadable(
          file,
          `“${name}” in it is packed in an unusual way`,
          'Pack it again with the usual zip method.',
        );
      }
      entries.push({ name, method: method === 8 ? 'deflated' : 'stored', ...sizes(directory, at, extra) });
    }
    at = next;
  }
  return entries;
}

/** Sizes and place; those of four gigabytes and more stand in the extra field. */
function sizes(directory: Buffer, at: number, extra: Buffer) {
  let compressedBytes = directory.readUInt32LE(at + 20);
  let bytes = directory.readUInt32LE(at + 24);
  let offset = directory.readUInt32LE(at + 42);
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let field = i + 4;
    const wide = (narrow: number): number => {
      if (narrow !== 0xffffffff || field + 8 > extra.length) return narrow;
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    };
    bytes = wide(bytes);
    compressedBytes = wide(compressedBytes);
    offset = wide(offset);
  }
  return { compressedBytes, bytes, offset };
}

/** Where the entry's packed bytes begin: behind its local header, whose lengths may differ from the directory's. */
export async function contentStart(file: FileHandle, entry: ZipEntry, name: string): Promise<number> {
  const header = await bytesAt(file, entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw broken(name);
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function broken(name: string) {
  return unreadable(name, 'it looks like a zip file but is incomplete', 'Download or pack it again.');
}
