/** Sortable text ids: a prefix that says what it names, ten letters of time, sixteen of chance. */

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Fills the array with random bytes; `crypto.getRandomValues` in both browser and server. */
export type RandomBytes = (bytes: Uint8Array) => Uint8Array;

/**
 * Makes an id such as `imp_01k9z3v5w8q2x4y6a8b0c2d4e6`. Ids made later sort later (to the millisecond).
 * @param prefix what it names, two to four lower-case letters
 * @param timeMs instant of making, ms UTC
 */
export function newId(prefix: string, timeMs: number, random: RandomBytes): string {
  let time = '';
  let rest = timeMs;
  for (let i = 0; i < 10; i++) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  const chance = Array.from(random(new Uint8Array(16)), (byte) => ALPHABET[byte % 32]).join('');
  return `${prefix}_${time}${chance}`;
}
