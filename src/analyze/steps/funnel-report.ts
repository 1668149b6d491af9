/** The funnel report: asks the statements and shapes the answer. */
import { addDays, dayOf, daysBetween } from '../../kernel/calendar.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import { kaplanMeier } from '../../kernel/statistics/kaplan-meier.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { array, type Decode, float, int } from '../../platform/eventdb/row.ts';
import {
  type Asked,
  type CalendarUnit,
  dayNumberIn,
  durationOf,
  firstDayOf,
  openReport,
  type ReportParts,
  type ReportScope,
  shareOf,
  unitNumber,
} from '../engine/public.ts';
import type { FunnelQuery, FunnelStep, funnelReport } from './contract.ts';
import { funnelDefinitions } from './definitions.ts';
import { arrivals, parts as partsOf, stepFigures, trend } from './funnel.sql.ts';
import { codesAsked, type StepAsked, stepsAsked } from './funnel-steps.ts';
import { whoGoesOn } from './goes-on.ts';
import type { FunnelAsked } from './levels.sql.ts';
import { partNames } from './part-names.ts';
import { funnelCaveats, funnelSentence } from './sentence.ts';

type Reply = ReplyInputOf<typeof funnelReport>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Upper ends of the histogram of the time from first to last. */
const LIMITS_MS = [
  10 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  DAY_MS,
  3 * DAY_MS,
  7 * DAY_MS,
  14 * DAY_MS,
  30 * DAY_MS,
  90 * DAY_MS,
];
const MOST_PARTS = 12;

/** @throws AppError `not_found` for a step that does not exist, `invalid_input` for too few or too many */
export async function answerFunnelReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: FunnelQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const steps = stepsAsked(query.steps, scope.source);
  const question = {
    steps: steps.map(({ codes }) => codes),
    order: query.order,
    windowMs: query.windowMinutes * MINUTE_MS,
    without: codesAsked(query.without, scope.source),
  };
  const of = ({ rows, filter }: Asked): FunnelAsked => ({ ...question, rows, filter });
  const asked = of(scope);
  const [now, before, arrived, points, split, goesOn] = await Promise.all([
    figuresOf(scope, asked),
    scope.compared && figuresOf(scope, of(scope.compared)),
    arrivedOf(scope, asked),
    trendOf(scope, asked),
    splitOf(scope, asked, query.by),
    query.order === 'open' ? [] : whoGoesOn(scope, asked),
  ]);
  const figures = {
    order: query.order,
    windowMinutes: query.windowMinutes,
    steps: stepsOf(steps, now, before),
    whole: now.whole,
    histogram: now.histogram,
    arrived,
    trend: points,
    by: query.by,
    parts: split,
    goesOn,
  };
  const words = {
    sentence: funnelSentence(figures),
    caveats: funnelCaveats(figures, steps),
    definitions: funnelDefinitions,
  };
  return { ...scope.head(words), ...figures };
}

type Figures = Awaited<ReturnType<typeof figuresOf>>;

function stepsOf(steps: readonly StepAsked[], now: Figures, before: Figures | null): FunnelStep[] {
  const first = now.people[0] ?? 0;
  return steps.map(({ id, name }, index) => {
    const people = now.people[index] ?? 0;
    return {
      id,
      name,
      people,
      previousPeople: before ? (before.people[index] ?? 0) : null,
      ofFirst: index === 0 ? null : shareOf(people, first),
      ofBefore: index === 0 ? null : shareOf(people, now.people[index - 1] ?? 0),
      took: now.took[index] ?? null,
    };
  });
}

async function figuresOf({ events }: ReportScope, asked: FunnelAsked) {
  const places = asked.steps.map((_, index) => index + 1);
  const counted = [
    ...places.map((k) => `people_${k}`),
    ...places.slice(1).map((k) => `n_${k}`),
    'whole_n',
    ...LIMITS_MS.map((_, index) => `up_${index + 1}`),
  ];
  const spans = [...places.slice(1).map((k) => `q_${k}`), 'whole_q'];
  const schema: Record<string, Decode<number | (number | null)[]>> = {
    ...Object.fromEntries(counted.map((column) => [column, int])),
    ...Object.fromEntries(spans.map((column) => [column, array(float)])),
  };
  const [row = {}] = await events.query(stepFigures(asked, LIMITS_MS), schema);
  const number = (column: string): number => {
    const value = row[column];
    return typeof value === 'number' ? value : 0;
  };
  const span = (n: number, column: string) => {
    const value = row[column];
    const [median = null, p90 = null] = Array.isArray(value) ? value : [];
    return durationOf(n, median, p90);
  };
  return {
    people: places.map((k) => number(`people_${k}`)),
    took: places.map((k) => (k === 1 ? null : span(number(`n_${k}`), `q_${k}`))),
    whole: span(number('whole_n'), 'whole_q'),
    histogram: histogramOf(
      LIMITS_MS.map((_, index) => number(`up_${index + 1}`)),
      number('whole_n'),
    ),
  };
}

/** From "at most so long" to "so long and longer than the one before". */
function histogramOf(upTo: readonly number[], all: number): Reply['histogram'] {
  const within = LIMITS_MS.map((limit, index) => ({
    upToMs: limit,
    people: (upTo[index] ?? 0) - (upTo[index - 1] ?? 0),
  }));
  return [...within, { upToMs: null, people: all - (upTo.at(-1) ?? 0) }];
}

async function arrivedOf(scope: ReportScope, asked: FunnelAsked): Promise<Reply['arrived']> {
  const until = Math.min(scope.now, scope.period.toMs);
  const rows = await scope.events.query(arrivals(asked, until), { waited: int, watched: int, people: int });
  const watched = rows.flatMap(({ waited, watched: seen, people }) =>
    Array.from({ length: people }, () => ({ time: waited < 0 ? seen : waited, happened: waited >= 0 })),
  );
  if (watched.length < 5) return [];
  return kaplanMeier(watched).map(({ time, survival, low, high }) => ({
    days: time,
    share: 1 - survival,
    low: 1 - high,
    high: 1 - low,
  }));
}

async function trendOf(scope: ReportScope, asked: FunnelAsked): Promise<Reply['trend']> {
  const { period, workspace, now } = scope;
  const { weekStart, timezone } = workspace;
  const unit: CalendarUnit = period.days <= 31 ? 'day' : period.days <= 190 ? 'week' : 'month';
  const lastDay = addDays(period.toDay, -1);
  const rows = await scope.events.query(
    trend(asked, unit, weekStart, dayNumberIn(timezone, period.fromDay, period.toDay)),
    { began: int, people: int, arrived: int },
  );
  const today = dayOf(now, timezone);
  const last = unitNumber(unit, daysBetween(today, lastDay) > 0 ? today : lastDay, weekStart);
  return {
    unit,
    points: rows.map(({ began, people, arrived }) => ({
      fromDay: firstDayOf(unit, began, weekStart),
      began: people,
      arrived: shareOf(arrived, people),
      complete: began < last,
    })),
  };
}

async function splitOf(
  scope: ReportScope,
  asked: FunnelAsked,
  by: FunnelQuery['by'],
): Promise<Reply['parts']> {
  if (by === 'none') return [];
  const columns = asked.steps.map((_, index) => `people_${index + 1}`);
  const schema = Object.fromEntries(['part', ...columns].map((column) => [column, int]));
  const rows = await scope.events.query(partsOf(asked, by, MOST_PARTS), schema);
  const nameOf = partNames(by, scope.source);
  return rows.map((row) => {
    const people = columns.map((column) => row[column] ?? 0);
    return { ...nameOf(row.part ?? 0), people, arrived: shareOf(people.at(-1) ?? 0, people[0] ?? 0) };
  });
}
