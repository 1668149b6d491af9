/** How many of the waiting edits go with one request: no more than the server takes, in number and in bytes. */
import { MOST_AT_ONCE, type Operation } from '../../document/operation.ts';

/** The server takes 1 MB; the rest is left for what stands around them. */
const MOST_BYTES = 800_000;

/** @param most fewer still, to find the one the server cannot read */
export function batchOf(pending: readonly Operation[], most: number = MOST_AT_ONCE): readonly Operation[] {
  const encoder = new TextEncoder();
  let bytes = 0;
  let count = 0;
  for (const operation of pending.slice(0, Math.min(most, MOST_AT_ONCE))) {
    bytes += encoder.encode(JSON.stringify(operation)).length + 1;
    // One that is too large by itself goes alone, and is refused in the server's words.
    if (bytes > MOST_BYTES && count > 0) break;
    count++;
  }
  return pending.slice(0, count);
}
