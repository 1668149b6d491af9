/** A picture as SVG, with words as words: they can be selected, found and read out. */
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
import { FAMILY } from './fonts.ts';

const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, medium: 500, semibold: 600 };
/** Of the size: from the upper edge of a line to where its letters stand. */
export const BASELINE = 1.02;

export function toSvg({ width, height, title, description, shapes }: Picture): string {
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${FAMILY}, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    ...shapes.map(shapeText),
    '</svg>',
    '',
  ].join('\n');
}

function shapeText(shape: Shape): string {
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
    return `<image ${place} href="${dataAddress(file)}"><title>${escaped(alt)}</title></image>`;
  }
  return shape.shape === 'line' ? lineText(shape) : wordsText(shape);
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

function wordsText({ x, y, width, lines, size, weight, colour, align }: Words): string {
  const [from, anchor] = align === 'middle' ? [x + width / 2, ' text-anchor="middle"'] : [x, ''];
  const bold = weight === 'regular' ? '' : ` font-weight="${WEIGHTS[weight]}"`;
  const spans = lines.map((line, index) => {
    const at = y + size * (BASELINE + index * LINE_HEIGHT);
    return `<tspan x="${round(from)}" y="${round(at)}">${escaped(line)}</tspan>`;
  });
  return `<text font-size="${size}" fill="${colour}"${bold}${anchor}>${spans.join('')}</text>`;
}

/** Without what XML does not allow, which people paste with what they copy. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
