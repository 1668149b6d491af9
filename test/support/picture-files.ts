/** Small picture files as cameras and programs write them, with what they write beside the picture. */
import { crc32, deflateSync } from 'node:zlib';

/** One red dot. */
export const PNG_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A PNG with a text in it that says where it was made. */
export function pngWithText(text: string): Buffer {
  const body = Buffer.from(`Comment\0${text}`, 'latin1');
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt', 'latin1'), body, Buffer.alloc(4)]);
  chunk.writeUInt32BE(body.length);
  // Behind the signature and IHDR.
  return Buffer.concat([PNG_DOT.subarray(0, 33), chunk, PNG_DOT.subarray(33)]);
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** EXIF with an orientation, and a place beside it. */
function exif(orientation: number, place: string): Buffer {
  const head = Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1');
  const value = Buffer.from([orientation, 0, 0, 0, 0, 0, 0, 0]);
  return segment(0xe1, Buffer.concat([head, value, Buffer.from(place, 'latin1')]));
}

/** The skeleton of a JPEG of this size: nothing draws it, but everything is where it belongs. */
export function jpegOf(
  width: number,
  height: number,
  {
    orientation = 1,
    place = '',
    behind = '',
    beside = [],
  }: {
    orientation?: number;
    place?: string;
    behind?: string;
    /** Segments of programs, by marker: what stands in them. */
    beside?: readonly (readonly [marker: number, body: Buffer])[];
  } = {},
): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    exif(orientation, place),
    ...beside.map(([marker, body]) => segment(marker, body)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${place}`, 'latin1')),
    segment(0xfe, Buffer.from(place, 'latin1')),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Dots, with an escaped byte and a restart mark, then a second scan with a comment before it.
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
    segment(0xfe, Buffer.from(place, 'latin1')),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([5, 0xff, 0xd9]),
    Buffer.from(behind, 'latin1'),
  ]);
}

/** A lossy WebP of this size with EXIF behind it. */
export function webpOf(width: number, height: number, place: string): Buffer {
  const chunk = (name: string, body: Buffer): Buffer => {
    const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const extended = Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    chunk('VP8X', extended),
    chunk('VP8 ', Buffer.from([1, 2, 3])),
    chunk('EXIF', Buffer.from(place, 'latin1')),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** A grey PNG with see-through dots, as browsers draw them; `packed` for what its data unpacks to instead. */
export function pngOf(width: number, height: number, packed?: Buffer): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  const row = Buffer.alloc(1 + 4 * width, 0x80).fill(0, 0, 1);
  const dots = packed ?? Buffer.concat(Array.from({ length: height }, () => row));
  return pngOfChunks([
    ['IHDR', head],
    ['IDAT', deflateSync(dots)],
    ['IEND', Buffer.alloc(0)],
  ]);
}

export function pngOfChunks(chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const written = chunks.map(([name, body]) => {
    const chunk = Buffer.concat([Buffer.from(`\0\0\0\0${name}`, 'latin1'), body, Buffer.alloc(4)]);
    chunk.writeUInt32BE(body.length);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
    return chunk;
  });
  return Buffer.concat([PNG_DOT.subarray(0, 8), ...written]);
}
