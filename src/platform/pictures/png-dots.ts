/**
 * Whether a PNG holds the dots it says, all of them and no more. What draws it later makes room for all that its data unpacks to, and
 * some of that breaks down on damaged data. Goes through them and keeps none.
 */
import { createInflate } from 'node:zlib';
import { NotAPicture } from './not-a-picture.ts';

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS = [1, 2, 4, 8, 16];
/** Each row begins with how it is written. */
const LAST_FILTER = 4;
/** First column and row, and steps to the next, of the seven passes of an interlaced picture (Adam7). */
const PASSES = [
  ...[[0, 0, 8, 8] as const, [4, 0, 8, 8] as const, [0, 4, 4, 8] as const, [2, 0, 4, 4] as const],
  ...[[0, 2, 2, 4] as const, [1, 0, 2, 2] as const, [0, 1, 1, 2] as const],
];

/** @param head what stands in IHDR @param data what stands in IDAT, as it is packed. @throws NotAPicture */
export async function mustHoldItsDots(head: Buffer, data: readonly Buffer[]): Promise<void> {
  const rows = rowLengths(head);
  const unpacking = createInflate();
  unpacking.end(Buffer.concat(data));
  let [seen, next] = [0, 0];
  try {
    for await (const part of unpacking as AsyncIterable<Buffer>) {
      while (next < seen + part.length) {
        const row = rows.next();
        if (row.done || part.readUInt8(next - seen) > LAST_FILTER) throw damaged();
        next += row.value;
      }
      seen += part.length;
    }
  } catch (error) {
    throw error instanceof NotAPicture ? error : damaged();
  }
  if (seen !== next || !rows.next().done) throw damaged();
}

/** In bytes, from the first row to the last. */
function* rowLengths(head: Buffer): Generator<number, undefined> {
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colour, isInterlaced] = [head.readUInt8(8), head.readUInt8(9), head.readUInt8(12) === 1];
  const channels = CHANNELS[colour];
  if (channels === undefined || !DEPTHS.includes(depth)) throw damaged();
  for (const [x, y, across, down] of isInterlaced ? PASSES : [[0, 0, 1, 1] as const]) {
    const dots = Math.ceil((width - x) / across);
    if (dots <= 0) continue;
    for (let row = y; row < height; row += down) yield 1 + Math.ceil((dots * depth * channels) / 8);
  }
}

function damaged(): NotAPicture {
  return new NotAPicture('it is damaged');
}
