/** Rows of numbers, one row per person, in one block of memory. */

export interface Matrix {
  readonly rows: number;
  readonly width: number;
  /** Row after row. */
  readonly values: Float64Array;
}

/** The chosen rows, in the order given; a row may be chosen more than once. */
export function rowsAt({ width, values }: Matrix, places: ArrayLike<number>): Matrix {
  const chosen = new Float64Array(places.length * width);
  for (let i = 0; i < places.length; i++) {
    const from = (places[i] ?? 0) * width;
    chosen.set(values.subarray(from, from + width), i * width);
  }
  return { rows: places.length, width, values: chosen };
}

/** Squared distance of a row of one matrix to a row of another of the same width. */
export function squaredDistance(a: Matrix, row: number, b: Matrix, other: number): number {
  const [from, to] = [row * a.width, other * b.width];
  let sum = 0;
  for (let j = 0; j < a.width; j++) {
    const difference = (a.values[from + j] ?? 0) - (b.values[to + j] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
