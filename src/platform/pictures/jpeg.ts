/** A JPEG without what cameras write beside the picture. Kept: colours (ICC, Adobe) and which way is up. */
import { NotAPicture } from './not-a-picture.ts';

/** JFIF, colour profile, Adobe's note on how colours are written. */
const KEPT_SEGMENTS = new Set([0xe0, 0xe2, 0xee]);
const SCAN = 0xda;
const END = 0xd9;

interface Segment {
  readonly marker: number;
  readonly from: number;
  readonly to: number;
}

/** @throws NotAPicture, RangeError where it is cut off */
export function strippedJpeg(bytes: Buffer): {
  bytes: Buffer;
  width: number;
  height: number;
  isTurned: boolean;
} {
  const segments = segmentsOf(bytes);
  const frame = segments.find(({ marker }) => isFrame(marker));
  if (!frame || !segments.some(({ marker }) => marker === SCAN)) throw new NotAPicture('it holds no picture');
  const [height, width] = [bytes.readUInt16BE(frame.from + 5), bytes.readUInt16BE(frame.from + 7)];
  const turn = segments.map((segment) => orientationOf(bytes, segment)).find((each) => each > 1) ?? 1;
  const kept = segments.filter(({ marker }) => marker < 0xe0 || KEPT_SEGMENTS.has(marker));
  const parts = [
    Buffer.from([0xff, 0xd8]),
    ...(turn > 1 ? [orientationSegment(turn)] : []),
    ...kept.map(({ from, to }) => bytes.subarray(from, to)),
    Buffer.from([0xff, END]),
  ];
  // From the fifth on the picture lies on its side.
  const size = turn >= 5 ? { width: height, height: width } : { width, height };
  return { bytes: Buffer.concat(parts), ...size, isTurned: turn > 1 };
}

/** Up to the end of the picture; what stands behind that (phones put whole films there) is left out. A scan has its dots with it. */
function segmentsOf(bytes: Buffer): Segment[] {
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    while (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) === 0xff) at++;
    const marker = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) !== 0xff || marker < 0xc0) throw new NotAPicture('it is damaged');
    if (marker === END) return segments;
    let to = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === SCAN) to = endOfDots(bytes, to);
    if (to > bytes.length) throw new NotAPicture('it ends too early');
    segments.push({ marker, from: at, to });
    at = to;
  }
}

/** Where the next marker is: not an escaped byte, not one of the marks within the dots. */
function endOfDots(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new NotAPicture('it ends too early');
}

/** Baseline, progressive and the rarer ones; not tables (C4, C8, CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

const ORIENTATION = 0x0112;

/** 1 to 8 as EXIF counts them; 1 where it does not say. */
function orientationOf(bytes: Buffer, { marker, from, to }: Segment): number {
  if (marker !== 0xe1 || bytes.toString('latin1', from + 4, from + 10) !== 'Exif\0\0') return 1;
  const exif = bytes.subarray(from + 10, to);
  if (exif.length < 14) return 1;
  const little = exif.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number =>
    at + 2 > exif.length ? 0 : little ? exif.readUInt16LE(at) : exif.readUInt16BE(at);
  const directory = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  for (let entry = 0; entry < Math.min(u16(directory), 200); entry++) {
    const at = directory + 2 + entry * 12;
    if (u16(at) === ORIENTATION) return Math.min(8, Math.max(1, u16(at + 8)));
  }
  return 1;
}

/** EXIF that says which way is up and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  exif.writeUInt16BE(orientation, 24);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([head, exif]);
}
