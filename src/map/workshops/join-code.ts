/** The code on the facilitator’s screen: fifty bits, read out and typed by hand. Pure. */

/** As it is kept: capitals, gaps and letters that look alike do not matter. */
export function readCode(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
}

/** In two halves, as people read it. */
export function shownCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
