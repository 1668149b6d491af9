/** What a picture of a map is made of, whatever it is written as. Lengths are in units of 1/96 inch. Pure. */

import type { PictureFile } from '../../../platform/pictures/picture-file.ts';

export type Weight = 'regular' | 'medium' | 'semibold';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly shape: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly fill: string | null;
  readonly edge: string | null;
}

/** Through all its points; `curved` without corners. */
export interface Line {
  readonly shape: 'line';
  readonly points: readonly Point[];
  readonly colour: string;
  readonly width: number;
  readonly dashed: boolean;
  readonly curved: boolean;
}

export interface Dot {
  readonly shape: 'dot';
  readonly at: Point;
  readonly radius: number;
  readonly fill: string;
}

/** Lines one below the other from the upper left corner, already broken to the width. */
export interface Words {
  readonly shape: 'words';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: readonly string[];
  /** The same unbroken, for formats that break lines themselves. */
  readonly whole: string;
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly align: 'left' | 'middle';
}

/** A photo, as large as the place it stands in. */
export interface Photo {
  readonly shape: 'photo';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly file: Pick<PictureFile, 'type' | 'bytes'>;
  /** In words, for who cannot see it. */
  readonly alt: string;
}

export type Shape = Box | Line | Dot | Words | Photo;

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** In words, for who cannot see it. */
  readonly description: string;
  readonly shapes: readonly Shape[];
}

/** As formats carry it inside a text. */
export function dataAddress({ type, bytes }: Photo['file']): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Around everything on a page. */
export const MARGIN = 24;

/** From one line of words to the next, as a multiple of their size. */
export const LINE_HEIGHT = 1.35;

export function heightOf({ lines, size }: Pick<Words, 'lines' | 'size'>): number {
  return lines.length * size * LINE_HEIGHT;
}

/**
 * For each piece of a curve through the points its end and the two points that bend it (cubic Bézier). It never swings beyond the
 * points, so that a feeling is never drawn better or worse than somebody said.
 */
export function bends(
  points: readonly Point[],
): { readonly one: Point; readonly two: Point; readonly to: Point }[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const middle = (from.x + to.x) / 2;
    return { one: { x: middle, y: from.y }, two: { x: middle, y: to.y }, to };
  });
}

/** Words as most are: regular, in ink, from the left. */
export function words(
  given: Pick<Words, 'x' | 'y' | 'width' | 'lines' | 'size'> & Partial<Omit<Words, 'shape'>>,
): Words {
  return {
    shape: 'words',
    weight: 'regular',
    colour: '#1e2a2c',
    align: 'left',
    whole: given.lines.join(' '),
    ...given,
  };
}
