/** Unpacks gzip and zip content as a stream and stops at a zip bomb: at once, before it fills memory or disk. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { unreadable } from './refusal.ts';

/** Exports shrink five- to twentyfold; deflate cannot do more than a thousandfold, and only with nothing in it. */
const MAX_RATIO = 400;
const RATIO_COUNTS_FROM = 64 << 20;
const MAX_BYTES = 64 * 2 ** 30;

/**
 * The unpacked bytes.
 * @param packed the packed bytes as they come
 * @param name of the file, for the refusal
 * @throws AppError `unreadable_file` where it is broken or unpacks to an absurd size
 */
export async function* inflated(
  packed: AsyncIterable<Buffer>,
  kind: 'gzip' | 'deflate',
  name: string,
): AsyncGenerator<Buffer> {
  const inflater =
    kind === 'gzip' ? createGunzip({ chunkSize: 1 << 18 }) : createInflateRaw({ chunkSize: 1 << 18 });
  let taken = 0;
  let given = 0;
  async function* counted() {
    for await (const chunk of packed) {
      taken += chunk.length;
      yield chunk;
    }
  }
  const source = Readable.from(counted());
  // A failure of the source arrives through the inflater, which pipeline destroys with it.
  pipeline(source, inflater, () => {});
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      given += chunk.length;
      if (given > MAX_BYTES || (given > RATIO_COUNTS_FROM && given > taken * MAX_RATIO)) throw bomb(name);
      yield chunk;
    }
  } catch (problem) {
    if (/^Z_/.test((problem as NodeJS.ErrnoException).code ?? '')) {
      throw unreadable(name, 'the packed content is damaged', 'Download or pack it again.');
    }
    throw problem;
  } finally {
    source.destroy();
    inflater.destroy();
  }
}

function bomb(name: string) {
  return unreadable(
    name,
    'it unpacks to an absurd size',
    'Upload the table itself instead of the packed file.',
  );
}
