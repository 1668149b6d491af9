/** Quantiles of what was measured. */

/**
 * Quantile of type 7 (Hyndman and Fan 1996; the default of R and NumPy): linear between the two neighbours.
 * @param sorted ascending
 * @param p 0 … 1
 * @returns null for an empty list
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
