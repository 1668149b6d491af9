/** The statements of the paths report. A path is the sequence of a person's stations in the period, as stored numbers. */
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { type Asked, quantileOf, touched } from '../engine/public.ts';

export interface PathsAsked extends Asked {
  readonly by: 'touchpoints' | 'channels' | 'names' | 'pages';
  /** The same station several times in a row counts once, at its first time. */
  readonly once: boolean;
}

/** One row per person with a station: `path` and `at`, equally long. Touches that are no station (number 0) are left out. */
export function paths({ rows, filter, by, once }: PathsAsked): Sql {
  const stations = sql`SELECT arrayFilter(x -> x > 0, every) AS met, arrayFilter((t, x) -> x > 0, moments, every) AS met_at
    FROM ${touched(rows, filter, { arrays: { every: by, moments: 'times' } })}`;
  if (!once) return sql`(SELECT met AS path, met_at AS at FROM (${stations}) WHERE length(met) > 0)`;
  return sql`(SELECT arrayFilter((x, b) -> x != b, met, before) AS path, arrayFilter((t, x, b) -> x != b, met_at, met, before) AS at
    FROM (SELECT met, met_at, ${stationBefore(sql`met`)} AS before FROM (${stations}) WHERE length(met) > 0))`;
}

/** For each station of a path the one before it; before the first stands none. */
function stationBefore(path: Sql): Sql {
  return sql`arrayPopBack(arrayPushFront(${path}, toUInt16(0)))`;
}

/** A path in which the same station several times in a row counts once. */
export function collapsedPath(path: Sql): Sql {
  return sql`arrayFilter((x, b) -> x != b, ${path}, ${stationBefore(path)})`;
}

/** Legs from one station to the next: `from_code`, `to_code`, `gone` (how often), `people`, and of the time (ms) `median`, `p90`, `mean`. */
export function legs(asked: PathsAsked, limit: number): Sql {
  return sql`SELECT from_code, to_code, gone, people, mean, ${quantileOf('sorted', 0.5)} AS median, ${quantileOf('sorted', 0.9)} AS p90
    FROM (
      SELECT from_code, to_code, count() AS gone, countIf(nth = 1) AS people, avg(took) AS mean, arraySort(groupArray(took)) AS sorted
      FROM (${eachLeg(asked)}) GROUP BY from_code, to_code ORDER BY gone DESC, from_code, to_code LIMIT ${count(limit)})
    ORDER BY gone DESC, from_code, to_code`;
}

/** How many legs there are, for when not all were asked for. */
export function legsTotal(asked: PathsAsked): Sql {
  return sql`SELECT count() AS total FROM (SELECT from_code, to_code FROM (${eachLeg(asked)}) GROUP BY from_code, to_code)`;
}

function eachLeg(asked: PathsAsked): Sql {
  return sql`SELECT from_code, to_code, greatest(took_raw, ${int64(0)}) AS took, nth FROM (
      SELECT heads, tails, arrayMap((a, b) -> b - a, arrayPopBack(at), arrayPopFront(at)) AS lasted,
        arrayEnumerateUniq(heads, tails) AS numbered
      FROM (SELECT at, arrayPopBack(path) AS heads, arrayPopFront(path) AS tails FROM ${paths(asked)} WHERE length(path) > 1))
    ARRAY JOIN heads AS from_code, tails AS to_code, lasted AS took_raw, numbered AS nth`;
}

/** Whole paths, most taken first. */
export function variants(asked: PathsAsked, limit: number): Sql {
  return sql`SELECT path, count() AS people FROM ${paths(asked)} GROUP BY path ORDER BY people DESC, path LIMIT ${count(limit)}`;
}

/**
 * What else is counted of whole paths, in one row: `people`; `looped`, whose path comes back to a station; `to_and_fro` (A B A B). As pairs
 * of arrays, keys and people: `starts` and `ends`, by station; `returns`, stations they came back to after another one; `flow`, the picture's
 * steps, by `flowKey`. `sizes`: how many paths were taken by how many people each. Paths alike are put together first: reading everybody's
 * path and counting once for each that differs takes about half of what a statement for each figure took.
 */
export function countedPaths(asked: PathsAsked, part: FlowAsked): Sql {
  const weighted = (keys: string): Sql =>
    sql`sumMap(${ident(keys)}, arrayResize([taken], length(${ident(keys)}), taken)) AS ${ident(`${keys}_map`)}`;
  const shifted = [1, 2, 3, 4].map(
    (from) => sql`arraySlice(round, ${count(from)}, greatest(length(round) - 3, 0))`,
  );
  return sql`SELECT sum(taken) AS people, sumIf(taken, length(returns) > 0) AS looped, sumIf(taken, to_fro) AS to_and_fro,
      ${join(['starts', 'ends', 'returns', 'flow'].map(weighted))}, sumMap([taken], [toUInt64(1)]) AS sizes
    FROM (
      SELECT taken, [path[1]] AS starts, [path[length(path)]] AS ends,
        arrayFilter((x, n) -> n = 2, round, arrayEnumerateUniq(round)) AS returns,
        arrayExists((a, b, c, d) -> a = c AND b = d AND a != b, ${join(shifted)}) AS to_fro,
        arrayMap((s, a, b) -> ${flowKey(sql`s`, sql`a`, sql`b`)}, arrayEnumerate(arrayPopBack(shown)), arrayPopBack(shown), arrayPopFront(shown)) AS flow
      FROM (
        SELECT path, taken, ${asked.once ? sql`path` : collapsedPath(sql`path`)} AS round, ${shownOf(part)} AS shown
        FROM (SELECT path, count() AS taken FROM ${paths(asked)} GROUP BY path)))`;
}

/** A part of everybody's path, and how it is looked at. */
export type FlowAsked =
  | { readonly direction: 'start'; readonly steps: number }
  | { readonly direction: 'forward' | 'back'; readonly steps: number; readonly at: number }
  | { readonly direction: 'between'; readonly steps: number; readonly at: number; readonly until: number };

/** Step, station and next station in one number. */
function flowKey(step: Sql, from: Sql, to: Sql): Sql {
  return sql`(toUInt64(${step}) * 65536 + ${from}) * 65536 + ${to}`;
}

/** What a `flowKey` says; `to` is 0 where the path ends before the last step. */
export function flowStep(key: number): { step: number; from: number; to: number } {
  const [to, rest] = [key % 65_536, Math.floor(key / 65_536)];
  return { step: Math.floor(rest / 65_536), from: rest % 65_536, to };
}

/** The part of `path` that the picture shows; whose path ends before the picture does gets an end (0). Empty for who is not in it. */
export function shownOf(part: FlowAsked): Sql {
  const most = part.steps + 1;
  const ended = (path: Sql, from: Sql, length: Sql): Sql =>
    sql`arraySlice(arrayPushBack(${path}, toUInt16(0)), ${from}, ${length})`;
  if (part.direction === 'start') return ended(sql`path`, sql`1`, count(most));
  const at = sql`indexOf(path, ${count(part.at)})`;
  const there = sql`greatest(${at}, 1)`;
  switch (part.direction) {
    case 'forward':
      return ended(sql`path`, there, sql`if(${at} > 0, ${count(most)}, 0)`);
    case 'back':
      return ended(
        sql`arrayReverse(arraySlice(path, 1, ${at}))`,
        sql`1`,
        sql`if(${at} > 0, ${count(most)}, 0)`,
      );
    case 'between': {
      const reached = sql`indexOf(arraySlice(path, ${there}), ${count(part.until)})`;
      const isShown = sql`${at} > 0 AND ${reached} > 1 AND ${reached} <= ${count(most)}`;
      return sql`arraySlice(path, ${there}, if(${isShown}, ${reached}, 0))`;
    }
  }
}
