/** Pages as PDF, with words as words. */
import PdfDocument from 'pdfkit';
import {
  bends,
  LINE_HEIGHT,
  type Line,
  type Photo,
  type Picture,
  type Shape,
  type Words,
} from './drawing.ts';
import { faces, fontFile } from './faces.ts';
import { placed } from './line-pieces.ts';
import type { Paper } from './pages.ts';
import { palette } from './palette.ts';
import { BASELINE } from './svg.ts';

/** Of a unit: PDF counts 72 to the inch. */
const POINT = 72 / 96;

/** A picture that the file holds once, wherever it is drawn. Its types know nothing of it. */
interface Held {
  readonly width: number;
  readonly height: number;
  embed(pdf: Pdf): void;
  /** Of a PNG: called when it is unpacked, which goes on after `embed`. */
  finalize?(): unknown;
}

type Pdf = InstanceType<typeof PdfDocument> & { openImage(bytes: Buffer): Held };
type Photos = ReadonlyMap<Photo['file'], Held | null>;

export async function toPdf(pages: readonly Picture[], paper: Paper, scale: number): Promise<Uint8Array> {
  const [first] = pages;
  const pdf = new PdfDocument({
    autoFirstPage: false,
    // A fixed day, so that the same map gives the same file.
    info: { Title: first?.title ?? '', Creator: 'Footpath', CreationDate: new Date(Date.UTC(2000, 0, 1)) },
    lang: 'en',
    displayTitle: true,
  }) as Pdf;
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  for (const face of faces) pdf.registerFont(face, fontFile(face));
  const photos = await heldPhotos(pdf, pages);
  for (const page of pages) {
    pdf.addPage({ size: [paper.width * POINT, paper.height * POINT], margin: 0 });
    pdf.scale(POINT * scale);
    for (const shape of page.shapes) draw(pdf, shape, photos);
  }
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}

/** One after the other: unpacked, a picture takes a hundred times the room of its file. Null for one that is damaged. */
async function heldPhotos(pdf: Pdf, pages: readonly Picture[]): Promise<Photos> {
  const photos = new Map<Photo['file'], Held | null>();
  for (const shape of pages.flatMap(({ shapes }) => shapes)) {
    if (shape.shape !== 'photo' || photos.has(shape.file)) continue;
    photos.set(shape.file, await held(pdf, shape.file).catch(() => null));
  }
  return photos;
}

async function held(pdf: Pdf, { bytes }: Photo['file']): Promise<Held> {
  const photo = pdf.openImage(Buffer.from(bytes));
  const finalize = photo.finalize?.bind(photo);
  await new Promise<void>((resolve) => {
    photo.finalize = () => {
      finalize?.();
      resolve();
    };
    photo.embed(pdf);
    if (finalize === undefined) resolve();
  });
  return photo;
}

function draw(pdf: Pdf, shape: Shape, photos: Photos): void {
  if (shape.shape === 'box') {
    const { x, y, width, height, radius, fill, edge } = shape;
    pdf.roundedRect(x, y, width, height, radius).lineWidth(0.75);
    if (fill !== null && edge !== null) pdf.fillAndStroke(fill, edge);
    else if (fill !== null) pdf.fill(fill);
    else if (edge !== null) pdf.stroke(edge);
  } else if (shape.shape === 'dot') pdf.circle(shape.at.x, shape.at.y, shape.radius).fill(shape.fill);
  else if (shape.shape === 'photo') drawPhoto(pdf, shape, photos.get(shape.file));
  else if (shape.shape === 'line') drawLine(pdf, shape);
  else drawWords(pdf, shape);
}

/** One that is damaged leaves its place empty: the map is worth more than that. */
function drawPhoto(pdf: Pdf, { x, y, width, height }: Photo, photo: Held | null | undefined): void {
  if (photo) pdf.image(photo as never, x, y, { width, height });
  else pdf.rect(x, y, width, height).lineWidth(0.75).stroke(palette.rule);
}

function drawLine(pdf: Pdf, { points, colour, width, dashed, curved }: Line): void {
  const [start] = points;
  if (!start) return;
  pdf.save().lineWidth(width);
  if (dashed) pdf.dash(width * 3, { space: width * 2.5 });
  pdf.moveTo(start.x, start.y);
  if (curved)
    for (const { one, two, to } of bends(points)) pdf.bezierCurveTo(one.x, one.y, two.x, two.y, to.x, to.y);
  else for (const { x, y } of points.slice(1)) pdf.lineTo(x, y);
  pdf.stroke(colour).restore();
}

function drawWords(pdf: Pdf, words: Words): void {
  const { y, lines, size, colour } = words;
  pdf.fontSize(size).fillColor(colour);
  for (const [index, line] of lines.entries()) {
    const at = y + size * (BASELINE + index * LINE_HEIGHT);
    for (const { text, face, x } of placed(words, line))
      pdf.font(face).text(text, x, at, { lineBreak: false, baseline: 'alphabetic' });
  }
}
