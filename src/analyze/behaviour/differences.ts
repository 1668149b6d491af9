/** In which figures a group differs from all others together: only differences that are large and that chance does not explain. */
import { studentTwoSided } from '../../kernel/statistics/distributions.ts';
import { benjaminiHochberg } from '../../kernel/statistics/false-discoveries.ts';
import { zTest } from '../../kernel/statistics/two-shares.ts';
import type { Difference } from './contract.ts';
import type { Seen } from './habits.ts';

/** Of all differences told, at most this part is expected to be chance. */
const FALSE_DISCOVERIES = 0.1;
/** Smaller differences are true, perhaps, but tell nobody apart. */
const LEAST_SHARE = 0.15;
const LEAST_TIMES = 1.3;

interface Figure extends Pick<Difference, 'figure' | 'unit' | 'way'> {
  /** Of each person; NaN where the person has none. Numbers that vary by factors are compared as such. */
  readonly values: ArrayLike<number>;
}

/** Per group, the largest first. */
export function differencesOf(
  seen: Seen,
  groups: Uint8Array,
  count: number,
  nameOf: (way: number) => string,
): Difference[][] {
  if (count < 2) return Array.from({ length: count }, () => []);
  const figures = figuresOf(seen, nameOf);
  const tested = Array.from({ length: count }, (_, group) =>
    figures.map((figure) => ({ group, ...compared(figure, groups, group) })),
  ).flat();
  const adjusted = benjaminiHochberg(tested.map(({ difference }) => difference.p));
  return Array.from({ length: count }, (_, group) =>
    tested
      .flatMap(({ difference, size, ...each }, i) => {
        const p = adjusted[i] ?? 1;
        return each.group === group && size >= 1 && p <= FALSE_DISCOVERIES
          ? [{ difference: { ...difference, p }, size }]
          : [];
      })
      .sort((a, b) => b.size - a.size)
      .map(({ difference }) => difference),
  );
}

function figuresOf({ habits, ways, lastDay }: Seen, nameOf: (way: number) => string): Figure[] {
  const some = (values: readonly number[]) => values.map((value) => (value > 0 ? value : Number.NaN));
  const numbers: Figure[] = [
    { figure: 'orders', unit: 'count', way: null, values: habits.orders },
    { figure: 'touches', unit: 'count', way: null, values: habits.touches },
    {
      figure: 'each',
      unit: 'money',
      way: null,
      values: some(habits.paid.map((paid, i) => paid / (habits.orders[i] ?? 0) || 0)),
    },
    { figure: 'orderPause', unit: 'days', way: null, values: some(habits.orderPauseDays) },
    { figure: 'pause', unit: 'days', way: null, values: some(habits.pauseDays) },
    {
      figure: 'silent',
      unit: 'days',
      way: null,
      values: habits.lastDay.map((day) => Math.max(0, lastDay - day)),
    },
    {
      figure: 'weekend',
      unit: 'share',
      way: null,
      values: habits.weekendDays.map((days, i) => days / (habits.activeDays[i] ?? 1)),
    },
  ];
  const met = ways.map(
    (_, way): Figure => ({
      figure: 'way',
      unit: 'share',
      way: nameOf(way),
      values: habits.ways.map((counts) => ((counts[way] ?? 0) > 0 ? 1 : 0)),
    }),
  );
  return [...numbers, ...met];
}

interface Sample {
  n: number;
  sum: number;
  logs: number;
  squares: number;
}

/** `size` is 1 where a difference is just large enough to be told. */
function compared(
  figure: Figure,
  groups: Uint8Array,
  group: number,
): { difference: Difference; size: number } {
  const samples: readonly [Sample, Sample] = [emptySample(), emptySample()];
  const scale = figure.unit === 'share' ? (value: number) => value : (value: number) => Math.log(1 + value);
  groups.forEach((of, i) => {
    const value = figure.values[i] ?? Number.NaN;
    if (Number.isNaN(value)) return;
    const sample = samples[of === group ? 0 : 1];
    const scaled = scale(value);
    sample.n++;
    sample.sum += value;
    sample.logs += scaled;
    sample.squares += scaled * scaled;
  });
  const [mine, others] = samples;
  const [here, rest] = [mine.sum / mine.n, others.sum / others.n];
  const base = { figure: figure.figure, unit: figure.unit, way: figure.way };
  // Of too few a figure says nothing.
  if (mine.n < 5 || others.n < 5) return { difference: { ...base, here: 0, rest: 0, p: 1 }, size: 0 };
  const p = figure.figure === 'way' ? zTest(mine.sum, mine.n, others.sum, others.n).p : welch(mine, others);
  return { difference: { ...base, here, rest, p }, size: sizeOf(figure.unit, here, rest) };
}

function emptySample(): Sample {
  return { n: 0, sum: 0, logs: 0, squares: 0 };
}

function sizeOf(unit: Difference['unit'], here: number, rest: number): number {
  if (unit === 'share') return Math.abs(here - rest) / LEAST_SHARE;
  return Math.abs(Math.log((here + 0.05) / (rest + 0.05))) / Math.log(LEAST_TIMES);
}

/** Welch's t test (1947) of the means of the scaled values, two-sided. */
function welch(a: Sample, b: Sample): number {
  const variance = ({ n, logs, squares }: Sample): number =>
    Math.max(0, (squares - (logs * logs) / n) / (n - 1)) / n;
  const [va, vb] = [variance(a), variance(b)];
  if (va + vb === 0) return a.logs / a.n === b.logs / b.n ? 1 : 0;
  const t = (a.logs / a.n - b.logs / b.n) / Math.sqrt(va + vb);
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  return studentTwoSided(t, df);
}
