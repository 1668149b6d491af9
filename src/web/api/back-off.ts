/** How long to wait before trying again, longer each time. Not all together when a server is back. */
const FIRST_MS = 500;

/** @param failures so far, from 1 @param most in ms, about */
export function backOff(failures: number, most: number): number {
  return Math.min(most, FIRST_MS * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
}
