/** Draws one lane of a page: its head at the left, its cards column by column, and the line below it. */
import {
  COLUMN,
  cardType,
  type DrawnCard,
  type DrawnColumn,
  type DrawnLane,
  GAP,
  HEAD,
  isLine,
  titleRoom,
} from './arrange.ts';
import { heightOf, MARGIN, type Shape, words } from './drawing.ts';
import { feelingShapes } from './feeling.ts';
import { coloursOf, palette } from './palette.ts';

/** @param top of the lane @param right where the page's columns end */
export function laneShapes(
  lane: DrawnLane,
  columns: readonly DrawnColumn[],
  top: number,
  right: number,
): Shape[] {
  const { width } = titleRoom(lane.kind);
  const title = { width, lines: lane.title, size: cardType.text };
  const head = (y: number): Shape =>
    words({ x: MARGIN, y, ...title, weight: 'medium', colour: palette.soft });
  if (isLine(lane.kind)) {
    const middle = top + lane.height / 2;
    return [rule(MARGIN + HEAD, right, middle, true), head(middle - heightOf(title) / 2)];
  }
  const place = { x: MARGIN + HEAD, y: top };
  return [
    rule(MARGIN, right, top + lane.height, false),
    head(top + GAP),
    ...(lane.kind === 'feeling'
      ? feelingShapes(lane, columns, place)
      : columns.flatMap(({ id }, index) => stackShapes(lane, id, place.x + index * COLUMN + GAP, top + GAP))),
  ];
}

function rule(left: number, right: number, y: number, isLane: boolean): Shape {
  return {
    shape: 'line',
    points: [
      { x: left, y },
      { x: right, y },
    ],
    colour: isLane ? palette.soft : palette.rule,
    width: isLane ? 1.25 : 0.75,
    dashed: isLane,
    curved: false,
  };
}

function stackShapes(lane: DrawnLane, column: string, x: number, top: number): Shape[] {
  let y = top;
  return lane.cards
    .filter((card) => card.column === column)
    .flatMap((card) => {
      const shapes = cardShapes(card, lane.kind, x, y);
      y += card.height + GAP;
      return shapes;
    });
}

function cardShapes(
  { card, lines, whole, note, photo, height }: DrawnCard,
  kind: DrawnLane['kind'],
  x: number,
  y: number,
): Shape[] {
  const { pad, text, note: small } = cardType;
  const width = COLUMN - 2 * GAP;
  const inner = { x: x + pad, width: width - 2 * pad };
  const top = y + pad + (photo === null ? 0 : photo.height + GAP);
  const below = top + heightOf({ lines, size: text });
  return [
    { shape: 'box', x, y, width, height, radius: 6, ...coloursOf(card, kind) },
    ...(photo === null ? [] : [{ shape: 'photo', ...inner, y: y + pad, ...photo, alt: card.text } as const]),
    ...(lines.length > 0 ? [words({ ...inner, y: top, lines, whole, size: text })] : []),
    ...(note.length > 0
      ? [words({ ...inner, y: below, lines: note, size: small, weight: 'medium', colour: palette.soft })]
      : []),
  ];
}
