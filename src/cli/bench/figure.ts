/** One measured figure, and how several measurements become one. */

export type Unit = 's' | 'ms' | 'MB' | 'events/s' | 'rows/s' | 'times';

export interface Figure {
  /** By which a budget finds it: `start.second`, `report.stages`. */
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** What else was seen: percentiles, counts. */
  readonly note?: string;
}

/** The value below which this share of the measurements lies (nearest rank). NaN for none. */
export function quantile(values: readonly number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** `12,345 events/s`, `2.31 s`, `86 ms`. */
export function valueText({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  const digits = unit === 's' || unit === 'times' ? (value < 10 ? 2 : 1) : value < 10 ? 1 : 0;
  const number = value.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === 'times' ? `${number} ×` : `${number} ${unit}`;
}
