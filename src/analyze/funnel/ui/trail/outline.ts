/** Points to SVG path text. Points come as cubic pieces: a start, then handle, handle, end for each piece. */

/** Along the stages, across them; pixels. After `Place`: x and y. */
export type Point = readonly [number, number];

/** Puts a point of the trail on the screen. */
export type Place = (point: Point) => Point;

export const placeHorizontal: Place = (point) => point;

/** Stages run down; those who leave go to the left, so that labels have the right side. */
export function placeVertical(depth: number): Place {
  return ([along, across]) => [depth - across, along];
}

function at(point: Point, place: Place): string {
  const [x, y] = place(point);
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function pieces(points: readonly Point[], place: Place): string {
  let path = '';
  for (let i = 1; i + 2 < points.length; i += 3) {
    const [first, second, end] = [points[i], points[i + 1], points[i + 2]];
    if (first === undefined || second === undefined || end === undefined) break;
    path += ` C${at(first, place)} ${at(second, place)} ${at(end, place)}`;
  }
  return path;
}

/** An open line through cubic pieces. */
export function linePath(points: readonly Point[], place: Place): string {
  const start = points[0];
  return start === undefined ? '' : `M${at(start, place)}${pieces(points, place)}`;
}

/** A closed band: out along one row of pieces, a straight step over, back along the other. */
export function bandPath(out: readonly Point[], back: readonly Point[], place: Place): string {
  const turn = back[0];
  return turn === undefined ? '' : `${linePath(out, place)} L${at(turn, place)}${pieces(back, place)} Z`;
}
