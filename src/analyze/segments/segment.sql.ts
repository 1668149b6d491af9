/** A segment's rule as a condition over the columns of `journeys`. */
import { channelCode, linkedPeople } from '../../gather/events/public.ts';
import { ruleCondition } from '../../map/touchpoints/public.ts';
import { count, ident, int64, join, type Sql, sql, text, uint32 } from '../../platform/eventdb/sql.ts';
import { type JourneySource, KIND_ORDER } from '../journeys/public.ts';
import type { SegmentCondition, SegmentRule } from './contract.ts';

const DAY_MS = 86_400_000;
const NOBODY = sql`0`;
const EVERYBODY = sql`1`;

/** What a rule is looked at with. */
export interface SegmentContext {
  readonly workspace: number;
  readonly source: Pick<JourneySource, 'touchpoints' | 'labels'>;
  /** ms UTC; “within days” counts back from here. */
  readonly now: number;
  /** People a condition on traits selects, because traits are not in journeys. */
  readonly withTrait: ReadonlyMap<SegmentCondition, readonly string[]>;
}

export function segmentCondition(rule: SegmentRule, context: SegmentContext): Sql {
  const parts = rule.conditions.map((condition) => sql`(${conditionSql(condition, context)})`);
  return sql`(${join(parts, rule.match === 'all' ? sql` AND ` : sql` OR `)})`;
}

function conditionSql(condition: SegmentCondition, context: SegmentContext): Sql {
  switch (condition.kind) {
    case 'touchpoint':
      return metTouchpoint(condition, context);
    case 'first_touch':
      return startedAt(condition, context);
    case 'touched_through':
      return touchedThrough(condition, context);
    case 'orders':
      return between(ordersIn(condition.withinDays, context.now), condition.atLeast, condition.atMost);
    case 'revenue':
      return between(
        revenueIn(condition.withinDays, context.now),
        condition.atLeastMinor,
        condition.atMostMinor,
      );
    case 'seen': {
      const column = condition.which === 'first' ? sql`first_time` : sql`last_time`;
      const since = int64(context.now - condition.days * DAY_MS);
      return condition.when === 'within' ? sql`${column} >= ${since}` : sql`${column} < ${since}`;
    }
    case 'trait': {
      const people = context.withTrait.get(condition) ?? [];
      return people.length === 0 ? NOBODY : sql`person IN (${join(people.map(text))})`;
    }
    case 'event':
      return didEvent(condition, context);
  }
}

type Of<K extends SegmentCondition['kind']> = Extract<SegmentCondition, { kind: K }>;

/** A touchpoint that is not there any more has been met by nobody. */
function codeOf(context: SegmentContext, id: string): number | null {
  return context.source.touchpoints.find((touchpoint) => touchpoint.id === id)?.code ?? null;
}

function metTouchpoint(condition: Of<'touchpoint'>, context: SegmentContext): Sql {
  const code = codeOf(context, condition.touchpointId);
  if (code === null) return condition.not ? EVERYBODY : NOBODY;
  const times =
    condition.withinDays === null
      ? sql`countEqual(touchpoints, ${count(code)})`
      : sql`arrayCount((c, t) -> c = ${count(code)} AND t >= ${daysAgo(condition.withinDays, context.now)}, touchpoints, times)`;
  return condition.not
    ? sql`${times} < ${count(condition.atLeast)}`
    : sql`${times} >= ${count(condition.atLeast)}`;
}

function startedAt(condition: Of<'first_touch'>, context: SegmentContext): Sql {
  const codes = condition.touchpointIds.flatMap((id) => codeOf(context, id) ?? []);
  if (codes.length === 0) return NOBODY;
  return sql`arrayFilter(c -> c > 0, touchpoints)[1] IN (${join(codes.map(count))})`;
}

function touchedThrough(condition: Of<'touched_through'>, context: SegmentContext): Sql {
  const { by, values } = condition;
  if (by !== 'channel' && by !== 'device' && !context.source.labels.complete(by))
    return touchedByEvent(condition, by, context);
  const codes = values.flatMap((value) => {
    const code = by === 'channel' ? channelCode(value) : context.source.labels.codeOf(by, value);
    return code === undefined || code === 0 ? [] : [code];
  });
  if (codes.length === 0) return condition.not ? EVERYBODY : NOBODY;
  const touched = sql`arrayExists(x -> x IN (${join(codes.map(count))}), ${ident(`${by}s`)})`;
  return condition.not ? sql`NOT ${touched}` : touched;
}

/** Asked of the events, where journeys do not carry each word. */
function touchedByEvent(
  { values, not }: Of<'touched_through'>,
  field: 'campaign' | 'page' | 'name',
  context: SegmentContext,
): Sql {
  const rule = {
    match: 'all' as const,
    conditions: [{ kind: 'field' as const, field, operator: 'is' as const, values }],
  };
  const touched = didEvent({ kind: 'event', rule, atLeast: 1, withinDays: null }, context);
  return not ? sql`NOT (${touched})` : touched;
}

function ordersIn(days: number | null, now: number): Sql {
  if (days === null) return sql`orders`;
  return sql`arrayCount((k, t) -> k = ${count(KIND_ORDER)} AND t >= ${daysAgo(days, now)}, paid_kinds, paid_times)`;
}

function revenueIn(days: number | null, now: number): Sql {
  if (days === null) return sql`revenue`;
  return sql`arraySum(arrayFilter((a, t) -> t >= ${daysAgo(days, now)}, paid_amounts, paid_times))`;
}

function between(figure: Sql, low: number | null, high: number | null): Sql {
  const limits = [
    ...(low === null ? [] : [sql`${figure} >= ${int64(low)}`]),
    ...(high === null ? [] : [sql`${figure} <= ${int64(high)}`]),
  ];
  return limits.length === 0 ? EVERYBODY : join(limits, sql` AND `);
}

function didEvent(condition: Of<'event'>, { workspace, now }: SegmentContext): Sql {
  const recent =
    condition.withinDays === null ? EVERYBODY : sql`time >= ${daysAgo(condition.withinDays, now)}`;
  return sql`person GLOBAL IN (
    SELECT who FROM (
      SELECT if(linked = '', person, linked) AS who FROM (
        SELECT visitor, person FROM events
        WHERE workspace = ${uint32(workspace)} AND ${recent} AND ${ruleCondition(condition.rule)}) AS e
      ANY LEFT JOIN (${linkedPeople(workspace)}) AS l USING visitor)
    GROUP BY who HAVING count() >= ${count(condition.atLeast)})`;
}

function daysAgo(days: number, now: number): Sql {
  return int64(now - days * DAY_MS);
}
