/** Asks the funnel's statement and reads its one row. */
import { array, type Decode, float, int } from '../../platform/eventdb/row.ts';
import { durationOf, type ReportScope } from '../engine/public.ts';
import type { FunnelReport } from './contract.ts';
import { type FigureOptions, funnelFigures } from './funnel.sql.ts';
import type { FunnelAsked } from './step-meetings.sql.ts';

export type Counts = ReadonlyMap<number, number>;

const maps = ['arrival', 'began', 'arrived', 'split', 'met', 'met_arrived'] as const;
type MapName = (typeof maps)[number];

export interface Figures {
  readonly people: readonly number[];
  readonly took: FunnelReport['steps'][number]['took'][];
  readonly whole: FunnelReport['whole'];
  readonly histogram: FunnelReport['histogram'];
  /** People by the keys the statement describes. */
  readonly counts: Readonly<Record<MapName, Counts>>;
}

export async function figuresOf(
  { events }: Pick<ReportScope, 'events'>,
  asked: FunnelAsked,
  options: FigureOptions,
): Promise<Figures> {
  const places = asked.steps.map((_, index) => index + 1);
  const numbers = [
    ...places.map((k) => `people_${k}`),
    ...places.slice(1).map((k) => `n_${k}`),
    'whole_n',
    ...options.limitsMs.map((_, index) => `up_${index + 1}`),
  ];
  const spans = [...places.slice(1).map((k) => `q_${k}`), 'whole_q'];
  type Value = number | (number | null)[] | number[][];
  const schema: Record<string, Decode<Value>> = {
    ...Object.fromEntries(numbers.map((column) => [column, int])),
    ...Object.fromEntries(spans.map((column) => [column, array(float)])),
    ...Object.fromEntries(maps.map((name) => [`${name}_map`, array(array(int))])),
  };
  const [row = {}] = await events.query(funnelFigures(asked, options), schema);
  const number = (column: string): number => {
    const value = row[column];
    return typeof value === 'number' ? value : 0;
  };
  const span = (n: number, column: string) => {
    const [median, p90] = listIn(row[column]);
    return durationOf(n, typeof median === 'number' ? median : null, typeof p90 === 'number' ? p90 : null);
  };
  const upTo = options.limitsMs.map((_, index) => number(`up_${index + 1}`));
  return {
    people: places.map((k) => number(`people_${k}`)),
    took: places.map((k) => (k === 1 ? null : span(number(`n_${k}`), `q_${k}`))),
    whole: span(number('whole_n'), 'whole_q'),
    histogram: histogramOf(options.limitsMs, upTo, number('whole_n')),
    counts: Object.fromEntries(maps.map((name) => [name, countsIn(row[`${name}_map`])])) as Record<
      MapName,
      Counts
    >,
  };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function countsIn(value: unknown): Counts {
  const [keys, people] = listIn(value).map(listIn);
  return new Map((keys ?? []).map((key, index) => [Number(key), Number(people?.[index] ?? 0)]));
}

/** From "at most so long" to "so long and longer than the one before". */
function histogramOf(
  limitsMs: readonly number[],
  upTo: readonly number[],
  all: number,
): FunnelReport['histogram'] {
  const within = limitsMs.map((limit, index) => ({
    upToMs: limit,
    people: (upTo[index] ?? 0) - (upTo[index - 1] ?? 0),
  }));
  return [...within, { upToMs: null, people: all - (upTo.at(-1) ?? 0) }];
}
