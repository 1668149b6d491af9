/** Draws the curve of a feeling as it is assumed, from awful below to delighted above, a point per column; beside it what was reported and observed, if it is given. */

import { COLUMN, CURVE_HEIGHT, type DrawnColumn, type DrawnLane, GAP, SCALE } from './arrange.ts';
import { type Point, type Shape, words } from './drawing.ts';
import { broken } from './fonts.ts';
import { palette } from './palette.ts';

const MOST = 2;
const PAD = 18;
const SIZE = 8.5;
const NAME = 7.5;

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
    ...scaleShapes(place, columns.length, { middle, perStep, names: lane.names }),
    ...(points.length > 1 ? [{ ...line, points }] : []),
    ...points.map((at): Shape => ({ shape: 'dot', at, radius: 3.5, fill: palette.assumed })),
    ...measuredShapes(lane, columns, points, (index, value) => ({
      x: place.x + (index + 0.5) * COLUMN,
      y: middle - value * perStep,
    })),
    ...felt.flatMap(({ card, at }): Shape[] => {
      if (card.text === '') return [];
      const width = COLUMN - 2 * GAP;
      const lines = broken(card.text, { width, size: SIZE, weight: 'regular' }, 2);
      const y = place.y + CURVE_HEIGHT;
      return [words({ x: at.x - width / 2, y, width, lines, size: SIZE, align: 'middle' })];
    }),
  ];
}

/** Lines of what was reported and observed; each line is named at its end, the assumed one too, for now there are several. */
function measuredShapes(
  { felt, names }: Pick<DrawnLane, 'felt' | 'names'>,
  columns: readonly DrawnColumn[],
  assumed: readonly Point[],
  at: (index: number, value: number) => Point,
): Shape[] {
  const lines = (['reported', 'observed'] as const).map((layer) => ({
    name: names[layer],
    colour: palette[layer],
    points: columns.flatMap(({ id }, index) => {
      const value = felt?.[id]?.[layer] ?? null;
      return value === null ? [] : [at(index, value)];
    }),
  }));
  if (lines.every(({ points }) => points.length === 0)) return [];
  const line = { shape: 'line', width: 1.75, dashed: false, curved: true } as const;
  return [
    ...lines.flatMap(({ colour, points }): Shape[] => [
      ...(points.length > 1 ? [{ ...line, colour, points }] : []),
      ...points.map((each): Shape => ({ shape: 'dot', at: each, radius: 2.75, fill: colour })),
    ]),
    ...namesAtEnds([{ name: names.assumed, colour: palette.assumed, points: assumed }, ...lines]),
  ];
}

/** To the right of the last points, stepping aside where they would lie on one another. */
function namesAtEnds(
  lines: readonly { readonly name: string; readonly colour: string; readonly points: readonly Point[] }[],
): Shape[] {
  const ends = lines
    .flatMap(({ points, ...line }) => points.slice(-1).map((end) => ({ ...line, end })))
    .sort((a, b) => a.end.y - b.end.y);
  let lowest = Number.NEGATIVE_INFINITY;
  return ends.map(({ name, colour, end }) => {
    const y = Math.max(end.y - NAME / 2, lowest + NAME + 2);
    lowest = y;
    return words({
      x: end.x + 8,
      y,
      width: COLUMN / 2 - 10,
      lines: [name],
      size: NAME,
      weight: 'medium',
      colour,
    });
  });
}

/** What the heights mean, said once a page. */
function scaleShapes(
  { x }: { readonly x: number },
  columns: number,
  { middle, perStep, names }: { middle: number; perStep: number; names: DrawnLane['names'] },
): Shape[] {
  const right = x + columns * COLUMN;
  const label = (text: string, y: number): Shape =>
    words({ x: x - SCALE, y: y - 5, width: SCALE - 2, lines: [text], size: 7.5, colour: palette.soft });
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
    label(names.delighted, middle - MOST * perStep),
    label(names.neutral, middle),
    label(names.awful, middle + MOST * perStep),
  ];
}
