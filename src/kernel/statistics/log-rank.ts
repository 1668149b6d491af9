/** Whether it takes groups differently long (Mantel 1966; R's `survdiff`). */
import { positiveInverse } from './curvature.ts';
import { chiSquaredTail } from './distributions.ts';
import { happenings, type Watched } from './kaplan-meier.ts';

export interface LogRank {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** Events seen in each group, and how many there would be if groups did not matter. */
  readonly observed: number[];
  readonly expected: number[];
}

/** Two or more groups. Where the groups cannot be told apart (no events, one group empty) p is 1. */
export function logRank(groups: readonly (readonly Watched[])[]): LogRank {
  const observed = groups.map((group) => group.filter((each) => each.happened).length);
  const expected = groups.map(() => 0);
  const size = groups.length - 1;
  const covariance = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const times = groups.map((group) => group.map((each) => each.time).sort((a, b) => a - b));
  const gone = groups.map(() => 0);
  for (const { time, atRisk, events } of happenings(groups.flat())) {
    const shares = times.map((sorted, g) => {
      let before = gone[g] ?? 0;
      while (before < sorted.length && (sorted[before] ?? 0) < time) before++;
      gone[g] = before;
      return (sorted.length - before) / atRisk;
    });
    const spread = atRisk > 1 ? (events * (atRisk - events)) / (atRisk - 1) : 0;
    shares.forEach((share, i) => {
      expected[i] = (expected[i] ?? 0) + events * share;
    });
    covariance.forEach((row, i) => {
      for (let j = 0; j < size; j++) {
        const [si, sj] = [shares[i] ?? 0, shares[j] ?? 0];
        row[j] = (row[j] ?? 0) + spread * (i === j ? si * (1 - si) : -si * sj);
      }
    });
  }
  const inverse = positiveInverse(covariance);
  if (!inverse || size < 1) return { statistic: 0, df: Math.max(0, size), p: 1, observed, expected };
  const miss = observed.map((seen, i) => seen - (expected[i] ?? 0));
  const statistic = inverse.reduce(
    (sum, row, i) => sum + row.reduce((part, cell, j) => part + (miss[i] ?? 0) * cell * (miss[j] ?? 0), 0),
    0,
  );
  return { statistic, df: size, p: chiSquaredTail(statistic, size), observed, expected };
}
