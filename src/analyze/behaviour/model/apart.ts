/** How well groups stand apart: in one number, and by whether there are fewer people between two of them than at their middles. */
import type { Grouping } from './k-means.ts';
import { type Matrix, squaredDistance } from './matrix.ts';

/**
 * Simplified silhouette (Hruschka, de Castro and Campello 2004): per row (b − a) ÷ max(a, b), with a the distance to the own
 * centre and b to the next nearest; the mean over rows, −1 … 1.
 */
export function silhouette(data: Matrix, { centres, groups }: Pick<Grouping, 'centres' | 'groups'>): number {
  let sum = 0;
  for (let i = 0; i < data.rows; i++) {
    const own = Math.sqrt(squaredDistance(data, i, centres, groups[i] ?? 0));
    let next = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.rows; c++)
      if (c !== groups[i]) next = Math.min(next, Math.sqrt(squaredDistance(data, i, centres, c)));
    const larger = Math.max(own, next);
    sum += larger === 0 ? 0 : (next - own) / larger;
  }
  return data.rows === 0 ? 0 : sum / data.rows;
}

/** A middle with more than this part of the density at the centres is no valley: the two groups are ends of one crowd. */
const VALLEY_BELOW = 0.6;
/** Parts of the line from one centre (0) to the other (1) that are counted. */
const NEAR = 0.15;
const MIDDLE: readonly [number, number] = [0.35, 0.65];

/** Whether between each two groups there is a valley, seen along the line from centre to centre. */
export function valleysBetween(data: Matrix, { centres, groups }: Grouping): boolean {
  for (let a = 0; a < centres.rows; a++)
    for (let b = a + 1; b < centres.rows; b++) if (!valley(data, centres, groups, a, b)) return false;
  return true;
}

function valley(data: Matrix, centres: Matrix, groups: Uint8Array, a: number, b: number): boolean {
  const length = squaredDistance(centres, a, centres, b);
  if (length === 0) return false;
  const counts = { a: 0, middle: 0, b: 0 };
  for (let i = 0; i < data.rows; i++) {
    if (groups[i] !== a && groups[i] !== b) continue;
    const toA = squaredDistance(data, i, centres, a);
    const toB = squaredDistance(data, i, centres, b);
    // Law of cosines: how far along the line the row lies.
    const along = (toA - toB + length) / (2 * length);
    if (Math.abs(along) <= NEAR) counts.a++;
    else if (Math.abs(along - 1) <= NEAR) counts.b++;
    else if (along >= MIDDLE[0] && along <= MIDDLE[1]) counts.middle++;
  }
  return counts.middle < VALLEY_BELOW * Math.min(counts.a, counts.b);
}
