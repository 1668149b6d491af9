/** The people behind a cell of the cohorts, and behind a line of the table by days. */
import { z } from 'zod';
import { count, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { Day } from '../engine/contract.ts';
import {
  dayNumber,
  type FigurePeople,
  figurePeople,
  type ReportScope,
  unitNumber,
} from '../engine/public.ts';
import { cohortsAsked, lastDaySeen } from './asked.ts';
import { type CohortsAsked, people, unitOf } from './cohorts.sql.ts';
import { RetentionQuery } from './contract.ts';

const shared = RetentionQuery.pick({ unit: true, start: true, comeback: true });
const Cell = shared.extend({
  /** First day of the cohort's unit. */
  cohort: Day,
  after: z.coerce.number().int().min(0).max(10_000),
});
const Days = shared.extend({
  days: z.coerce.number().int().min(0).max(10_000),
  /** Watched that long at all; back on that day; within them; from then on. */
  back: z.enum(['watched', 'exact', 'within', 'later']),
});

export const retentionFigures: readonly FigurePeople[] = [
  figurePeople('retention.cell', Cell, async (scope, query) => {
    const asked = cohortsAsked(scope, scope, query, await lastDaySeen(scope));
    const { unit, after } = query;
    const cohort = unitNumber(unit, query.cohort, asked.weekStart);
    const inCohort = sql`${unitOf(asked, sql`began`)} = ${count(cohort)}`;
    const back = sql`arrayExists(d -> ${unitOf(asked, sql`d`)} = ${count(cohort + after)}, came)`;
    const when = `${beganWords(query)} ${unitWords(unit, query.cohort)}`;
    return {
      rows: peopleWho(scope, asked, after === 0 ? inCohort : sql`${inCohort} AND ${back}`),
      words: after === 0 ? when : `${when} and ${backWords(query)} ${lagWords(unit, after)} later`,
    };
  }),
  figurePeople('retention.days', Days, async (scope, query) => {
    const lastDay = await lastDaySeen(scope);
    const asked = cohortsAsked(scope, scope, query, lastDay);
    const n = count(query.days);
    const watched = sql`began + ${n} <= ${count(dayNumber(lastDay))}`;
    const is = {
      watched: sql`1`,
      exact: sql`has(since, ${n})`,
      within: sql`arrayExists(d -> d > 0 AND d <= ${n}, since)`,
      later: sql`arrayExists(d -> d >= ${n}, since)`,
    }[query.back];
    const lag = lagWords('day', query.days);
    const words = {
      watched: 'People watched for',
      exact: `People who ${backWords(query)} after exactly`,
      within: `People who ${backWords(query)} within`,
      later: `People who ${backWords(query)} after not less than`,
    }[query.back];
    return { rows: peopleWho(scope, asked, sql`${watched} AND ${is}`), words: `${words} ${lag}` };
  }),
];

/** @param is a condition over the columns of `people` */
function peopleWho({ rows }: ReportScope, asked: CohortsAsked, is: Sql): Sql {
  return sql`SELECT * FROM (${rows}) WHERE person GLOBAL IN (SELECT person FROM (${people(asked)}) WHERE ${is})`;
}

type Query = z.output<typeof shared>;

function beganWords({ start }: Query): string {
  return start === 'first_order' ? 'People who first bought in' : 'People who first came in';
}

function backWords({ comeback }: Query): string {
  return comeback === 'order' ? 'bought again' : 'came back';
}

function unitWords(unit: Query['unit'], day: string): string {
  if (unit !== 'month') return unit === 'week' ? `the week from ${day}` : `the day ${day}`;
  const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return month.format(Date.parse(`${day}T00:00Z`));
}

function lagWords(unit: Query['unit'], n: number): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
