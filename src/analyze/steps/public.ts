/** The funnel of chosen steps: what other slices may call. */
import { count, type Sql, sql } from '../../platform/eventdb/sql.ts';
import type { Asked, ReportScope } from '../engine/public.ts';
import type { FunnelQuery } from './contract.ts';
import { funnelAsked } from './funnel-steps.ts';
import { levels } from './levels.sql.ts';

/**
 * Of the rows those of people who came to a step of a funnel (1-based), or who came there and no further.
 * @throws AppError `not_found` for a step that does not exist, `invalid_input` for too few or too many
 */
export function peopleAtStep(
  scope: Pick<ReportScope, 'source'>,
  asked: Asked,
  funnel: Pick<FunnelQuery, 'steps' | 'order' | 'windowMinutes' | 'without'>,
  at: { readonly step: number; readonly noFurther: boolean },
): Sql {
  const level = at.noFurther ? sql`level = ${count(at.step)}` : sql`level >= ${count(at.step)}`;
  return sql`SELECT * FROM (${asked.rows}) WHERE person GLOBAL IN (
    SELECT person FROM ${levels(funnelAsked(scope.source, asked, funnel).asked)} WHERE ${level})`;
}
