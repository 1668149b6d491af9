/** Pearson's chi-squared tests: are groups alike, do counts follow given shares. No continuity correction. */
import { chiSquaredTail } from './distributions.ts';

export interface ChiSquared {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Rows are groups, columns outcomes, cells counts. Empty rows and columns are left out; less than two of either is p = 1. */
export function chiSquaredTable(table: readonly (readonly number[])[]): ChiSquared {
  const rowSums = table.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  const columnSums: number[] = [];
  for (const row of table)
    row.forEach((cell, j) => {
      columnSums[j] = (columnSums[j] ?? 0) + cell;
    });
  const total = rowSums.reduce((sum, each) => sum + each, 0);
  let statistic = 0;
  table.forEach((row, i) => {
    row.forEach((cell, j) => {
      const expected = ((rowSums[i] ?? 0) * (columnSums[j] ?? 0)) / total;
      if (expected > 0) statistic += (cell - expected) ** 2 / expected;
    });
  });
  const filled = (sums: number[]): number => sums.filter((sum) => sum > 0).length;
  const df = (filled(rowSums) - 1) * (filled(columnSums) - 1);
  return judged(statistic, df);
}

/** Whether counts follow the expected shares, which are scaled to sum to 1. No counts at all is p = 1. */
export function chiSquaredFit(counts: readonly number[], shares: readonly number[]): ChiSquared {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let statistic = 0;
  shares.forEach((share, i) => {
    const expected = (total * share) / whole;
    const count = counts[i] ?? 0;
    if (expected > 0) statistic += (count - expected) ** 2 / expected;
    // Something that could not happen did.
    else if (count > 0) statistic = Number.POSITIVE_INFINITY;
  });
  return judged(statistic, shares.filter((share) => share > 0).length - 1);
}

function judged(statistic: number, df: number): ChiSquared {
  if (df < 1) return { statistic: 0, df: 0, p: 1 };
  return { statistic, df, p: chiSquaredTail(statistic, df) };
}
