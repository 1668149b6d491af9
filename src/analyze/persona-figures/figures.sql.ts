/** Whom a report is about, with visits and money, by the rules of personas. */
import { count, ident, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { peopleAround, type TouchFilter, touchesOf } from '../engine/public.ts';
import { KIND_ORDER } from '../journeys/public.ts';

/**
 * One row: of everybody met (`all_`) and of those who meet condition k (`k_`) the `people`, `customers`, `visits` (days on which a
 * person was met), `orders` and `revenue`; and what each customer of theirs spent.
 */
export function personaFigures(
  rows: Sql,
  filter: TouchFilter,
  dayNumber: (instant: Sql) => Sql,
  conditions: readonly Sql[],
): Sql {
  const flags = conditions.map((condition, k) => sql`toUInt8(${condition}) AS ${ident(`in_${k}`)}`);
  const named = conditions.map((_, k) => ident(`in_${k}`));
  const order = count(KIND_ORDER);
  const figures = (name: string, of: Sql): Sql =>
    join([
      sql`countIf(${of}) AS ${ident(`${name}_people`)}`,
      sql`countIf(${of} AND made > 0) AS ${ident(`${name}_customers`)}`,
      sql`sumIf(visits, ${of}) AS ${ident(`${name}_visits`)}`,
      sql`sumIf(made, ${of}) AS ${ident(`${name}_orders`)}`,
      sql`sumIf(spent, ${of}) AS ${ident(`${name}_revenue`)}`,
    ]);
  return sql`SELECT ${join([
    figures('all', sql`1`),
    ...named.flatMap((flag, k) => [
      figures(`p${k}`, sql`${flag} = 1`),
      sql`groupArrayIf(toInt64(spent), ${flag} = 1 AND made > 0) AS ${ident(`p${k}_each`)}`,
    ]),
  ])}
    FROM (
      SELECT ${join([
        ...named,
        sql`toUInt64(length(arrayDistinct(arrayMap(t -> ${dayNumber(sql`t`)}, at)))) AS visits`,
        sql`toUInt64(countEqual(meant, ${order})) AS made`,
        sql`toInt64(arraySum(worth)) AS spent`,
      ])}
      FROM (
        SELECT ${join([
          ...flags,
          sql`${touchesOf('times', filter)} AS at`,
          sql`${touchesOf('kinds', filter)} AS meant`,
          sql`${touchesOf('amounts', filter)} AS worth`,
        ])}
        FROM ${peopleAround(rows, filter)})
      WHERE length(at) > 0)`;
}
