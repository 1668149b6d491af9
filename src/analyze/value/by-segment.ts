/** What the customers of each saved segment have brought and will bring. */
import { array, int, str } from '../../platform/eventdb/row.ts';
import type { ReportScope } from '../engine/public.ts';
import type { Segments } from '../segments/public.ts';
import { type GroupFigures, groupFigures } from './groups.ts';
import { buyersIn } from './purchases.sql.ts';
import type { ValueEntry } from './value-book.ts';

export interface SegmentFigures extends GroupFigures {
  readonly segmentId: string;
  readonly name: string;
}

/** A table of more is not read; the report can be asked about any one segment alone. */
const MOST_SEGMENTS = 12;

export async function bySegment(
  scope: ReportScope,
  segments: Pick<Segments, 'list' | 'condition'>,
  { observed, figures }: ValueEntry,
): Promise<SegmentFigures[]> {
  const { workspace, source, rows, events } = scope;
  const listed = (await segments.list(workspace.id)).slice(0, MOST_SEGMENTS);
  if (listed.length === 0 || figures.customers === 0) return [];
  const conditions = await Promise.all(listed.map(({ rule }) => segments.condition(workspace, source, rule)));
  const [found] = await events.query(buyersIn(rows, conditions), {
    people: array(str),
    ...Object.fromEntries(conditions.map((_, k) => [`in_${k}`, array(int)])),
  });
  const placeOf = new Map(observed.people.map((person, place) => [person, place]));
  const places = found?.people.map((person) => placeOf.get(person)) ?? [];
  return listed
    .map(({ id, name }, k): SegmentFigures => {
      const flags = (found as Record<string, readonly number[]> | undefined)?.[`in_${k}`] ?? [];
      const members = places.filter((place, i): place is number => place !== undefined && flags[i] === 1);
      return { segmentId: id, name, ...groupFigures(observed.buyers, members, figures.aheadMinor) };
    })
    .filter(({ customers }) => customers > 0);
}
