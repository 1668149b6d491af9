/** A picture as SVG, with words as words: they can be selected, found and read out. */
import { xmlText } from '../../../kernel/xml-text.ts';
import {
  bends,
  dataAddress,
  LINE_HEIGHT,
  type Line,
  type Picture,
  type Shape,
  type Weight,
  type Words,
} from './drawing.ts';
import { familyOf } from './faces.ts';
import { FAMILY } from './fonts.ts';
import { placed } from './line-pieces.ts';

const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, medium: 500, semibold: 600 };
/** Of the size: from the upper edge of a line to where its letters stand. */
export const BASELINE = 1.02;

/** @param withFaces for who draws with our typefaces and no others: each piece of a line says where it stands, and in which */
export function toSvg(
  { width, height, title, description, shapes }: Picture,
  { withFaces = false } = {},
): string {
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${FAMILY}, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText(description)}</desc>`,
    ...shapes.map((shape) =>
      shape.shape === 'words' ? wordsText(shape, withFaces ? placedPieces : wholeLine) : shapeText(shape),
    ),
    '</svg>',
    '',
  ].join('\n');
}

function shapeText(shape: Exclude<Shape, Words>): string {
  if (shape.shape === 'box') {
    const { x, y, width, height, radius, fill, edge } = shape;
    const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
    return `<rect ${place} rx="${radius}" fill="${fill ?? 'none'}"${edge === null ? '' : ` stroke="${edge}" stroke-width="0.75"`}/>`;
  }
  if (shape.shape === 'dot') {
    return `<circle cx="${round(shape.at.x)}" cy="${round(shape.at.y)}" r="${shape.radius}" fill="${shape.fill}"/>`;
  }
  if (shape.shape === 'photo') {
    const { x, y, width, height, file, alt } = shape;
    const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
    return `<image ${place} href="${dataAddress(file)}"><title>${xmlText(alt)}</title></image>`;
  }
  return lineText(shape);
}

function lineText({ points, colour, width, dashed, curved }: Line): string {
  const dash = dashed ? ` stroke-dasharray="${round(width * 3)} ${round(width * 2.5)}"` : '';
  const [start] = points;
  const at = ({ x, y }: { x: number; y: number }): string => `${round(x)} ${round(y)}`;
  const path = curved
    ? bends(points).map(({ one, two, to }) => `C${at(one)} ${at(two)} ${at(to)}`)
    : points.slice(1).map((point) => `L${at(point)}`);
  return `<path d="M${start ? at(start) : '0 0'}${path.join('')}" fill="none" stroke="${colour}" stroke-width="${width}"${dash}/>`;
}

type LineText = (words: Words, line: string, y: string) => string;

function wordsText(words: Words, lineOf: LineText): string {
  const { y, lines, size, weight, colour } = words;
  const bold = weight === 'regular' ? '' : ` font-weight="${WEIGHTS[weight]}"`;
  // Else several spaces would be drawn as one.
  const spaces = lines.some((line) => line.includes('  ')) ? ' xml:space="preserve"' : '';
  const spans = lines.map((line, index) =>
    lineOf(words, line, `y="${round(y + size * (BASELINE + index * LINE_HEIGHT))}"`),
  );
  return `<text font-size="${size}" fill="${colour}"${bold}${spaces}>${spans.join('')}</text>`;
}

const wholeLine: LineText = ({ x, width, align }, line, y) => {
  const place = align === 'middle' ? `x="${round(x + width / 2)}" text-anchor="middle"` : `x="${round(x)}"`;
  return `<tspan ${place} ${y}>${xmlText(line)}</tspan>`;
};

const placedPieces: LineText = (words, line, y) =>
  placed(words, line)
    .map(({ text, face, x }) => {
      const family = face === words.weight ? '' : ` font-family="${familyOf(face)}"`;
      return `<tspan x="${round(x)}" ${y}${family}>${xmlText(text)}</tspan>`;
    })
    .join('');

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
