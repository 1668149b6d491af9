/** Journeys: what other slices may call. */
import { count, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { unmatchedOf } from './build.sql.ts';
import { type JourneySource, rulesOf } from './journeys.ts';

export { KIND_ORDER, KIND_REFUND } from './build.sql.ts';
export { type JourneyParts, type JourneySource, Journeys } from './journeys.ts';
export { type Dimension, dimensions, type Labels, OTHER } from './labels.ts';
export { keysSeen } from './path.ts';

/** Events of the period and channels that are not on the map: `name`, `channel`, `people`, `events`, `last`. */
export function unmatchedEvents(
  workspace: number,
  source: JourneySource,
  filter: { readonly fromMs: number; readonly toMs: number; readonly channels: readonly number[] },
  limit: number,
): Sql {
  const recipe = rulesOf({ number: workspace, currency: '' }, source.stages, source.touchpoints);
  const channels =
    filter.channels.length === 0 ? sql`1` : sql`channel IN (${join(filter.channels.map(count))})`;
  const where = sql`time >= ${int64(filter.fromMs)} AND time < ${int64(filter.toMs)} AND ${channels}`;
  return unmatchedOf(recipe, where, limit);
}
