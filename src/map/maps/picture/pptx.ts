/** Pages as slides: every card is one shape that can be moved and typed into. */
import { createRequire } from 'node:module';
import type pptxgenjs from 'pptxgenjs';
import { allowedInXml } from '../../../kernel/xml-text.ts';
import {
  type Box,
  bends,
  dataAddress,
  type Line,
  type Picture,
  type Point,
  type Shape,
  type Weight,
  type Words,
} from './drawing.ts';
import type { Paper } from './pages.ts';

const INCH = 96;
/** Type is measured in points. */
const POINT = 72 / 96;
/** On every machine, or one of its widths; what stood in for Inter where that is missing could run out of the cards. Runs narrower than Inter. */
const FAMILY = 'Arial';
/** PowerPoint knows bold and not bold. */
const isBold: Readonly<Record<Weight, boolean>> = { regular: false, medium: false, semibold: true };

type Presentation = typeof pptxgenjs.default;
type Slide = ReturnType<InstanceType<Presentation>['addSlide']>;

export async function toPptx(pages: readonly Picture[], paper: Paper, scale: number): Promise<Uint8Array> {
  // The package's types are of its CommonJS build alone.
  const Presentation = createRequire(import.meta.url)('pptxgenjs') as Presentation;
  const file = new Presentation();
  file.title = allowedInXml(pages[0]?.title ?? '');
  file.defineLayout({ name: 'MAP', width: paper.width / INCH, height: paper.height / INCH });
  file.layout = 'MAP';
  for (const { shapes, description } of pages) {
    const slide = file.addSlide();
    slide.addNotes(allowedInXml(description.slice(0, MOST_NOTES)));
    // The first shape is the paper.
    for (const [shape, inside] of grouped(shapes.slice(1))) draw(slide, shape, inside, scale);
  }
  return (await file.write({ outputType: 'uint8array' })) as Uint8Array;
}

const MOST_NOTES = 20_000;

/** Boxes with the words that stand in them. */
function grouped(shapes: readonly Shape[]): (readonly [Shape, readonly Words[]])[] {
  const groups: [Shape, Words[]][] = [];
  for (const shape of shapes) {
    const [box, inside] = groups.at(-1) ?? [];
    if (shape.shape === 'words' && box?.shape === 'box' && isWithin(shape, box)) inside?.push(shape);
    else groups.push([shape, []]);
  }
  return groups;
}

function isWithin({ x, y, width }: Words, box: Box): boolean {
  return x >= box.x && y >= box.y && x + width <= box.x + box.width && y <= box.y + box.height;
}

function draw(slide: Slide, shape: Shape, inside: readonly Words[], scale: number): void {
  const inches = (length: number): number => (length * scale) / INCH;
  if (shape.shape === 'box') {
    const place = { x: inches(shape.x), y: inches(shape.y), w: inches(shape.width), h: inches(shape.height) };
    const padding = Math.max(0, (inside[0]?.x ?? shape.x) - shape.x) * scale * POINT;
    slide.addText(
      inside.map((words, index) => run(words, scale, index < inside.length - 1)),
      {
        ...{ ...place, shape: 'roundRect', rectRadius: inches(shape.radius), valign: 'top', margin: padding },
        ...(shape.fill === null ? {} : { fill: { color: hex(shape.fill) } }),
        ...(shape.edge === null ? {} : { line: { color: hex(shape.edge), width: 0.75 } }),
      },
    );
  } else if (shape.shape === 'words') {
    const place = { x: inches(shape.x), y: inches(shape.y), w: inches(shape.width) };
    const height = inches(shape.lines.length * shape.size * 1.35);
    const align = shape.align === 'middle' ? 'center' : 'left';
    slide.addText([run(shape, scale, false)], { ...place, h: height, valign: 'top', margin: 0, align });
  } else if (shape.shape === 'dot') {
    const { at, radius, fill } = shape;
    const place = {
      x: inches(at.x - radius),
      y: inches(at.y - radius),
      w: inches(2 * radius),
      h: inches(2 * radius),
    };
    slide.addShape('ellipse', { ...place, fill: { color: hex(fill) } });
  } else if (shape.shape === 'photo') {
    const place = { x: inches(shape.x), y: inches(shape.y), w: inches(shape.width), h: inches(shape.height) };
    slide.addImage({ ...place, data: dataAddress(shape.file), altText: allowedInXml(shape.alt) });
  } else drawLine(slide, shape, inches);
}

function run({ whole, size, weight, colour }: Words, scale: number, breakLine: boolean) {
  const fontSize = Math.round(size * scale * POINT * 10) / 10;
  const options = { fontFace: FAMILY, fontSize, bold: isBold[weight], color: hex(colour), breakLine };
  return { text: allowedInXml(whole), options };
}

function drawLine(
  slide: Slide,
  { points, colour, width, dashed, curved }: Line,
  inches: (length: number) => number,
): void {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const place = {
    x: inches(left),
    y: inches(top),
    w: inches(Math.max(...xs) - left),
    h: inches(Math.max(...ys) - top),
  };
  const line = { color: hex(colour), width: width * POINT, dashType: dashed ? 'dash' : 'solid' } as const;
  if (!curved) {
    slide.addShape('line', { ...place, line });
    return;
  }
  const at = ({ x, y }: Point) => ({ x: inches(x - left), y: inches(y - top) });
  const [start] = points;
  if (!start) return;
  const pieces = bends(points).map(({ one, two, to }) => {
    const [first, second] = [at(one), at(two)];
    return {
      ...at(to),
      curve: { type: 'cubic' as const, x1: first.x, y1: first.y, x2: second.x, y2: second.y },
    };
  });
  slide.addShape('custGeom' as 'line', {
    ...place,
    line,
    points: [{ ...at(start), moveTo: true }, ...pieces],
  });
}

function hex(colour: string): string {
  return colour.slice(1).toUpperCase();
}
