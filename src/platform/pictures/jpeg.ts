/** A JPEG without what cameras write beside the picture, thumbnails and second pictures among it. Kept: colours (ICC, Adobe) and which way is up. */
import { NotAPicture } from './not-a-picture.ts';

const JFIF = 0xe0;
const EXIF = 0xe1;
const PROFILE = 0xe2;
const ADOBE = 0xee;
/** Where the segments for programs begin (a comment is behind them); all before belong to the picture. */
const FIRST_OF_PROGRAMS = 0xe0;
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
  const hasProfile = holdsProfile(segments.flatMap((segment) => profilePart(bytes, segment) ?? []));
  const parts = [
    Buffer.from([0xff, 0xd8]),
    ...(turn > 1 ? [orientationSegment(turn)] : []),
    ...segments.flatMap((segment) => keptOf(bytes, segment, hasProfile) ?? []),
    Buffer.from([0xff, END]),
  ];
  // From the fifth on the picture lies on its side.
  const size = turn >= 5 ? { width: height, height: width } : { width, height };
  return { bytes: Buffer.concat(parts), ...size, isTurned: turn > 1 };
}

/** What stays of a segment; null for nothing. Several things share a marker, so each is known by its name. */
function keptOf(bytes: Buffer, segment: Segment, hasProfile: boolean): Buffer | null {
  const { marker, from, to } = segment;
  if (marker < FIRST_OF_PROGRAMS) return bytes.subarray(from, to);
  const body = bytes.subarray(from + 4, to);
  if (marker === JFIF && isNamed(body, 'JFIF\0', 14)) {
    // Its last two bytes are the size of a thumbnail, which follows them.
    return segmentOf(JFIF, Buffer.concat([body.subarray(0, 12), Buffer.from([0, 0])]));
  }
  if (marker === ADOBE && isNamed(body, 'Adobe', 12)) return segmentOf(ADOBE, body.subarray(0, 12));
  return hasProfile && profilePart(bytes, segment) ? bytes.subarray(from, to) : null;
}

const PROFILE_NAME = 'ICC_PROFILE\0';
/** Behind the name stand its number and how many parts there are. */
const PROFILE_HEAD = PROFILE_NAME.length + 2;

interface ProfilePart {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly bytes: Buffer;
}

/** Its part of the colour profile; null for another segment. */
function profilePart(bytes: Buffer, { marker, from, to }: Segment): ProfilePart | null {
  const body = bytes.subarray(from + 4, to);
  if (marker !== PROFILE || !isNamed(body, PROFILE_NAME, PROFILE_HEAD)) return null;
  const [number = 0, of = 0] = body.subarray(PROFILE_NAME.length, PROFILE_HEAD);
  return { number, of, bytes: body.subarray(PROFILE_HEAD) };
}

/** Whether the parts, in whatever order they come, make one: each once, as long as it says, and signed as colour profiles are. */
function holdsProfile(parts: readonly ProfilePart[]): boolean {
  const ordered = [...parts].sort((a, b) => a.number - b.number);
  const profile = Buffer.concat(ordered.map((part) => part.bytes));
  return (
    ordered.every(({ number, of }, index) => number === index + 1 && of === ordered.length) &&
    profile.length >= 128 &&
    profile.readUInt32BE(0) === profile.length &&
    profile.toString('latin1', 36, 40) === 'acsp'
  );
}

function isNamed(body: Buffer, name: string, atLeast: number): boolean {
  return body.length >= atLeast && body.toString('latin1', 0, name.length) === name;
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
  if (marker !== EXIF || bytes.toString('latin1', from + 4, from + 10) !== 'Exif\0\0') return 1;
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
  return segmentOf(EXIF, exif);
}

function segmentOf(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
