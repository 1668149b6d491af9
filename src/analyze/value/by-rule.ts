/** What the customers whom rules select have brought and will bring: those of saved segments, and those of personas. */
import { array, int, str } from '../../platform/eventdb/row.ts';
import type { ReportScope } from '../engine/public.ts';
import type { SegmentRule } from '../segments/contract.ts';
import type { Segments } from '../segments/public.ts';
import { type GroupFigures, groupFigures } from './groups.ts';
import { buyersIn } from './purchases.sql.ts';
import type { ValueEntry } from './value-book.ts';

export interface RuledFigures extends GroupFigures {
  readonly id: string;
  readonly name: string;
  /** How many of them came by each channel, by its code (0: not known). */
  readonly came: ReadonlyMap<number, number>;
}

export interface Ruled {
  readonly id: string;
  readonly name: string;
  readonly rule: SegmentRule;
}

/** Rules that select no customer are left out. */
export async function byRule(
  scope: ReportScope,
  segments: Pick<Segments, 'condition'>,
  listed: readonly Ruled[],
  { observed, figures }: ValueEntry,
): Promise<RuledFigures[]> {
  const { workspace, source, rows, events } = scope;
  if (listed.length === 0 || figures.customers === 0) return [];
  const conditions = await Promise.all(listed.map(({ rule }) => segments.condition(workspace, source, rule)));
  const [found] = await events.query(buyersIn(rows, conditions), {
    people: array(str),
    ...Object.fromEntries(conditions.map((_, k) => [`in_${k}`, array(int)])),
  });
  const placeOf = new Map(observed.people.map((person, place) => [person, place]));
  const places = found?.people.map((person) => placeOf.get(person)) ?? [];
  return listed
    .map(({ id, name }, k): RuledFigures => {
      const flags = (found as Record<string, readonly number[]> | undefined)?.[`in_${k}`] ?? [];
      const members = places.filter((place, i): place is number => place !== undefined && flags[i] === 1);
      const came = new Map<number, number>();
      for (const place of members) {
        const via = observed.buyers.via[place] ?? 0;
        came.set(via, (came.get(via) ?? 0) + 1);
      }
      return { id, name, came, ...groupFigures(observed.buyers, members, figures.aheadMinor) };
    })
    .filter(({ customers }) => customers > 0);
}
