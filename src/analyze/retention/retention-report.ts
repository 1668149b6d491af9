/** The retention report: asks the statements and shapes the answer. */
import { addDays, dayOf } from '../../kernel/calendar.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import { kaplanMeier, timeUntil } from '../../kernel/statistics/kaplan-meier.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { int } from '../../platform/eventdb/row.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import {
  dayNumber,
  dayNumberIn,
  durationOf,
  firstDayOf,
  openReport,
  type ReportParts,
  type ReportScope,
  shareOf,
  unitNumber,
} from '../engine/public.ts';
import {
  byDay,
  type CohortsAsked,
  cohortRevenue,
  cohorts,
  firstReturns,
  gaps,
  type Mark,
} from './cohorts.sql.ts';
import type { Cohort, RetentionQuery, retentionReport } from './contract.ts';
import { retentionDefinitions } from './definitions.ts';
import { retentionCaveats, retentionSentence } from './sentence.ts';

type Reply = ReplyInputOf<typeof retentionReport>;

const DAY_MS = 86_400_000;
/** Days after the start that people ask about. */
const DAYS = [1, 7, 14, 28, 30, 60, 90, 180, 365] as const;
/** Units are columns of a table: more than so many are of no use to anybody. */
const MOST_UNITS = 60;

/** @throws AppError `not_found` for a touchpoint that does not exist, `invalid_input` for more cohorts than a table holds */
export async function answerRetentionReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: RetentionQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const lastDay = await lastDaySeen(scope);
  const asked: CohortsAsked = {
    rows: scope.rows,
    filter: scope.filter,
    start: markOf(
      query.start === 'first_order' ? 'order' : query.start === 'first_touch' ? 'any' : query.start,
      scope,
    ),
    comeback: markOf(query.comeback, scope),
    unit: query.unit,
    weekStart: workspace.weekStart,
    dayOf: dayNumberIn(workspace.timezone, '1990-01-01', addDays(lastDay, 1)),
  };
  const [made, numbers, waited, interval] = await Promise.all([
    cohortsOf(scope, asked, query, lastDay),
    byDayOf(scope, asked, dayNumber(lastDay)),
    returnedOf(scope, asked, dayNumber(lastDay)),
    intervalOf(scope, asked),
  ]);
  const figures = {
    unit: query.unit,
    start: query.start,
    comeback: query.comeback,
    people: made.reduce((sum, cohort) => sum + cohort.people, 0),
    cohorts: made,
    curve: curveOf(made),
    byDay: numbers,
    interval,
    ...waited,
    watchedUntilDay: lastDay,
  };
  const words = {
    sentence: retentionSentence(figures),
    caveats: retentionCaveats(figures),
    definitions: retentionDefinitions,
  };
  return { ...scope.head(words), ...figures };
}

function markOf(asked: string, { source }: ReportScope): Mark {
  if (asked === 'order' || asked === 'any') return asked;
  const touchpoint = source.touchpoints.find(({ id }) => id === asked);
  if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
  return { code: touchpoint.code };
}

/** The business day of the last touch of anybody, not later than today. */
async function lastDaySeen({ events, source, now, workspace }: ReportScope): Promise<string> {
  const [row] = await events.query(
    sql`SELECT count() AS people, max(last_time) AS last FROM (${source.rows})`,
    {
      people: int,
      last: int,
    },
  );
  return dayOf(row && row.people > 0 ? Math.min(row.last, now) : now, workspace.timezone);
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
