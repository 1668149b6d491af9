/** The funnel: what other slices may call. */
import type { ReportScope } from '../engine/public.ts';
import { waitsOf } from './stages-report.ts';

export { type Walked, waitsOf, walked } from './stages-report.ts';

/** The time (ms) within which nine of ten who went on from a stage (position, 1-based) had done so; null where too few did. */
export async function usualTimeToNext(scope: ReportScope, position: number): Promise<number | null> {
  return (await waitsOf(scope.events, scope, scope.source.stages.length))[position - 1]?.p90Ms ?? null;
}
