/** Sums of numbers that are known by their logarithms. */

/** ln(e^a + e^b) without overflow; −Infinity stands for 0. */
export function logAdd(a: number, b: number): number {
  const larger = Math.max(a, b);
  if (!Number.isFinite(larger)) return larger;
  return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}

/** ln Σ e^x; −Infinity for an empty list. */
export function logSumExp(logs: readonly number[]): number {
  const largest = logs.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(largest)) return largest;
  return largest + Math.log(logs.reduce((sum, each) => sum + Math.exp(each - largest), 0));
}
