/** The line through the points of a feeling, cut into the piece of each cell, so that a cell draws itself. Pure. */

/** A cubic Bézier in a cell: across from 0 to 1, up in the unit of the values. */
export interface Piece {
  readonly from: readonly [number, number];
  readonly bend: readonly [number, number];
  readonly bendTo: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * For each cell the pieces of the curve in it. Points stand in the middle of their cells; cells without a value are
 * passed over on the way to the next. The curve never swings beyond its points (Fritsch and Carlson, 1980).
 */
export function pieces(values: readonly (number | null)[]): Piece[][] {
  const points = values.flatMap((value, index) => (value === null ? [] : [{ at: index + 0.5, value }]));
  const slopes = slopesOf(points);
  const cells: Piece[][] = values.map(() => []);
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i], points[i + 1]];
    if (a === undefined || b === undefined) continue;
    const span = { a, b, sa: slopes[i] ?? 0, sb: slopes[i + 1] ?? 0 };
    for (let cell = Math.floor(a.at); cell <= Math.floor(b.at); cell++) {
      const [from, to] = [Math.max(a.at, cell), Math.min(b.at, cell + 1)];
      if (to > from) cells[cell]?.push(pieceOf(span, from, to, cell));
    }
  }
  return cells;
}

interface Point {
  readonly at: number;
  readonly value: number;
}
interface Span {
  readonly a: Point;
  readonly b: Point;
  readonly sa: number;
  readonly sb: number;
}

function slopesOf(points: readonly Point[]): number[] {
  const steep = points.slice(1).map((b, i) => {
    const a = points[i] as Point;
    return (b.value - a.value) / (b.at - a.at);
  });
  return points.map((_, i) => {
    const [left, right] = [steep[i - 1], steep[i]];
    if (left === undefined || right === undefined) return left ?? right ?? 0;
    if (left * right <= 0) return 0;
    return (2 * left * right) / (left + right);
  });
}

function pieceOf(span: Span, from: number, to: number, cell: number): Piece {
  const [start, end] = [hermite(span, from), hermite(span, to)];
  const third = (to - from) / 3;
  return {
    from: [from - cell, start.value],
    bend: [from - cell + third, start.value + start.slope * third],
    bendTo: [to - cell - third, end.value - end.slope * third],
    to: [to - cell, end.value],
  };
}

function hermite({ a, b, sa, sb }: Span, at: number): { value: number; slope: number } {
  const width = b.at - a.at;
  const x = (at - a.at) / width;
  const value =
    a.value * (2 * x ** 3 - 3 * x ** 2 + 1) +
    width * sa * (x ** 3 - 2 * x ** 2 + x) +
    b.value * (3 * x ** 2 - 2 * x ** 3) +
    width * sb * (x ** 3 - x ** 2);
  const slope =
    (a.value * (6 * x ** 2 - 6 * x) + b.value * (6 * x - 6 * x ** 2)) / width +
    sa * (3 * x ** 2 - 4 * x + 1) +
    sb * (3 * x ** 2 - 2 * x);
  return { value, slope };
}
