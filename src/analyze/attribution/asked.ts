/** The attribution question as the statements take it. */
import { AppError } from '../../platform/errors/app-error.ts';
import type { Asked, ReportScope } from '../engine/public.ts';
import type { AttributionQuery } from './contract.ts';
import type { WaysAsked } from './ways.sql.ts';

const DAY_MS = 86_400_000;

/** @param goal code of the touchpoint whose meetings are the conversions; null: orders */
export function waysAsked(
  { rows, filter }: Asked,
  query: Pick<AttributionQuery, 'level' | 'lookBackDays' | 'halfLifeDays' | 'value'> &
    Partial<Pick<AttributionQuery, 'compare'>>,
  goal: number | null,
): WaysAsked {
  return {
    rows,
    filter,
    level: query.level,
    goal,
    lookBackMs: query.lookBackDays * DAY_MS,
    halfLifeMs: query.halfLifeDays * DAY_MS,
    net: query.value === 'net',
    isCompared: (query.compare ?? 'none') !== 'none',
  };
}

/** @throws AppError `not_found` for a goal that is no touchpoint */
export function goalOf({ source }: Pick<ReportScope, 'source'>, id: string | undefined) {
  if (id === undefined) return null;
  const touchpoint = source.touchpoints.find((each) => each.id === id);
  if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
  return touchpoint;
}
