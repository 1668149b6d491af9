/** The retention question as the statements take it: what begins a person's time, what counts as coming back, which days. */
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { int } from '../../platform/eventdb/row.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import { type Asked, dayNumberIn, type ReportScope } from '../engine/public.ts';
import type { CohortsAsked, Mark } from './cohorts.sql.ts';
import type { RetentionQuery } from './contract.ts';

/** @throws AppError `not_found` for a touchpoint that does not exist */
export function cohortsAsked(
  scope: ReportScope,
  { rows, filter }: Asked,
  query: Pick<RetentionQuery, 'unit' | 'start' | 'comeback'>,
  lastDay: string,
): CohortsAsked {
  const start = { first_order: 'order', first_touch: 'any' }[query.start] ?? query.start;
  return {
    rows,
    filter,
    start: markOf(start, scope),
    comeback: markOf(query.comeback, scope),
    unit: query.unit,
    weekStart: scope.workspace.weekStart,
    dayOf: dayNumberIn(scope.workspace.timezone, '1990-01-01', addDays(lastDay, 1)),
  };
}

function markOf(asked: string, { source }: ReportScope): Mark {
  if (asked === 'order' || asked === 'any') return asked;
  const touchpoint = source.touchpoints.find(({ id }) => id === asked);
  if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
  return { code: touchpoint.code };
}

/** The business day of the last touch of anybody, not later than today. */
export async function lastDaySeen({ events, source, now, workspace }: ReportScope): Promise<string> {
  const [row] = await events.query(
    sql`SELECT count() AS people, max(last_time) AS last FROM (${source.rows})`,
    {
      people: int,
      last: int,
    },
  );
  return dayOf(row && row.people > 0 ? Math.min(row.last, now) : now, workspace.timezone);
}
