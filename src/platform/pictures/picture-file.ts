/**
 * A picture somebody uploads: what it is by its bytes (a name or a header is not believed), how large, and without what cameras and
 * programs write into it (place, time, device, thumbnails). Refuses everything but PNG, JPEG and WebP, and pictures whose size says that
 * opening them would take all memory. Decodes nothing, and of a PNG makes sure that others can (`png-dots.ts`).
 */
import type { Readable } from 'node:stream';
import { AppError } from '../errors/app-error.ts';
import { strippedJpeg } from './jpeg.ts';
import { NotAPicture } from './not-a-picture.ts';
import { strippedPng } from './png.ts';
import { strippedWebp } from './webp.ts';

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

export interface PictureFile {
  readonly type: PictureType;
  /** Without anything but the picture itself. */
  readonly bytes: Buffer;
  /** In dots, as it is seen. */
  readonly width: number;
  readonly height: number;
}

const MOST_DOTS_A_SIDE = 12_000;
const MOST_DOTS = 50_000_000;
const MB = 1_000_000;

const NAMES: Readonly<Record<PictureType, string>> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
};

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** By what the bytes begin with; null for anything but PNG, JPEG and WebP. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const begins = (signature: readonly number[], at = 0): boolean =>
    signature.every((byte, i) => bytes[at + i] === byte);
  if (begins(PNG)) return 'image/png';
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins(ascii('RIFF')) && begins(ascii('WEBP'), 8)) return 'image/webp';
  return null;
}

/** What an upload may be. */
export interface PictureLimits {
  readonly most: number;
  readonly types?: readonly PictureType[];
  /** Refuses photos that lie on their side with a note to turn them: not everything that draws them follows it. */
  readonly upright?: boolean;
  /** In all; for those the server draws itself, fewer. */
  readonly mostDots?: number;
}

/** Reads an upload to its end. @throws AppError `too_large`, `not_a_picture` */
export async function readPictureFile(stream: Readable, limits: PictureLimits): Promise<PictureFile> {
  const bytes = await readAtMost(stream, limits.most);
  try {
    return await stripped(bytes, limits);
  } catch (error) {
    if (!(error instanceof NotAPicture) && !(error instanceof RangeError)) throw error;
    const problem = error instanceof NotAPicture ? error.message : 'it ends too early';
    throw new AppError('not_a_picture', { problem }, error);
  }
}

/** @throws NotAPicture, RangeError where it is cut off */
async function stripped(
  bytes: Buffer,
  { types = pictureTypes, upright = false, mostDots = MOST_DOTS }: PictureLimits,
): Promise<PictureFile> {
  const type = pictureType(bytes);
  if (type === null || !types.includes(type)) {
    throw new NotAPicture(`only ${types.map((each) => NAMES[each]).join(', ')} are taken`);
  }
  const picture = READERS[type](bytes);
  const { width, height } = picture;
  if (width < 1 || height < 1) throw new NotAPicture('it has no size');
  if (Math.max(width, height) > MOST_DOTS_A_SIDE || width * height > mostDots) {
    throw new NotAPicture(`${width} × ${height} dots are too many; make it smaller`);
  }
  if (upright && picture.isTurned) {
    throw new NotAPicture('it lies on its side with a note to turn it; turn it for good first');
  }
  await picture.mustHoldItsDots?.();
  return { type, bytes: picture.bytes, width, height };
}

interface Stripped extends Omit<PictureFile, 'type'> {
  /** Of a JPEG: that it says how to turn it. */
  readonly isTurned?: boolean;
  /** Of a PNG. @throws NotAPicture */
  mustHoldItsDots?(): Promise<void>;
}

const READERS: Readonly<Record<PictureType, (bytes: Buffer) => Stripped>> = {
  'image/png': strippedPng,
  'image/jpeg': strippedJpeg,
  'image/webp': strippedWebp,
};

async function readAtMost(stream: Readable, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new AppError('too_large', { limit: `${Math.floor(most / MB)} MB` });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
