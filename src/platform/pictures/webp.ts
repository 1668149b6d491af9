/** A WebP without EXIF and XMP. */
import { NotAPicture } from './not-a-picture.ts';

const KEPT_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Of the first byte of `VP8X`: that EXIF and XMP follow. */
const SAYS_MORE_FOLLOWS = 0x0c;

/** @throws NotAPicture, RangeError where it is cut off */
export function strippedWebp(bytes: Buffer): { bytes: Buffer; width: number; height: number } {
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const to = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) throw new NotAPicture('it ends too early');
    const chunk = Buffer.from(bytes.subarray(at, to));
    if (KEPT_CHUNKS.has(name)) {
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~SAYS_MORE_FOLLOWS;
      size ??= sizeOf(name, chunk);
      kept.push(chunk);
    }
    at = to;
  }
  if (!size) throw new NotAPicture('it holds no picture');
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return { bytes: Buffer.concat([head, ...kept]), ...size };
}

/** From the first chunk that says it: each of the three ways to write a WebP has its own. */
function sizeOf(name: string, chunk: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8X') return { width: 1 + chunk.readUIntLE(12, 3), height: 1 + chunk.readUIntLE(15, 3) };
  if (name === 'VP8 ') {
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff };
  }
  if (name !== 'VP8L') return undefined;
  const bits = chunk.readUInt32LE(9);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
