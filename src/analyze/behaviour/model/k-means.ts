/** Groups by nearest centre: Lloyd's iterations from k-means++ starts, the best of several. */
import type { Random } from '../../../kernel/random.ts';
import { type Matrix, rowsAt, squaredDistance } from './matrix.ts';

export interface Grouping {
  readonly centres: Matrix;
  /** Group of each row, 0 … k − 1. */
  readonly groups: Uint8Array;
  /** Sum of squared distances to the own centre. */
  readonly spread: number;
}

const MOST_STEPS = 60;

/**
 * k-means (Lloyd 1982) with starts spread out as in k-means++ (Arthur and Vassilvitskii 2007).
 * @param starts how many beginnings; the grouping with the least spread is given
 */
export function kMeans(data: Matrix, k: number, random: Random, starts = 8): Grouping {
  let best = settled(data, spreadOut(data, k, random));
  for (let start = 1; start < starts; start++) {
    const other = settled(data, spreadOut(data, k, random));
    if (other.spread < best.spread) best = other;
  }
  return best;
}

/** The nearest centre of each row. */
export function assigned(data: Matrix, centres: Matrix): { groups: Uint8Array; spread: number } {
  const groups = new Uint8Array(data.rows);
  let spread = 0;
  for (let i = 0; i < data.rows; i++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.rows; c++) {
      const distance = squaredDistance(data, i, centres, c);
      if (distance < nearest) {
        nearest = distance;
        groups[i] = c;
      }
    }
    spread += nearest;
  }
  return { groups, spread };
}

/** The first centre anywhere, each further one the likelier the farther it is from those chosen. */
function spreadOut(data: Matrix, k: number, random: Random): Matrix {
  const chosen = [random.whole(0, data.rows - 1)];
  const nearest = new Float64Array(data.rows).fill(Number.POSITIVE_INFINITY);
  while (chosen.length < k) {
    const newest = chosen.at(-1) ?? 0;
    let total = 0;
    for (let i = 0; i < data.rows; i++) {
      nearest[i] = Math.min(nearest[i] ?? 0, squaredDistance(data, i, data, newest));
      total += nearest[i] ?? 0;
    }
    let rest = random.next() * total;
    let next = 0;
    while (next < data.rows - 1 && rest >= (nearest[next] ?? 0)) rest -= nearest[next++] ?? 0;
    chosen.push(next);
  }
  return rowsAt(data, chosen);
}

function settled(data: Matrix, start: Matrix): Grouping {
  let centres = start;
  let found = assigned(data, centres);
  for (let step = 0; step < MOST_STEPS; step++) {
    centres = meansOf(data, found.groups, centres);
    const next = assigned(data, centres);
    const done = next.groups.every((group, i) => group === found.groups[i]);
    found = next;
    if (done) break;
  }
  return { centres, ...found };
}

/** A group that lost all its rows keeps its centre. */
function meansOf({ rows, width, values }: Matrix, groups: Uint8Array, before: Matrix): Matrix {
  const sums = new Float64Array(before.values.length);
  const sizes = new Uint32Array(before.rows);
  for (let i = 0; i < rows; i++) {
    const group = groups[i] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + 1;
    for (let j = 0; j < width; j++) {
      const at = group * width + j;
      sums[at] = (sums[at] ?? 0) + (values[i * width + j] ?? 0);
    }
  }
  const means = sums.map((sum, at) => {
    const size = sizes[Math.floor(at / width)] ?? 0;
    return size === 0 ? (before.values[at] ?? 0) : sum / size;
  });
  return { rows: before.rows, width, values: means };
}
