/** The funnel report: asks the statements and shapes the answer. */
import { addDays, type Day, dayOf } from '../../kernel/calendar.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import { kaplanMeier } from '../../kernel/statistics/kaplan-meier.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import {
  type CalendarUnit,
  dayNumberIn,
  firstDayOf,
  openReport,
  overlapCaveats,
  type ReportParts,
  type ReportScope,
  shareDifferences,
  shareOf,
  unitNumber,
} from '../engine/public.ts';
import { type Breakdown, type BreakdownSegments, breakdownOf } from './breakdown.ts';
import type { FunnelQuery, FunnelStep, funnelReport } from './contract.ts';
import { funnelDefinitions } from './definitions.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type FigureOptions, LEVELS_PER_PART } from './funnel.sql.ts';
import { funnelAsked, type StepAsked } from './funnel-steps.ts';
import { whoGoesOn } from './goes-on.ts';
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

export interface FunnelParts extends ReportParts {
  readonly segments: ReportParts['segments'] & BreakdownSegments;
}

/** @throws AppError `not_found` for a step that does not exist, `invalid_input` for too few or too many */
export async function answerFunnelReport(
  parts: FunnelParts,
  workspace: WorkspaceScope,
  query: FunnelQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const { steps, asked: funnel } = funnelAsked(scope.source, scope, query);
  const breakdown = await breakdownOf(scope, parts.segments, funnel, query);
  const asked = { ...funnel, because: breakdown.because };
  const { unit, ...options } = optionsOf(scope, breakdown);
  const [now, before] = await Promise.all([
    figuresOf(scope, asked, { ...options, unit }),
    scope.compared && figuresOf(scope, { ...asked, ...scope.compared }, { ...options, unit }),
  ]);
  const figures = {
    order: query.order,
    windowMinutes: query.windowMinutes,
    without: query.without ?? '',
    steps: stepsOf(steps, now, before),
    whole: now.whole,
    histogram: now.histogram,
    arrived: arrivedOf(now),
    trend: await trendOf(scope, unit, now),
    by: query.by,
    atStep: query.atStep,
    trait: query.trait ?? null,
    parts: query.by === 'none' ? [] : partsOf(breakdown, now),
    goesOn: query.order === 'open' ? [] : whoGoesOn(scope.source, steps, now),
  };
  const words = {
    sentence: funnelSentence(figures, scope.compared?.words ?? ''),
    caveats: [...funnelCaveats(figures, steps), ...(await overlapCaveats(scope))],
    definitions: funnelDefinitions,
  };
  return { ...scope.head(words), ...figures };
}

function optionsOf({ period, workspace, now }: ReportScope, { parts, split }: Breakdown): FigureOptions {
  return {
    limitsMs: LIMITS_MS,
    until: Math.min(now, period.toMs),
    unit: period.days <= 31 ? 'day' : period.days <= 190 ? 'week' : 'month',
    weekStart: workspace.weekStart,
    dayOf: dayNumberIn(workspace.timezone, period.fromDay, period.toDay),
    parts,
    split,
  };
}

function stepsOf(steps: readonly StepAsked[], now: Figures, before: Figures | null): FunnelStep[] {
  const first = now.people[0] ?? 0;
  const goOn = ({ people }: Figures, index: number) => ({
    count: people[index] ?? 0,
    of: people[index - 1] ?? 0,
  });
  const differences = shareDifferences(
    steps.map((_, index) => (before && index > 0 ? [goOn(now, index), goOn(before, index)] : null)),
  );
  return steps.map(({ id, name }, index) => {
    const people = now.people[index] ?? 0;
    return {
      id,
      name,
      people,
      previousPeople: before ? (before.people[index] ?? 0) : null,
      ofFirst: index === 0 ? null : shareOf(people, first),
      ofBefore: index === 0 ? null : shareOf(people, now.people[index - 1] ?? 0),
      difference: differences[index] ?? null,
      took: now.took[index] ?? null,
    };
  });
}

/** Of those who began, the part that has arrived by so many days; who is not there yet was watched until now. */
function arrivedOf({ counts }: Figures): Reply['arrived'] {
  const watched = [...counts.arrival].flatMap(([key, people]) =>
    Array.from({ length: people }, () => ({ time: key < 0 ? -1 - key : key, happened: key >= 0 })),
  );
  if (watched.length < 5) return [];
  return kaplanMeier(watched).map(({ time, survival, low, high }) => ({
    days: time,
    share: 1 - survival,
    low: 1 - high,
    high: 1 - low,
  }));
}

/** Every unit of the period from which there are data, also those in which nobody began. */
async function trendOf(
  { source, period, workspace, now }: ReportScope,
  unit: CalendarUnit,
  { counts }: Figures,
): Promise<Reply['trend']> {
  const { weekStart, timezone } = workspace;
  const span = await source.span();
  const numberOf = (day: Day): number => unitNumber(unit, day, weekStart);
  const today = dayOf(now, timezone);
  const lastDay = addDays(period.toDay, -1);
  const last = numberOf(today < lastDay ? today : lastDay);
  if (span === null || counts.began.size === 0) return { unit, points: [] };
  const from = Math.max(numberOf(period.fromDay), numberOf(dayOf(span.first, timezone)));
  const until = Math.min(last, numberOf(dayOf(span.last, timezone)));
  const points = Array.from({ length: until - from + 1 }, (_, index) => {
    const number = from + index;
    const began = counts.began.get(number) ?? 0;
    return {
      fromDay: firstDayOf(unit, number, weekStart),
      began,
      arrived: shareOf(counts.arrived.get(number) ?? 0, began),
      complete: number < last,
    };
  });
  return { unit, points };
}

function partsOf({ nameOf }: Breakdown, { counts, people }: Figures): Reply['parts'] {
  const parts = new Map<number, number[]>();
  for (const [key, count] of counts.split) {
    const [part, level] = [Math.floor(key / LEVELS_PER_PART), key % LEVELS_PER_PART];
    // Whoever came to a level has been at those before.
    const reached = parts.get(part) ?? people.map(() => 0);
    parts.set(
      part,
      reached.map((sum, index) => (index < level ? sum + count : sum)),
    );
  }
  return [...parts]
    .map(([part, reached]) => ({
      ...nameOf(part),
      people: reached,
      arrived: shareOf(reached.at(-1) ?? 0, reached[0] ?? 0),
    }))
    .sort((a, b) => (b.people[0] ?? 0) - (a.people[0] ?? 0))
    .slice(0, MOST_PARTS);
}
