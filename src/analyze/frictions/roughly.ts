/** Money as exactly as it is known. Pure; the page rounds as the sentence does. */

/** Two figures that mean something: 252_441 → 250_000. */
export function roughly(minor: number): number {
  if (minor === 0) return 0;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(minor))) - 1);
  return Math.round(minor / step) * step;
}
