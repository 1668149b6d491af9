/** What is kept of a picture that somebody uploads, and what is no picture. */
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import {
  jpegOf,
  PNG_DOT,
  pngOf,
  pngOfChunks,
  pngWithText,
  webpOf,
} from '../../../test/support/picture-files.ts';
import { type PictureLimits, readPictureFile } from './picture-file.ts';

const PLACE = '48.137154 N 11.576124 E';
const MOST = 2_000_000;

function read(bytes: Buffer, more: Partial<PictureLimits> = {}) {
  // In pieces, as they come from a network.
  const pieces = [bytes.subarray(0, 7), bytes.subarray(7)].filter(({ length }) => length > 0);
  return readPictureFile(Readable.from(pieces), { most: MOST, ...more });
}

it('takes place, time and device out of a JPEG, between its scans and behind its end too', async () => {
  const { bytes, ...picture } = await read(jpegOf(640, 480, { place: PLACE, behind: PLACE }));
  expect(picture).toEqual({ type: 'image/jpeg', width: 640, height: 480 });
  expect(bytes.includes(PLACE)).toBe(false);
  expect(bytes.subarray(-3)).toEqual(Buffer.from([5, 0xff, 0xd9]));
  // All dots of both scans are there: read again, it stays as it is.
  expect(bytes.includes(Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]))).toBe(true);
  expect((await read(bytes)).bytes.equals(bytes)).toBe(true);
});

it('keeps which way is up, and nothing else of EXIF', async () => {
  const { bytes, ...picture } = await read(jpegOf(640, 480, { orientation: 6, place: PLACE }));
  expect(picture).toMatchObject({ width: 480, height: 640 });
  expect(bytes.includes(PLACE)).toBe(false);
  expect(await read(bytes)).toMatchObject({ width: 480, height: 640, bytes });
  await expect(read(bytes, { upright: true })).rejects.toThrow('turn it for good first');
  expect(await read(jpegOf(640, 480), { upright: true })).toMatchObject({ width: 640 });
});

it('takes thumbnails and second pictures out of a JPEG, and leaves colours as they are', async () => {
  const named = (name: string, ...rest: (string | number[])[]): Buffer =>
    Buffer.concat([name, ...rest].map((part) => Buffer.from(part as string, 'latin1')));
  const sizes = [1, 2, 0, 0, 72, 0, 72];
  const profile = Buffer.alloc(140, 7);
  profile.writeUInt32BE(140);
  profile.write('acsp', 36, 'latin1');
  const parts = [profile.subarray(0, 100), profile.subarray(100)].map((part, index) =>
    Buffer.concat([named('ICC_PROFILE\0', [index + 1, 2]), part]),
  );
  const adobe = named('Adobe', [0, 100, 0, 0, 0, 0, 1]);
  const jpeg = jpegOf(64, 48, {
    beside: [
      [0xe0, named('JFIF\0', sizes, [9, 9], PLACE)],
      [0xe0, named('JFXX\0', [0x10], PLACE)],
      [0xe2, named('MPF\0', PLACE)],
      [0xe2, named('FPXR\0', PLACE)],
      ...parts.map((part) => [0xe2, part] as const),
      [0xee, Buffer.concat([adobe, named(PLACE)])],
    ],
  });
  const { bytes } = await read(jpeg);
  for (const gone of [PLACE, 'JFXX', 'MPF', 'FPXR']) expect(bytes.includes(gone)).toBe(false);
  for (const kept of [named('JFIF\0', sizes, [0, 0]), ...parts, adobe])
    expect(bytes.includes(kept)).toBe(true);
  expect((await read(bytes)).bytes.equals(bytes)).toBe(true);
  // Parts of a profile may come in any order, but each once.
  const profiled = async (given: readonly Buffer[]) =>
    (await read(jpegOf(64, 48, { beside: given.map((part) => [0xe2, part] as const) }))).bytes;
  const turned = await profiled(parts.toReversed());
  for (const part of parts) expect(turned.includes(part)).toBe(true);
  expect((await profiled([...parts, ...parts.slice(1)])).includes('ICC_PROFILE')).toBe(false);
  expect((await profiled(parts.slice(1))).includes('ICC_PROFILE')).toBe(false);
  // What only calls itself a colour profile is none.
  const others = [named(PLACE), Buffer.concat([profile, named(PLACE)]), Buffer.alloc(140, PLACE)];
  for (const other of others) {
    const body = Buffer.concat([named('ICC_PROFILE\0', [1, 1]), other]);
    expect((await read(jpegOf(64, 48, { beside: [[0xe2, body]] }))).bytes.includes(PLACE)).toBe(false);
  }
});

it('takes texts out of a PNG, and EXIF out of a WebP', async () => {
  expect((await read(pngWithText(PLACE))).bytes.equals(PNG_DOT)).toBe(true);
  const { bytes, ...webp } = await read(webpOf(300, 200, PLACE));
  expect(webp).toEqual({ type: 'image/webp', width: 300, height: 200 });
  expect(bytes.includes(PLACE)).toBe(false);
  // It no longer says that EXIF and XMP follow, and its length is its own.
  expect([bytes[20], bytes.readUInt32LE(4)]).toEqual([0, bytes.length - 8]);
});

it('refuses what is no picture by its bytes, whatever its name says', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  await expect(read(svg)).rejects.toMatchObject({ code: 'not_a_picture' });
  await expect(read(Buffer.from('<!doctype html><script>alert(1)</script>'))).rejects.toThrow('PNG, JPEG');
  await expect(read(Buffer.from('GIF89a'))).rejects.toMatchObject({ code: 'not_a_picture' });
  await expect(read(webpOf(3, 2, ''), { types: ['image/png'] })).rejects.toThrow('only PNG are taken');
});

it('refuses what is cut off, damaged, or would take all memory', async () => {
  const jpeg = jpegOf(640, 480);
  for (const end of [3, 20, jpeg.length - 30, jpeg.length - 2]) {
    await expect(read(jpeg.subarray(0, end))).rejects.toMatchObject({ code: 'not_a_picture' });
  }
  await expect(read(PNG_DOT.subarray(0, 40))).rejects.toThrow('it ends too early');
  await expect(read(jpegOf(0, 480))).rejects.toThrow('it has no size');
  await expect(read(jpegOf(40_000, 40_000))).rejects.toThrow('too many');
  await expect(read(Buffer.concat([PNG_DOT, Buffer.alloc(MOST)]))).rejects.toThrow('2 MB');
});

it('refuses a PNG that does not hold the dots it says, or unpacks to more', async () => {
  expect(await read(pngOf(30, 20))).toMatchObject({ width: 30, height: 20 });
  const row = Buffer.alloc(1 + 4 * 3);
  await expect(read(pngOf(3, 2, Buffer.concat([row, row])))).resolves.toMatchObject({ width: 3 });
  for (const dots of [row, Buffer.alloc(50_000_000), Buffer.concat([row, Buffer.alloc(13, 5)])]) {
    await expect(read(pngOf(3, 2, dots))).rejects.toThrow('it is damaged');
  }
  const good = pngOf(3, 2);
  // What is packed is no longer whole.
  await expect(read(Buffer.from(good).fill(0xff, 45, 50))).rejects.toThrow('it is damaged');
  // A second head, which says another size.
  const [head, rest] = [good.subarray(16, 29), good.subarray(33)];
  const twice = Buffer.concat([
    pngOfChunks([
      ['IHDR', head],
      ['IHDR', head],
    ]),
    rest,
  ]);
  await expect(read(twice)).rejects.toThrow('it is damaged');
  await expect(read(pngOf(30, 20), { mostDots: 599 })).rejects.toThrow('too many');
});

it('follows the rows of interlaced and of narrow dots', async () => {
  const head = (depth: number, colour: number, interlaced: number) =>
    Buffer.from([0, 0, 0, 5, 0, 0, 0, 3, depth, colour, 0, 0, interlaced]);
  const png = (ihdr: Buffer, bytes: number) =>
    read(
      pngOfChunks([
        ['IHDR', ihdr],
        ['IDAT', deflateSync(Buffer.alloc(bytes))],
        ['IEND', Buffer.alloc(0)],
      ]),
    );
  // Five dots of one bit are a byte; three rows.
  await expect(png(head(1, 0, 0), 6)).resolves.toMatchObject({ width: 5, height: 3 });
  // Adam7: seven rows in all, each with a byte of its own.
  await expect(png(head(8, 2, 1), 15 * 3 + 7)).resolves.toMatchObject({ width: 5, height: 3 });
  await expect(png(head(8, 2, 1), 15 * 3 + 6)).rejects.toThrow('damaged');
  await expect(png(head(7, 2, 0), 15 * 3 + 3)).rejects.toThrow('damaged');
});
