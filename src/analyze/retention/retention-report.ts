/** The retention report: asks the statements and shapes the answer. */
import { addDays } from '../../kernel/calendar.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import { kaplanMeier, timeUntil } from '../../kernel/statistics/kaplan-meier.ts';
import { logRank } from '../../kernel/statistics/log-rank.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { int } from '../../platform/eventdb/row.ts';
import {
  type Asked,
  dayNumber,
  durationOf,
  FEWEST_FOR_TREND,
  firstDayOf,
  openReport,
  overlapCaveats,
  type ReportParts,
  type ReportScope,
  shareDifferences,
  shareOf,
  unitNumber,
} from '../engine/public.ts';
import { cohortsAsked, lastDaySeen } from './asked.ts';
import { byDay, type CohortsAsked, cohortRevenue, cohorts, firstReturns, gaps } from './cohorts.sql.ts';
import type { Cohort, ComparedRetention, RetentionQuery, retentionReport } from './contract.ts';
import { retentionDefinitions } from './definitions.ts';
import { retentionCaveats, retentionSentence } from './sentence.ts';

type Reply = ReplyInputOf<typeof retentionReport>;

const DAY_MS = 86_400_000;
/** Days after the start that people ask about. */
const DAYS = [1, 7, 14, 28, 30, 60, 90, 180, 365] as const;
/** Units are columns of a table: more than so many are of no use to anybody. */
const MOST_UNITS = 60;
const CHANCE = 0.05;

/** @throws AppError `not_found` for a touchpoint that does not exist, `invalid_input` for more cohorts than a table holds */
export async function answerRetentionReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: RetentionQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const lastDay = await lastDaySeen(scope);
  const { watched, ...now } = await figuresOf(scope, scope, query, lastDay);
  const compared =
    scope.compared && beside(now, watched, await figuresOf(scope, scope.compared, query, lastDay));
  const figures = {
    unit: query.unit,
    start: query.start,
    comeback: query.comeback,
    ...now,
    compared,
    watchedUntilDay: lastDay,
  };
  const words = {
    sentence: retentionSentence(figures, scope.compared?.words ?? ''),
    caveats: [...retentionCaveats(figures), ...(await overlapCaveats(scope))],
    definitions: retentionDefinitions,
  };
  return { ...scope.head(words), ...figures };
}

type Figures = Awaited<ReturnType<typeof figuresOf>>;

async function figuresOf(scope: ReportScope, whose: Asked, query: RetentionQuery, lastDay: string) {
  const asked = cohortsAsked(scope, whose, query, lastDay);
  const [made, numbers, waited, interval] = await Promise.all([
    cohortsOf(scope, asked, query, lastDay),
    byDayOf(scope, asked, dayNumber(lastDay)),
    returnedOf(scope, asked, dayNumber(lastDay)),
    intervalOf(scope, asked),
  ]);
  return {
    people: made.reduce((sum, cohort) => sum + cohort.people, 0),
    cohorts: made,
    curve: curveOf(made),
    byDay: numbers,
    interval,
    ...waited,
  };
}

function beside(
  now: Pick<Figures, 'byDay'>,
  nowWatched: Figures['watched'],
  { watched, cohorts: _, byDay: days, ...figures }: Figures,
): ComparedRetention {
  const differences = shareDifferences(
    days.map((row) => {
      const ours = now.byDay.find((each) => each.days === row.days);
      return ours ? [ours.within, row.within] : null;
    }),
  );
  const enough = Math.min(nowWatched.length, watched.length) >= FEWEST_FOR_TREND;
  return {
    ...figures,
    byDay: days.map((row, at) => ({ ...row, difference: differences[at] ?? null })),
    takesDifferentlyLong: enough ? logRank([nowWatched, watched]).p < CHANCE : null,
  };
}

async function cohortsOf(
  scope: ReportScope,
  asked: CohortsAsked,
  { unit, comeback }: RetentionQuery,
  lastDay: string,
): Promise<Cohort[]> {
  const { weekStart } = scope.workspace;
  const [counted, earned] = await Promise.all([
    scope.events.query(cohorts(asked), { cohort: int, after: int, people: int }),
    comeback === 'order'
      ? scope.events.query(cohortRevenue(asked), { cohort: int, after: int, revenue: int })
      : [],
  ]);
  const place = (cohort: number, after: number) => `${cohort}:${after}`;
  const people = new Map(counted.map((row) => [place(row.cohort, row.after), row.people]));
  const revenue = new Map(earned.map((row) => [place(row.cohort, row.after), row.revenue]));
  const numbers = [...new Set(counted.map((row) => row.cohort))];
  if (numbers.length > MOST_UNITS * 2) {
    throw new AppError('invalid_input', {
      problem: `that is ${numbers.length} cohorts; choose a shorter period or a longer unit`,
    });
  }
  const last = unitNumber(unit, lastDay, weekStart);
  const lastIsOver = unitNumber(unit, addDays(lastDay, 1), weekStart) > last;
  return numbers.map((cohort) => {
    const size = people.get(place(cohort, 0)) ?? 0;
    const seen = Math.max(0, Math.min(last - cohort, MOST_UNITS));
    return {
      fromDay: firstDayOf(unit, cohort, weekStart),
      people: size,
      cells: Array.from({ length: seen + 1 }, (_, after) => ({
        after,
        people: shareOf(people.get(place(cohort, after)) ?? 0, size),
        revenueMinor: comeback === 'order' ? (revenue.get(place(cohort, after)) ?? 0) : null,
        complete: cohort + after < last || lastIsOver,
      })),
    };
  });
}

/** Only cells of units that are over, of cohorts that are whole themselves. */
function curveOf(made: readonly Cohort[]): Reply['curve'] {
  const whole = made.filter((cohort) => cohort.cells[0]?.complete);
  const longest = Math.max(
    0,
    ...whole.map((cohort) => cohort.cells.filter(({ complete }) => complete).length),
  );
  return Array.from({ length: longest }, (_, after) => {
    const cells = whole.flatMap((cohort) =>
      cohort.cells.filter((cell) => cell.after === after && cell.complete),
    );
    const count = cells.reduce((sum, { people }) => sum + people.count, 0);
    const of = cells.reduce((sum, { people }) => sum + people.of, 0);
    return { after, people: shareOf(count, of) };
  });
}

async function byDayOf(scope: ReportScope, asked: CohortsAsked, lastDay: number): Promise<Reply['byDay']> {
  const columns = DAYS.flatMap((n) => [`of_${n}`, `exact_${n}`, `within_${n}`, `later_${n}`]);
  const [row] = await scope.events.query(
    byDay(asked, DAYS, lastDay),
    Object.fromEntries(columns.map((column) => [column, int])),
  );
  const figure = (column: string) => row?.[column] ?? 0;
  return DAYS.filter((n) => figure(`of_${n}`) > 0).map((n) => ({
    days: n,
    exact: shareOf(figure(`exact_${n}`), figure(`of_${n}`)),
    within: shareOf(figure(`within_${n}`), figure(`of_${n}`)),
    later: shareOf(figure(`later_${n}`), figure(`of_${n}`)),
  }));
}

async function returnedOf(scope: ReportScope, asked: CohortsAsked, lastDay: number) {
  const rows = await scope.events.query(firstReturns(asked, lastDay), {
    waited: int,
    watched: int,
    people: int,
  });
  const watched = rows.flatMap(({ waited, watched: until, people }) =>
    Array.from({ length: people }, () => ({ time: waited || until, happened: waited > 0 })),
  );
  const steps = watched.length < 5 ? [] : kaplanMeier(watched);
  return {
    watched,
    returned: steps.map(({ time, survival, low, high }) => ({
      days: time,
      share: 1 - survival,
      low: 1 - high,
      high: 1 - low,
    })),
    halfBackByDays: timeUntil(steps, 0.5),
  };
}

async function intervalOf(scope: ReportScope, asked: CohortsAsked): Promise<Reply['interval']> {
  const rows = await scope.events.query(gaps(asked), { gap: int, gaps: int });
  const n = rows.reduce((sum, row) => sum + row.gaps, 0);
  const at = (level: number): number | null => {
    let passed = 0;
    for (const row of rows) {
      passed += row.gaps;
      if (passed >= level * n) return row.gap * DAY_MS;
    }
    return null;
  };
  return durationOf(n, at(0.5), at(0.9));
}
