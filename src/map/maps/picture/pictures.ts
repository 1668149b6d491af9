/** A map as a file to look at: a picture, printed pages, or slides. */
import type { MapDocument } from '../document.ts';
import { noFigures, type ShownFigures } from '../felt.ts';
import type { PictureFormat } from '../formats/format-names.ts';
import type { Surroundings } from '../formats/imported.ts';
import { cardsInOrder, seen } from '../seen.ts';
import { arranged } from './arrange.ts';
import { withFelt, withNumbers } from './figures.ts';
import { hasShapes } from './fonts.ts';
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
  readonly around: Pick<Surroundings, 'channels' | 'pictures'>;
}

export async function pictureOf(
  format: PictureFormat,
  document: MapDocument,
  around: PictureTask['around'],
  figures: ShownFigures = noFigures,
): Promise<string | Uint8Array> {
  const arrangement = withFelt(arranged(withNumbers(document, figures), around), figures);
  if (format === 'svg') return toSvg(onePage(arrangement));
  if (format === 'png') return toPng(onePage(arrangement));
  const paper = { 'pdf-a4': A4, 'pdf-a3': A3, pptx: SLIDE }[format];
  const { pages, scale } = onPaper(arrangement, paper);
  return format === 'pptx' ? toPptx(pages, paper, scale) : toPdf(pages, paper, scale);
}

/** In a sentence, which letters a picture cannot show; empty where it can show all. */
export function lettersLost(map: MapDocument): string[] {
  const document = seen(map);
  const texts = [
    document.map.title,
    ...Object.values(document.columns).map(({ title }) => title),
    ...Object.values(document.lanes).map(({ title }) => title),
    ...cardsInOrder(document).map(({ text }) => text),
  ];
  const strange = texts.filter((text) => !hasShapes(text)).length;
  return strange === 0
    ? []
    : [
        `Letters that the typeface has no shape for, such as emoji, stay blank: in ${strange === 1 ? 'one text' : `${strange} texts`}.`,
      ];
}
