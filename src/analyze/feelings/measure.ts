/** Asks what people did at each stage, alike for the people of a report and for those beside them. */
import { int } from '../../platform/eventdb/row.ts';
import type { Compared, ReportScope } from '../engine/public.ts';
import { signsOf } from '../frictions/public.ts';
import { waitsOf } from '../funnel/public.ts';
import type { StayCount } from './observed.ts';
import { purchaseStage, type StaysAsked, stayCounts } from './stays.sql.ts';

const DAY_MS = 86_400_000;
/** Nobody is waited for longer than this. */
const LONGEST_MS = 30 * DAY_MS;

/** Whose feelings: those of a report, or those beside them. */
export type Whose = Pick<
  ReportScope,
  'workspace' | 'source' | 'events' | 'now' | 'rows' | 'filter' | 'period'
>;

export function beside(scope: ReportScope, { rows, filter, period }: Compared): Whose {
  return { ...scope, rows, filter, period };
}

/** What going on is at each stage, and within which time it counts; the same for those beside. */
export interface Terms {
  /** Position of the stage in which things are bought; null where nothing is sold. */
  readonly purchase: number | null;
  /** By position less one: nine of ten who went on had done so; a day at least, thirty at most. */
  readonly horizons: readonly number[];
}

export async function termsOf(scope: ReportScope): Promise<Terms> {
  const { stages } = scope.source;
  const [waits, [sold]] = await Promise.all([
    waitsOf(scope.events, scope, stages.length),
    scope.events.query(purchaseStage(scope), { stage: int, orders: int }),
  ]);
  const purchase = sold?.stage ?? null;
  const horizons = stages.map(({ position }, index) => {
    const usual = purchase !== null && position >= purchase ? null : (waits[index]?.p90Ms ?? null);
    return Math.min(LONGEST_MS, Math.max(DAY_MS, usual ?? LONGEST_MS));
  });
  return { purchase, horizons };
}

/** The question about the stays. @param stage position of the one asked about, 1-based; null: each */
export async function staysAsked(whose: Whose, stage: number | null, terms: Terms): Promise<StaysAsked> {
  const { source, now, rows, filter } = whose;
  const span = await source.span();
  const names = source.labels.values('name');
  const { kindOf } = signsOf(names, new Map());
  const numbers = (wanted: readonly string[]): number[] =>
    names.flatMap((name, index) => {
      const code = source.labels.codeOf('name', name);
      return code !== undefined && wanted.includes(kindOf[index + 1] ?? '') ? [code] : [];
    });
  return {
    ...{ rows, filter, stage, ...terms },
    until: Math.min(now, filter.toMs, (span?.last ?? now) + 1),
    failures: numbers(['failure']),
    complaints: numbers(['complaint', 'refund']),
  };
}

/** What the people did at each stage, by its position less one. */
export async function staysOf(whose: Whose, terms: Terms): Promise<StayCount[][]> {
  const stages: StayCount[][] = whose.source.stages.map(() => []);
  if (stages.length === 0) return stages;
  const rows = await whose.events.query(stayCounts(await staysAsked(whose, null, terms)), {
    ...{ stage: int, of_code: int, first_step: int, closed: int, went_from: int, bought: int },
    ...{ people: int, in_trouble: int, repeated: int, in_either: int },
  });
  for (const row of rows) {
    stages[row.stage - 1]?.push({
      ...{ code: row.of_code, first: row.first_step, closed: row.closed, wentFrom: row.went_from },
      ...{ bought: row.bought === 1, people: row.people },
      ...{ troubled: row.in_trouble, again: row.repeated, either: row.in_either },
    });
  }
  return stages;
}
