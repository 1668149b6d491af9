/** A picture as PNG, for print. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Picture } from './drawing.ts';
import { FAMILY, fontFile, weights } from './fonts.ts';
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
  const drawn = new Resvg(toSvg(picture), {
    fitTo: { mode: 'width', value: Math.round(width * scale) },
    font: { fontBuffers: weights.map(fontFile), defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  try {
    return drawn.render().asPng();
  } finally {
    drawn.free();
  }
}
