/** A picture as PNG, for print. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Picture } from './drawing.ts';
import { faces, fontFile } from './faces.ts';
import { FAMILY } from './fonts.ts';
import { toSvg } from './svg.ts';

/** 96 units an inch, so 300 dots an inch. */
const PRINT = 300 / 96;
/** Beyond this many dots a picture takes more memory than it is worth; it is then drawn coarser. */
const MOST_DOTS = 60_000_000;

let ready: Promise<void> | undefined;

export async function toPng(picture: Picture): Promise<Uint8Array> {
  ready ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then(
    initWasm,
  );
  await ready;
  const { width, height } = picture;
  const scale = Math.min(PRINT, Math.sqrt(MOST_DOTS / (width * height)));
  const drawn = new Resvg(toSvg(picture, { withFaces: true }), {
    fitTo: { mode: 'width', value: Math.round(width * scale) },
    font: { fontBuffers: faces.map(fontFile), defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  try {
    return ofSize(drawn.render().asPng(), scale);
  } finally {
    drawn.free();
  }
}

/** Says how large it is on paper (the chunk `pHYs`), which what prints would guess: a dot of a map that was drawn coarser is larger. */
function ofSize(png: Uint8Array, scale: number): Uint8Array {
  const perMetre = Math.round((scale * 96) / 0.0254);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]);
}

/** Eight bytes of signature, and the chunk `IHDR`. */
const AFTER_HEADER = 8 + 25;
