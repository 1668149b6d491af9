/** What people are compared by: rhythm, value and ways, each on its own scale made comparable, each of equal weight. */
import { quantile } from '../../../kernel/statistics/quantile.ts';
import type { Matrix } from './matrix.ts';

/** Columns of equal length, one place per person. */
export interface Habits {
  readonly touches: readonly number[];
  /** Days on which the person was met, and of those, days at a weekend. */
  readonly activeDays: readonly number[];
  readonly weekendDays: readonly number[];
  readonly firstDay: readonly number[];
  readonly lastDay: readonly number[];
  /** Median days between one day and the next on which the person was met; and between days with an order. 0: only one such day. */
  readonly pauseDays: readonly number[];
  readonly orderPauseDays: readonly number[];
  readonly orders: readonly number[];
  /** Paid less refunds, and paid alone. Minor units. */
  readonly spent: readonly number[];
  readonly paid: readonly number[];
  /** Per person, how often each way was taken: touchpoints first, then channels. */
  readonly ways: readonly (readonly number[])[];
}

/** Features that are dealt to others together, or (`kept`) stay with the person, when it is asked what chance would give. */
export type Block = 'kept' | 'rhythm' | 'value' | 'ways';

export interface Features {
  readonly matrix: Matrix;
  /** Of each column. */
  readonly blocks: readonly Block[];
  /** People between whom a block may change hands. */
  readonly classes: readonly string[];
}

/** A share known from few touches is drawn towards everybody's, as if so many more had been like everybody's. */
const PRIOR_TOUCHES = 4;
/** A column in which all but a few are alike tells nobody apart. */
const MOST_ALIKE = 0.97;
/** Two columns this alike say the same; the second is left out. */
const SAME = 0.95;

export function featuresOf(habits: Habits): Features {
  const kept: Column[] = [logged(habits.touches), logged(habits.orders)].map((values) => ({
    block: 'kept',
    values,
  }));
  const rhythm = [habits.pauseDays, habits.orderPauseDays].map(
    (days): Column => ({ block: 'rhythm', values: known(days) }),
  );
  const average = habits.paid.map((paid, i) =>
    (habits.orders[i] ?? 0) > 0 ? paid / (habits.orders[i] ?? 1) : 0,
  );
  const value: Column[] = [{ block: 'value', values: known(average) }];
  const ways = sharesOf(habits.ways).map((values): Column => ({ block: 'ways', values }));
  const telling = withoutDoubles(
    [...kept, ...rhythm, ...value, ...ways].map(standardised).filter(tellsApart),
  );
  return {
    matrix: matrixOf(telling, habits.touches.length),
    blocks: telling.map(({ block }) => block),
    classes: habits.touches.map((touches, i) => classOf(touches, habits.orders[i] ?? 0)),
  };
}

interface Column {
  readonly block: Block;
  readonly values: Float64Array;
}

function logged(values: readonly number[]): Float64Array {
  return Float64Array.from(values, (value) => Math.log(1 + Math.max(0, value)));
}

/** Who has no such figure stands in the middle of those who have. */
function known(values: readonly number[]): Float64Array {
  const logs = values.map((value) => (value > 0 ? Math.log(value) : Number.NaN));
  const middle = quantile(Float64Array.from(logs.filter((log) => !Number.isNaN(log))).sort(), 0.5) ?? 0;
  return Float64Array.from(logs, (log) => (Number.isNaN(log) ? middle : log));
}

function sharesOf(ways: readonly (readonly number[])[]): Float64Array[] {
  const width = ways[0]?.length ?? 0;
  const sums = ways.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const all = sums.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: width }, (_, way) => {
    const share = all === 0 ? 0 : ways.reduce((sum, counts) => sum + (counts[way] ?? 0), 0) / all;
    return Float64Array.from(
      ways,
      (counts, i) => ((counts[way] ?? 0) + PRIOR_TOUCHES * share) / ((sums[i] ?? 0) + PRIOR_TOUCHES),
    );
  });
}

/** Mean 0, standard deviation 1, after the outermost hundredth on each side is drawn in. */
function standardised({ block, values }: Column): Column {
  const sorted = values.slice().sort();
  const [low, high] = [quantile(sorted, 0.01) ?? 0, quantile(sorted, 0.99) ?? 0];
  const drawnIn = values.map((value) => Math.min(high, Math.max(low, value)));
  const mean = drawnIn.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = drawnIn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  const scale = variance > 1e-12 ? 1 / Math.sqrt(variance) : 0;
  return { block, values: drawnIn.map((value) => (value - mean) * scale) };
}

function tellsApart({ values }: Column): boolean {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values()) <= MOST_ALIKE * values.length;
}

/** Only within a block: that two blocks go together is what is looked for. */
function withoutDoubles(columns: readonly Column[]): Column[] {
  const chosen: Column[] = [];
  for (const column of columns) {
    const alike = (other: Column): boolean =>
      other.block === column.block && Math.abs(correlation(other.values, column.values)) >= SAME;
    if (!chosen.some(alike)) chosen.push(column);
  }
  return chosen;
}

/** Of two standardised columns. */
function correlation(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0) / Math.max(1, a.length);
}

/** Each block weighs the same, however many columns it has; what is kept counts to the block it speaks of. */
function matrixOf(columns: readonly Column[], rows: number): Matrix {
  const width = columns.length;
  const values = new Float64Array(rows * width);
  const sizes = new Map<Block, number>();
  for (const { block } of columns) sizes.set(block, (sizes.get(block) ?? 0) + 1);
  columns.forEach(({ block, values: column }, j) => {
    const weight = 1 / Math.sqrt(sizes.get(block) ?? 1);
    for (let i = 0; i < rows; i++) values[i * width + j] = (column[i] ?? 0) * weight;
  });
  return { rows, width, values };
}

/**
 * Who was met once has no pause, and who ordered once none between orders; shares known from few touches are drawn in more. Only
 * this much may stay with a person: finer classes would hold the kinds themselves together.
 */
function classOf(touches: number, orders: number): string {
  return `${touches < 2 ? 1 : touches < 4 ? 2 : 4} ${orders < 2 ? 1 : 2}`;
}
