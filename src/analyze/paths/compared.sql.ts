/** How many people went given legs and whole ways: what is beside the rows of a table. */
import { count, join, type Sql, sql, text } from '../../platform/eventdb/sql.ts';
import { type PathsAsked, paths } from './paths.sql.ts';

/** A way as words that can be compared on every server. */
export const written = sql`arrayStringConcat(arrayMap(x -> toString(x), path), ',')`;

export function pathPeople(asked: PathsAsked): Sql {
  return sql`SELECT count() AS people FROM ${paths(asked)}`;
}

/** People per leg of those given, by its number: from × 65536 + to. */
export function legPeople(
  asked: PathsAsked,
  legs: readonly { readonly from: number; readonly to: number }[],
): Sql {
  const wanted = join(legs.map(({ from, to }) => count(from * 65_536 + to)));
  return sql`SELECT leg, count() AS people FROM (
      SELECT arrayJoin(arrayDistinct(arrayMap((a, b) -> toUInt32(a) * 65536 + b, arrayPopBack(path), arrayPopFront(path)))) AS leg
      FROM ${paths(asked)} WHERE length(path) > 1)
    WHERE leg IN (${wanted}) GROUP BY leg`;
}

/** People per whole way of those given, as `written`. */
export function wayPeople(asked: PathsAsked, ways: readonly (readonly number[])[]): Sql {
  const wanted = join(ways.map((codes) => text(codes.join(','))));
  return sql`SELECT way, count() AS people FROM (SELECT ${written} AS way FROM ${paths(asked)})
    WHERE way IN (${wanted}) GROUP BY way`;
}
