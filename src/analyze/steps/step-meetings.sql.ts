/** What a funnel asks of each path: the touches of the period, and when each step was met. */
import { count, ident, int64, join, type Sql, sql, uint16 } from '../../platform/eventdb/sql.ts';
import { type Asked, touched } from '../engine/public.ts';
import type { FunnelQuery } from './contract.ts';

export interface FunnelAsked extends Asked {
  /** Codes of the touchpoints of each step. */
  readonly steps: readonly (readonly number[])[];
  readonly order: FunnelQuery['order'];
  readonly windowMs: number;
  readonly without: readonly number[];
  /** What `because` holds; campaigns where left out. */
  readonly because?: 'campaigns' | 'pages';
}

/** From the start of a day to its last instant. */
const LAST_OF_DAY = int64(86_399_999);

/** What every order hands on of a path. */
export const carried = sql`person, at, codes, via, using, because, came_through, came_by`;

/** The touches of the period; `came_through` and `came_by` are those of the whole path's first. */
export function touchesAsked({ rows, filter, because = 'campaigns' }: FunnelAsked): Sql {
  return touched(rows, filter, {
    of: { person: sql`person`, came_through: sql`channels[1]`, came_by: sql`if(met[1] = 0, met[2], met[1])` },
    arrays: {
      at: 'times',
      codes: 'touchpoints',
      dated: 'precisions',
      via: 'channels',
      using: 'devices',
      because,
    },
    sums: {
      met_codes: { stored: sql`met`, cut: sql`codes` },
      met_at: { stored: sql`met_firsts`, cut: sql`at` },
    },
  });
}

/** Whether the code `c` is one of these. */
export function anyOf(codes: readonly number[]): Sql {
  return codes.length === 0 ? sql`c = ${uint16(0)} AND c > 0` : sql`c IN (${join(codes.map(count))})`;
}

/** All meetings of step k as arrays: `met_k`, and `by_k`, the last instant each may have been. */
export function meetingsOf(codes: readonly number[], k: number): Sql {
  const latest = sql`arrayMap((t, d) -> t + d * ${LAST_OF_DAY}, at, dated)`;
  return sql`arrayFilter((t, c) -> ${anyOf(codes)}, at, codes) AS ${met(k)},
    arrayFilter((t, c) -> ${anyOf(codes)}, ${latest}, codes) AS ${by(k)}`;
}

export function met(k: number): Sql {
  return ident(`met_${k}`);
}

export function by(k: number): Sql {
  return ident(`by_${k}`);
}

/** When step k was met, as a column. */
export function t(k: number): Sql {
  return ident(`t_${k}`);
}

/** The highest k for which something holds; 0 for none. */
export function highest(steps: readonly unknown[], holds: (k: number) => Sql): Sql {
  const cases = steps.map((_, index) => sql`${holds(index + 1)}, ${count(index + 1)}`).reverse();
  return sql`multiIf(${join(cases)}, 0)`;
}
