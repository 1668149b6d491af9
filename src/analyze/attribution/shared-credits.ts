/** Reads the ways of some people in a period and lets every model share out their conversions. */
import { array, float, int } from '../../platform/eventdb/row.ts';
import type { ReportScope } from '../engine/public.ts';
import type { AttributionQuery, AttributionReport } from './contract.ts';
import { type Credited, creditedBy, rowsOf } from './credited.ts';
import { creditedPeople, uncreditedPeople } from './credited-people.sql.ts';
import { noCredits, type Way } from './model/ways.ts';
import { creditsByModel, type ModelCredits, type ModelTerms } from './models.ts';
import { type WaysAsked, ways as waysOf } from './ways.sql.ts';

type Total = AttributionReport['all'];

export interface SharedCredits {
  readonly all: Total;
  readonly unknown: Total;
  readonly without: number;
  readonly rows: readonly (Credited & { readonly people: number })[];
  readonly models: readonly ModelCredits[];
  /** There are more different ways than are looked at. */
  readonly cut: boolean;
}

/** Different ways that are looked at; those to conversions first, then the most gone. */
const MOST_WAYS = 200_000;

export async function sharedCredits(
  { events, source }: Pick<ReportScope, 'events' | 'source'>,
  asked: WaysAsked,
  { markovOrder }: Pick<AttributionQuery, 'markovOrder'>,
): Promise<SharedCredits> {
  const found = await foundWays(events, asked);
  const { rows, rowOfCode } = rowsOf(found, creditedBy(asked.level, source));
  const rowOf = (code: number): number => rowOfCode.get(code) ?? 0;
  const ways = found.map(
    ({ path, won, ways: times, worth }): Way => ({
      touches: path.map(rowOf),
      conversions: won ? times : 0,
      nulls: won ? 0 : times,
      value: worth,
    }),
  );
  const direct = rows.findIndex(({ id }) => id === 'direct');
  const models = creditsByModel(ways, rows.length, {
    level: asked.level,
    markovOrder,
    direct: direct < 0 ? undefined : direct,
    decay: decayed(found, rowOf, rows.length),
  });
  const [perRow, [totals]] = await Promise.all([
    rows.length === 0 ? [] : events.query(creditedPeople(asked, rowOfCode), { row: int, people: int }),
    events.query(uncreditedPeople(asked), { people: int, everybody: int }),
  ]);
  const peopleOf = new Map(perRow.map(({ row, people }) => [row, people]));
  return {
    all: totalOf(ways, totals?.everybody ?? 0),
    unknown: totalOf(
      ways.filter(({ touches }) => touches.length === 0),
      totals?.people ?? 0,
    ),
    without: ways.reduce((sum, { nulls }) => sum + nulls, 0),
    rows: rows.map((row, at) => ({ ...row, people: peopleOf.get(at) ?? 0 })),
    models,
    cut: found.length === MOST_WAYS,
  };
}

type Found = Awaited<ReturnType<typeof foundWays>>;

export function foundWays(events: ReportScope['events'], asked: WaysAsked) {
  return events.query(waysOf(asked, MOST_WAYS), {
    path: array(int),
    won: int,
    ways: int,
    worth: int,
    decay: array(float),
    decay_squares: array(float),
    decay_worth: array(float),
  });
}

/**
 * The credits of fading touches. Where a row stands several times on a way, the square of its credit is taken at the largest it can be
 * (times × sum of squares, and no more than the credit itself): a difference is rather called none than one.
 */
export function decayed(
  found: readonly Pick<Found[number], 'path' | 'won' | 'decay' | 'decay_squares' | 'decay_worth'>[],
  rowOf: (code: number) => number,
  rows: number,
): ModelTerms['decay'] {
  const { conversions, value } = noCredits(rows);
  const squares = new Float64Array(rows);
  const add = (to: Float64Array, row: number, more: number): void => {
    to[row] = (to[row] ?? 0) + more;
  };
  for (const { path, won, decay, decay_squares: squared, decay_worth: worth } of found) {
    if (!won) continue;
    const perRow = new Map<number, { times: number; credit: number; squares: number }>();
    path.forEach((code, place) => {
      const row = rowOf(code);
      const so = perRow.get(row) ?? { times: 0, credit: 0, squares: 0 };
      const [credit, square] = [decay[place] ?? 0, squared[place] ?? 0];
      perRow.set(row, { times: so.times + 1, credit: so.credit + credit, squares: so.squares + square });
      add(conversions, row, credit);
      add(value, row, worth[place] ?? 0);
    });
    for (const [row, so] of perRow) add(squares, row, Math.min(so.times * so.squares, so.credit));
  }
  return { conversions, value, squares };
}

function totalOf(ways: readonly Way[], people: number): Total {
  return {
    conversions: ways.reduce((sum, { conversions }) => sum + conversions, 0),
    valueMinor: ways.reduce((sum, { value }) => sum + value, 0),
    people,
  };
}
