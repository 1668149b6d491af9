/** Quantiles from cumulative distributions. */

/**
 * The x at which a rising function meets `target`, by halving an interval that holds it.
 * @param low,high where to begin; `high` doubles its distance from `low` until the target is passed, unless `bounded`
 */
export function invert(
  rising: (x: number) => number,
  target: number,
  low: number,
  high: number,
  bounded = false,
): number {
  let from = low;
  let to = high;
  while (!bounded && rising(to) < target && to < 1e300) {
    const step = (to - low) * 2;
    from = to;
    to = low + step;
  }
  for (let i = 0; i < 2000; i++) {
    const middle = from + (to - from) / 2;
    if (middle === from || middle === to) return middle;
    if (rising(middle) < target) from = middle;
    else to = middle;
  }
  return to;
}
