/** A map as a file to look at: a picture, printed pages, or slides. */
import type { MapDocument } from '../document/document.ts';
import { noFigures, type ShownFigures } from '../document/felt.ts';
import type { PictureFormat } from '../formats/format-names.ts';
import type { Surroundings } from '../formats/imported.ts';
import { arranged } from './arrange.ts';
import { withFelt, withNumbers } from './figures.ts';
import { inLettersOf } from './letters.ts';
import { onePage, onPaper, type Paper } from './pages.ts';
import { toPdf } from './pdf.ts';
import { toPng } from './png.ts';
import { toPptx } from './pptx.ts';
import { toSvg } from './svg.ts';

const MM = 96 / 25.4;
/** Landscape. */
const A4: Paper = { width: 297 * MM, height: 210 * MM };
const A3: Paper = { width: 420 * MM, height: 297 * MM };
const SLIDE: Paper = { width: 1280, height: 720 };

/** Only what another thread can be given. */
export interface PictureTask {
  readonly format: PictureFormat;
  readonly document: MapDocument;
  /** What stands on it besides. */
  readonly figures: ShownFigures;
  readonly around: Pick<Surroundings, 'channels' | 'pictures' | 'language'>;
}

export async function pictureOf(
  format: PictureFormat,
  document: MapDocument,
  around: PictureTask['around'],
  figures: ShownFigures = noFigures,
): Promise<string | Uint8Array> {
  const shown = inLettersOf(format, withNumbers(document, figures));
  const arrangement = withFelt(arranged(shown, around), figures);
  if (format === 'svg') return toSvg(onePage(arrangement));
  if (format === 'png') return toPng(onePage(arrangement));
  const paper = { 'pdf-a4': A4, 'pdf-a3': A3, pptx: SLIDE }[format];
  const { pages, scale } = onPaper(arrangement, paper);
  return format === 'pptx' ? toPptx(pages, paper, scale) : toPdf(pages, paper, scale);
}
