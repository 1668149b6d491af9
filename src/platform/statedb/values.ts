/** How values go to either database, so that a store behaves alike on both. Refuses what neither can keep. */

const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** What a statement may be given. */
export type BoundValue = string | bigint | number | Uint8Array | null;

/**
 * Booleans become 0 and 1, dates milliseconds UTC; text loses what PostgreSQL cannot hold (NUL and lone
 * surrogates become U+FFFD). Whole numbers stay numbers here; the SQLite side turns them into integers.
 * @throws TypeError for objects and functions: JSON is to be written as text by the store.
 */
export function boundValue(value: unknown): BoundValue {
  switch (typeof value) {
    case 'string':
      return storable(value);
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'undefined':
      return null;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      if (value instanceof Date) return value.getTime();
      throw new TypeError(`A state column cannot hold a value of type ${typeof value}.`);
  }
}

function storable(text: string): string {
  const whole = LONE_SURROGATE.test(text) ? text.replaceAll(LONE_SURROGATES, '\ufffd') : text;
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '\ufffd') : whole;
}
