/** Into which parts the people of a funnel are split, as expressions over the columns of `levels`. */
import { count, ident, join, type Sql, sql, text } from '../../platform/eventdb/sql.ts';
import { besides } from '../engine/public.ts';

/** A touch as `levels` carries it: where it was met, through what, on what, and because of which campaign (or on which page). */
export type TouchArray = 'codes' | 'via' | 'using' | 'because';

export const firstTouch = sql`came_by`;
export const firstChannel = sql`came_through`;
export const lastTouch = sql`arrayReverse(arrayFilter(c -> c > 0, codes))[1]`;
export const lastChannel = sql`via[length(via)]`;

/** Of the touch at a step (1-based) of these touchpoints; 0 where it was not met. */
export function touchAt(array: TouchArray, step: number, codes: readonly number[]): Sql {
  const met = ident(`t_${step}`);
  if (codes.length === 0) return sql`0`;
  // A meeting known by its day alone may stand before the instant it is counted at.
  return sql`arrayReverse(arrayFilter((v, x, c) -> x <= ${met} AND c IN (${join(codes.map(count))}), ${ident(array)},
    ${besides('at', `t_${step}`)}, codes))[1]`;
}

/** The place (1-based) of the first group somebody is in; 0 for none. */
export function groupOf(groups: readonly (readonly string[])[]): Sql {
  const cases = groups.flatMap((people, place) =>
    people.length === 0 ? [] : [sql`person IN (${join(people.map(text))}), ${count(place + 1)}`],
  );
  return cases.length === 0 ? sql`0` : sql`multiIf(${join(cases)}, 0)`;
}

/** The places of all conditions (over `rows`) somebody fulfils, as an array. */
export function allThatHold(rows: Sql, conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql`emptyArrayUInt16()`;
  const held = conditions.map(
    (condition, place) =>
      sql`if(person GLOBAL IN (SELECT person FROM (${rows}) WHERE ${condition}), toUInt16(${count(place + 1)}), toUInt16(0))`,
  );
  return sql`arrayFilter(p -> p > 0, [${join(held)}])`;
}
