/** A PNG without texts, times and EXIF. Kept: the picture, its colours, what is see-through, and its size on paper. */
import { NotAPicture } from './not-a-picture.ts';
import { mustHoldItsDots } from './png-dots.ts';

const KEPT_CHUNKS = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'pHYs', 'bKGD', 'sBIT'],
  ...['cHRM', 'gAMA', 'sRGB', 'iCCP', 'cICP'],
]);

/** @throws NotAPicture, RangeError where it is cut off */
export function strippedPng(bytes: Buffer) {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  const data: Buffer[] = [];
  let name = '';
  for (let at = 8; name !== 'IEND'; ) {
    const to = at + 12 + bytes.readUInt32BE(at);
    name = bytes.toString('latin1', at + 4, at + 8);
    if (to > bytes.length) throw new NotAPicture('it ends too early');
    // A second head would be believed by some, with another size.
    if ((at === 8) !== (name === 'IHDR')) throw new NotAPicture('it is damaged');
    if (KEPT_CHUNKS.has(name)) kept.push(bytes.subarray(at, to));
    if (name === 'IDAT') data.push(bytes.subarray(at + 8, to - 4));
    at = to;
  }
  return {
    ...{ bytes: Buffer.concat(kept), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) },
    mustHoldItsDots: () => mustHoldItsDots(bytes.subarray(16, 29), data),
  };
}
