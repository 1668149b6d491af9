/** The statements of the paths report. A path is the sequence of a person's stations in the period, as stored numbers. */
import { count, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
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
  // Before the first station stands none.
  return sql`(SELECT arrayFilter((x, b) -> x != b, met, before) AS path, arrayFilter((t, x, b) -> x != b, met_at, met, before) AS at
    FROM (SELECT met, met_at, arrayPopBack(arrayPushFront(met, toUInt16(0))) AS before FROM (${stations}) WHERE length(met) > 0))`;
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

/** How many paths were taken by how many people each; paths are told apart by 64 bits, which no two share by chance. */
export function variantSizes(asked: PathsAsked): Sql {
  return sql`SELECT taken, count() AS paths FROM (SELECT count() AS taken FROM ${paths(asked)} GROUP BY cityHash64(path))
    GROUP BY taken ORDER BY taken DESC`;
}

/**
 * One row: `people`; `looped`, whose path comes back to a station; `to_and_fro` (A B A B); and people by station, as pairs of arrays:
 * `starts` and `ends`, of their paths, and `returns`, stations they came back to after another one.
 */
export function circles(asked: PathsAsked): Sql {
  const shifted = [1, 2, 3, 4].map(
    (from) => sql`arraySlice(path, ${count(from)}, greatest(length(path) - 3, 0))`,
  );
  const one = sql`[toUInt64(1)]`;
  return sql`SELECT count() AS people, countIf(length(again) > 0) AS looped, countIf(to_fro) AS to_and_fro,
      sumMap([path[1]], ${one}) AS starts, sumMap([path[length(path)]], ${one}) AS ends,
      sumMapIf(again, arrayMap(x -> toUInt64(1), again), length(again) > 0) AS returns
    FROM (
      SELECT path, arrayFilter((x, n) -> n = 2, path, arrayEnumerateUniq(path)) AS again,
        arrayExists((a, b, c, d) -> a = c AND b = d AND a != b, ${join(shifted)}) AS to_fro
      FROM ${paths({ ...asked, once: true })})`;
}

/** A part of everybody's path, and how it is looked at. */
export type FlowAsked =
  | { readonly direction: 'start'; readonly steps: number }
  | { readonly direction: 'forward' | 'back'; readonly steps: number; readonly at: number }
  | { readonly direction: 'between'; readonly steps: number; readonly at: number; readonly until: number };

/** Per step people from one station to the next; `to_code` 0 where the path ends before the last step. */
export function flow(asked: PathsAsked, part: FlowAsked): Sql {
  return sql`SELECT step, from_code, to_code, count() AS people FROM (
      SELECT arrayPopBack(shown) AS heads, arrayPopFront(shown) AS tails, arrayEnumerate(heads) AS places
      FROM (${flowPaths(paths(asked), part)}))
    ARRAY JOIN places AS step, heads AS from_code, tails AS to_code
    GROUP BY step, from_code, to_code ORDER BY step, people DESC, from_code, to_code`;
}

/**
 * The part of each path that the picture shows, as `shown`, with its end; whoever is not in the picture is left out.
 * @param from rows with a `path`
 * @param kept columns that stay
 */
export function flowPaths(from: Sql, part: FlowAsked, kept: readonly Sql[] = []): Sql {
  const columns = (shown: Sql): Sql => join([...kept, shown]);
  const length = count(part.steps + 1);
  // Whose path ends before the picture does gets an end.
  const ended = (path: Sql) =>
    sql`if(length(${path}) < ${length}, arrayPushBack(${path}, toUInt16(0)), ${path})`;
  switch (part.direction) {
    case 'start':
      return sql`SELECT ${columns(sql`${ended(sql`cut`)} AS shown`)} FROM (
        SELECT ${columns(sql`arraySlice(path, 1, ${length}) AS cut`)} FROM ${from})`;
    case 'forward':
      return sql`SELECT ${columns(sql`${ended(sql`cut`)} AS shown`)} FROM (
        SELECT ${columns(sql`arraySlice(path, indexOf(path, ${count(part.at)}), ${length}) AS cut`)} FROM ${from} WHERE has(path, ${count(part.at)}))`;
    case 'back':
      return sql`SELECT ${columns(sql`${ended(sql`cut`)} AS shown`)} FROM (
        SELECT ${columns(sql`arraySlice(arrayReverse(arraySlice(path, 1, indexOf(path, ${count(part.at)}))), 1, ${length}) AS cut`)}
        FROM ${from} WHERE has(path, ${count(part.at)}))`;
    case 'between':
      return sql`SELECT ${columns(sql`arraySlice(onward, 1, reached) AS shown`)} FROM (
        SELECT ${columns(sql`onward, indexOf(onward, ${count(part.until)}) AS reached`)} FROM (
          SELECT ${columns(sql`arraySlice(path, indexOf(path, ${count(part.at)})) AS onward`)} FROM ${from} WHERE has(path, ${count(part.at)})))
        WHERE reached > 1 AND reached <= ${length}`;
  }
}
