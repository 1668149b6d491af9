/**
 * How far each person came in a funnel, and when they met each step. Any meeting of the first step may be the beginning; the
 * one that leads furthest counts, the earliest of equals.
 */
import { count, ident, int64, join, type Sql, sql, uint16 } from '../../platform/eventdb/sql.ts';
import { type Asked, besides, touched } from '../engine/public.ts';
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

/**
 * One row per person who met the first step (`open`: any step): `person`; `level`, the furthest step (1-based); `t_1` … the instants of
 * the steps reached (ms UTC, else 0); and the arrays of the period: `at`, `codes`, `via`, `using`, `because`.
 */
export function levels(asked: FunnelAsked): Sql {
  return asked.order === 'open' ? openLevels(asked) : chainedLevels(asked);
}

/** The touches of the period; `came_through` and `came_by` are those of the whole path's first. */
function cut({ rows, filter, because = 'campaigns' }: Asked & Pick<FunnelAsked, 'because'>): Sql {
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

const carried = sql`person, at, codes, via, using, because, came_through, came_by`;

function anyOf(codes: readonly number[]): Sql {
  return codes.length === 0 ? sql`c = ${uint16(0)} AND c > 0` : sql`c IN (${join(codes.map(count))})`;
}

function openLevels({ steps, ...asked }: FunnelAsked): Sql {
  const firsts = steps.map(
    (codes, index) => sql`arrayFilter((t, c) -> ${anyOf(codes)}, met_at, met_codes)[1] AS ${t(index + 1)}`,
  );
  const furthest = steps.map((_, index) => sql`${t(index + 1)} > 0, ${count(index + 1)}`).reverse();
  return sql`(SELECT *, multiIf(${join(furthest)}, 0) AS level FROM (
    SELECT ${carried}, ${join(firsts)} FROM ${cut(asked)}) WHERE level > 0)`;
}

/**
 * Each meeting of the first step is followed on its own: `chain_k` holds, per beginning, when step k was met, or 0. Each chain is made from
 * the one before by naming it once: the engine's analysis doubles with every further mention.
 */
function chainedLevels(asked: FunnelAsked): Sql {
  const { steps } = asked;
  let chains = asked.order === 'strict' ? strictBeginnings(asked) : orderedBeginnings(asked);
  for (let k = 2; k <= steps.length; k++) {
    const next = asked.order === 'strict' ? strictNext(asked, k) : orderedNext(asked, k);
    chains = sql`SELECT *, ${next} AS ${chain(k)} FROM (${chains})`;
  }
  const reached = steps
    .map((_, index) => sql`arrayExists(v -> v > 0, ${chain(index + 1)}), ${count(index + 1)}`)
    .reverse();
  const places = steps.map((_, index) => sql`arrayFirstIndex(v -> v > 0, ${chain(index + 1)})`);
  const best = sql`[${join(places)}][level]`;
  const times = steps.map((_, index) => sql`${chain(index + 1)}[best] AS ${t(index + 1)}`);
  return sql`(SELECT ${carried}, level, ${join(times)} FROM (
    SELECT *, ${best} AS best FROM (SELECT *, multiIf(${join(reached)}, 0) AS level FROM (${chains}))))`;
}

function orderedBeginnings({ steps, without, ...asked }: FunnelAsked): Sql {
  const latest = sql`arrayMap((t, d) -> t + d * ${LAST_OF_DAY}, at, dated)`;
  const perStep = steps.flatMap((codes, index) => [
    sql`arrayFilter((t, c) -> ${anyOf(codes)}, at, codes) AS ${ident(`met_${index + 1}`)}`,
    sql`arrayFilter((t, c) -> ${anyOf(codes)}, ${latest}, codes) AS ${ident(`by_${index + 1}`)}`,
  ]);
  const barred = sql`arrayFilter((t, c) -> ${anyOf(without)}, at, codes) AS barred`;
  return sql`SELECT *, met_1 AS chain_1 FROM (
    SELECT ${carried}, ${join([...perStep, barred])} FROM ${cut(asked)}) WHERE length(met_1) > 0`;
}

/** A meeting known by its day alone may have been until the end of it. Twice the same step must be two meetings. */
function orderedNext({ steps, windowMs, without }: FunnelAsked, k: number): Sql {
  const again = String(steps[k - 2]) === String(steps[k - 1]);
  const after = again ? sql`t > p` : sql`b >= p`;
  // The first meeting after p is the one that is within the window if any is.
  const first = sql`arrayFirst((t, b) -> p > 0 AND ${after} AND t <= a + ${int64(windowMs)}, ${ident(`met_${k}`)}, ${ident(`by_${k}`)})`;
  const barred = sql`arrayExists(x -> x > p AND x < greatest(${first}, p), barred)`;
  const free = without.length === 0 ? sql`` : sql` * (NOT ${barred})`;
  return sql`arrayMap((a, p) -> greatest(${first}, p * (${first} > 0))${free},
    ${besides('met_1', `met_${k}`, `by_${k}`, 'barred')}, ${chain(k - 1)})`;
}

/** Places of the first step among the touches that meet a touchpoint at all. */
function strictBeginnings({ steps, without: _, ...asked }: FunnelAsked): Sql {
  return sql`SELECT *, arrayMap(i -> walked_at[i], ${besides('begins', 'walked_at')}) AS chain_1 FROM (
    SELECT *, arrayFilter((i, c) -> ${anyOf(steps[0] ?? [])}, arrayEnumerate(walked), walked) AS begins FROM (
      SELECT ${carried}, arrayFilter(c -> c > 0, codes) AS walked, arrayFilter((t, c) -> c > 0, at, codes) AS walked_at
      FROM ${cut(asked)})) WHERE length(begins) > 0`;
}

function strictNext({ steps, windowMs }: FunnelAsked, k: number): Sql {
  const ahead = count(k - 1);
  const codes = steps[k - 1] ?? [];
  const wanted = codes.length === 0 ? sql`0` : sql`walked[i + ${ahead}] IN (${join(codes.map(count))})`;
  return sql`arrayMap((i, p) -> if(p > 0 AND ${wanted} AND walked_at[i + ${ahead}] <= walked_at[i] + ${int64(windowMs)},
    walked_at[i + ${ahead}], toInt64(0)), ${besides('begins', 'walked', 'walked_at')}, ${chain(k - 1)})`;
}

function chain(k: number): Sql {
  return ident(`chain_${k}`);
}

function t(k: number): Sql {
  return ident(`t_${k}`);
}
