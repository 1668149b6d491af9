/** What an uploaded file holds: itself, the one file in a gzip, the files in a zip. Unpacks in the stream, never to disk. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { inflated } from './inflate.ts';
import { contentStart, type ZipEntry, zipDirectory } from './zip-directory.ts';

const CHUNK = 1 << 18;

export interface Member {
  /** Name to show: `orders.csv`, `export.zip › orders.csv`. */
  readonly name: string;
  /** Bytes to be read from the disk for it, packed. */
  readonly packedBytes: number;
  /** The unpacked bytes from the start. `onRead` hears how many packed bytes have been read so far. */
  bytes(onRead?: (packed: number) => void): AsyncIterable<Buffer>;
}

export interface Archive {
  /** `workbook`: the members are the parts of one XLSX file. */
  readonly kind: 'plain' | 'zip' | 'workbook';
  readonly members: readonly Member[];
}

/** @throws AppError `unreadable_file` for a damaged zip */
export async function membersOf(path: string, name: string): Promise<Archive> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer: head } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (head[0] === 0x1f && head[1] === 0x8b)
      return { kind: 'plain', members: [gzipMember(path, name, size)] };
    if (head.readUInt32LE(0) !== 0x04034b50)
      return { kind: 'plain', members: [plainMember(path, name, size)] };
    const entries = await zipDirectory(file, name);
    const workbook = entries.some((entry) => entry.name === 'xl/workbook.xml');
    const kept = workbook ? entries : entries.filter(isTable);
    return {
      kind: workbook ? 'workbook' : 'zip',
      members: kept.map((entry) =>
        zipMember(path, workbook ? entry.name : `${name} › ${baseName(entry.name)}`, entry),
      ),
    };
  } finally {
    await file.close();
  }
}

function plainMember(path: string, name: string, size: number): Member {
  return { name, packedBytes: size, bytes: (onRead) => counted(path, onRead) };
}

function gzipMember(path: string, name: string, size: number): Member {
  const bytes: Member['bytes'] = (onRead) => inflated(counted(path, onRead), 'gzip', name);
  return { name: name.replace(/\.gz$/i, ''), packedBytes: size, bytes };
}

function zipMember(path: string, name: string, entry: ZipEntry): Member {
  async function* packed(onRead?: (packed: number) => void) {
    const file = await open(path, 'r');
    let start: number;
    try {
      start = await contentStart(file, entry, name);
    } finally {
      await file.close();
    }
    if (entry.compressedBytes > 0) yield* counted(path, onRead, start, start + entry.compressedBytes - 1);
  }
  const bytes: Member['bytes'] = (onRead) =>
    entry.method === 'deflated' ? inflated(packed(onRead), 'deflate', name) : packed(onRead);
  return { name, packedBytes: entry.compressedBytes, bytes };
}

async function* counted(
  path: string,
  onRead?: (packed: number) => void,
  start = 0,
  end = Number.POSITIVE_INFINITY,
) {
  let read = 0;
  for await (const chunk of createReadStream(path, {
    highWaterMark: CHUNK,
    start,
    end,
  }) as AsyncIterable<Buffer>) {
    read += chunk.length;
    onRead?.(read);
    yield chunk;
  }
}

/** Leaves out what systems add to zips by themselves. */
function isTable(entry: ZipEntry): boolean {
  const base = baseName(entry.name);
  return !entry.name.startsWith('__MACOSX/') && !base.startsWith('.') && entry.bytes > 0;
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
