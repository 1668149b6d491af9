/** Draws the curve of a feeling as it is assumed: from awful below to delighted above, a point per column. */

import { COLUMN, CURVE_HEIGHT, type DrawnColumn, type DrawnLane, GAP } from './arrange.ts';
import { type Point, type Shape, words } from './drawing.ts';
import { broken } from './fonts.ts';
import { palette } from './palette.ts';

const MOST = 2;
const PAD = 18;
const SIZE = 8.5;

export function feelingShapes(
  lane: DrawnLane,
  columns: readonly DrawnColumn[],
  place: { readonly x: number; readonly y: number },
): Shape[] {
  const middle = place.y + CURVE_HEIGHT / 2;
  const perStep = (CURVE_HEIGHT / 2 - PAD) / MOST;
  const felt = columns.flatMap(({ id }, index) => {
    const card = lane.cards.find(({ column }) => column === id)?.card;
    if (!card || (card.value === null && card.text === '')) return [];
    const at: Point = { x: place.x + (index + 0.5) * COLUMN, y: middle - (card.value ?? 0) * perStep };
    return [{ card, at }];
  });
  const points = felt.filter(({ card }) => card.value !== null).map(({ at }) => at);
  const line = { shape: 'line', width: 2, dashed: true, curved: true, colour: palette.assumed } as const;
  return [
    ...scaleShapes(place, columns.length, middle, perStep),
    ...(points.length > 1 ? [{ ...line, points }] : []),
    ...points.map((at): Shape => ({ shape: 'dot', at, radius: 3.5, fill: palette.assumed })),
    ...felt.flatMap(({ card, at }): Shape[] => {
      if (card.text === '') return [];
      const width = COLUMN - 2 * GAP;
      const lines = broken(card.text, { width, size: SIZE, weight: 'regular' }, 2);
      const y = place.y + CURVE_HEIGHT;
      return [words({ x: at.x - width / 2, y, width, lines, size: SIZE, align: 'middle' })];
    }),
  ];
}

/** What the heights mean, said once a page. */
function scaleShapes(
  { x }: { readonly x: number },
  columns: number,
  middle: number,
  perStep: number,
): Shape[] {
  const right = x + columns * COLUMN;
  const label = (text: string, y: number): Shape =>
    words({ x: x - 46, y: y - 5, width: 44, lines: [text], size: 7.5, colour: palette.soft });
  const level = (y: number): Shape => ({
    shape: 'line',
    points: [
      { x, y },
      { x: right, y },
    ],
    colour: palette.rule,
    width: 0.5,
    dashed: false,
    curved: false,
  });
  return [
    level(middle),
    label('delighted', middle - MOST * perStep),
    label('neutral', middle),
    label('awful', middle + MOST * perStep),
  ];
}
