/** How much of the money comes from how few: Lorenz curve, Gini coefficient, share of the top tenth. */

export interface Concentration {
  /** 0: all alike; near 1: one brings everything. */
  readonly gini: number;
  /** Share of the money brought by the tenth of customers who bring most. */
  readonly topTenth: number;
  /** Shares of the money brought by the least 0 %, 10 %, … 100 % of customers. */
  readonly lorenz: readonly number[];
}

/** @param amounts per customer; what is below 0 after refunds counts as 0. Null where there is no money. */
export function concentrationOf(amounts: readonly number[]): Concentration | null {
  const sorted = Float64Array.from(amounts, (amount) => Math.max(0, amount)).sort();
  const n = sorted.length;
  const sums = new Float64Array(n + 1);
  let weighted = 0;
  sorted.forEach((amount, i) => {
    sums[i + 1] = (sums[i] ?? 0) + amount;
    weighted += (i + 1) * amount;
  });
  const total = sums[n] ?? 0;
  if (total <= 0) return null;
  // Between two customers the curve is a straight line.
  const upTo = (share: number): number => {
    const place = share * n;
    const whole = Math.min(n, Math.floor(place + 1e-9));
    const part = Math.max(0, place - whole) * (sorted[whole] ?? 0);
    return ((sums[whole] ?? 0) + part) / total;
  };
  return {
    gini: (2 * weighted) / (n * total) - (n + 1) / n,
    topTenth: 1 - upTo(0.9),
    lorenz: Array.from({ length: 11 }, (_, tenth) => upTo(tenth / 10)),
  };
}
