/** Places in an order as short texts: between any two there is always another, so nobody else has to move. Pure. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { With } from './seen.ts';

interface Placed {
  readonly position: string;
}

const SPREAD = 10;

/**
 * A position between two others (null: the edge). Depends on the id of who is placed, so that two people who put
 * something at the same place at the same time seldom get the same one; if they do, the ids decide the order.
 * @throws Error when `after` is not before `before`
 */
function positionBetween(after: string | null, before: string | null, id: string): string {
  let [low, high] = [after, before];
  let middle = generateKeyBetween(low, high);
  let bits = hash(id);
  for (let round = 0; round < SPREAD; round++, bits >>>= 1) {
    if (bits & 1) low = middle;
    else high = middle;
    middle = generateKeyBetween(low, high);
  }
  return middle;
}

/** Where to put something so that it is the `index`th (from 0) among those in order. */
export function positionAt(others: readonly With<Placed>[], index: number, id: string): string {
  const after = others[index - 1]?.position ?? null;
  // Those at the very same position stay together; behind them is the next free place.
  const before = others.slice(Math.max(index, 0)).find(({ position }) => after === null || position > after);
  return positionBetween(after, before?.position ?? null, id);
}

/** Positions for a whole list made at once. */
export function positions(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
