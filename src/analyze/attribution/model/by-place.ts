/** Models that look at one way at a time: who touched first, last, how often, and who was there at all. Pure. */
import { type Credits, noCredits, type Way } from './ways.ts';

/** The weight of each touch of a way; together 1. */
export type Weights = (touches: readonly number[]) => readonly number[];

export function splitBy(ways: readonly Way[], rows: number, weights: Weights): Credits {
  const credits = noCredits(rows);
  for (const { touches, conversions, value } of ways) {
    if (conversions === 0 || touches.length === 0) continue;
    const shares = weights(touches);
    touches.forEach((row, place) => {
      const share = shares[place] ?? 0;
      credits.conversions[row] = (credits.conversions[row] ?? 0) + share * conversions;
      credits.value[row] = (credits.value[row] ?? 0) + share * value;
    });
  }
  return credits;
}

/** Per row the sum of the squared credits of single conversions: how much the credit varies from one to the next. */
export function squaresBy(ways: readonly Way[], rows: number, weights: Weights): Float64Array {
  const squares = new Float64Array(rows);
  for (const { touches, conversions } of ways) {
    if (conversions === 0 || touches.length === 0) continue;
    const shares = weights(touches);
    const perRow = new Map<number, number>();
    touches.forEach((row, place) => {
      perRow.set(row, (perRow.get(row) ?? 0) + (shares[place] ?? 0));
    });
    for (const [row, share] of perRow) squares[row] = (squares[row] ?? 0) + share ** 2 * conversions;
  }
  return squares;
}

export const first: Weights = (touches) => touches.map((_, place) => (place === 0 ? 1 : 0));

export const last: Weights = (touches) => touches.map((_, place) => (place === touches.length - 1 ? 1 : 0));

export const linear: Weights = (touches) => touches.map(() => 1 / touches.length);

/** The last touch that is not of this row; where all are, the last. */
export function lastNot(row: number): Weights {
  return (touches) => {
    const found = touches.findLastIndex((each) => each !== row);
    const chosen = found < 0 ? touches.length - 1 : found;
    return touches.map((_, place) => (place === chosen ? 1 : 0));
  };
}

/** Fixed parts for the first and the last touch, the rest evenly between; of two touches they keep their proportion. */
export function byEnds(firstPart: number, lastPart: number): Weights {
  return (touches) => {
    const n = touches.length;
    if (n === 1) return [1];
    if (n === 2) return [firstPart / (firstPart + lastPart), lastPart / (firstPart + lastPart)];
    const between = (1 - firstPart - lastPart) / (n - 2);
    return touches.map((_, place) => (place === 0 ? firstPart : place === n - 1 ? lastPart : between));
  };
}

/** Everybody on the way gets the whole conversion, once. */
export const participation: Weights = (touches) =>
  touches.map((row, place) => (touches.indexOf(row) === place ? 1 : 0));

/**
 * The Shapley value of the game in which a group of rows is worth the conversions of the ways that touch no others. That game
 * is a sum of unanimity games, so its value is each conversion split evenly over the different rows of its way: exact for any
 * number of rows (Zhao, Mahboobi and Bagheri 2018, arXiv:1804.05327).
 */
export const shapley: Weights = (touches) => {
  const different = new Set(touches).size;
  return touches.map((row, place) => (touches.indexOf(row) === place ? 1 / different : 0));
};
