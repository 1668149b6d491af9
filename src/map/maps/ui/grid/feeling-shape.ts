/** How a value of a feeling becomes a place in its cell, and a piece of a curve a path. Pure. */
import type { Piece } from '../editing/curve.ts';

/** Room above +2 and below -2, as a share of the height. */
const ROOM = 0.1;

export const shareOfValue = (value: number): number => ROOM + ((2 - value) / 4) * (1 - 2 * ROOM);
export const valueOfShare = (share: number): number => 2 - ((share - ROOM) / (1 - 2 * ROOM)) * 4;

export function pathOf(list: readonly Piece[]): string {
  const point = ([x, y]: readonly [number, number]) =>
    `${(x * 100).toFixed(2)} ${(shareOfValue(y) * 100).toFixed(2)}`;
  return list
    .map(({ from, bend, bendTo, to }) => `M${point(from)}C${point(bend)} ${point(bendTo)} ${point(to)}`)
    .join('');
}
