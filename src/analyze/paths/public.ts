/** Paths: what other slices may call. */
import { count, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { type Asked, type ReportScope, touchesOf } from '../engine/public.ts';
import type { PathsQuery } from './contract.ts';
import { stationsBy } from './stations.ts';

/**
 * Of the rows those of people who went the leg, from one station directly to another one, in the period.
 * @throws AppError `not_found` for a station that does not exist
 */
export function peopleOnLeg(
  scope: Pick<ReportScope, 'source'>,
  { rows, filter }: Asked,
  leg: { readonly by: PathsQuery['by']; readonly from: string; readonly to: string },
): Sql {
  const { array, codeOf } = stationsBy(leg.by, scope);
  const path = sql`arrayFilter(x -> x > 0, ${touchesOf(array, filter)})`;
  const [from, to] = [count(codeOf(leg.from)), count(codeOf(leg.to))];
  return sql`SELECT * FROM (${rows})
    WHERE arrayExists((a, b) -> a = ${from} AND b = ${to}, arrayPopBack(${path}), arrayPopFront(${path}))`;
}
