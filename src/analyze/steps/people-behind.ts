/** The people behind a bar of the funnel, or behind a part of it. */
import { z } from 'zod';
import { AppError } from '../../platform/errors/app-error.ts';
import { count, ident, int64, join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { Day } from '../engine/contract.ts';
import {
  dayNumberIn,
  type FigurePeople,
  figurePeople,
  type ReportScope,
  unitNumber,
  unitOfDay,
} from '../engine/public.ts';
import { type BreakdownSegments, breakdownOf } from './breakdown.ts';
import { breakdownFields, funnelFields, MOST_STEPS } from './contract.ts';
import { metBefore } from './funnel.sql.ts';
import { funnelAsked } from './funnel-steps.ts';
import { levels } from './levels.sql.ts';
import type { FunnelAsked } from './step-meetings.sql.ts';

const Question = z.object({
  ...funnelFields,
  ...breakdownFields,
  /** Who came to this step (1-based); `noFurther`: and stayed there. */
  step: z.coerce.number().int().min(1).max(MOST_STEPS),
  noFurther: z.enum(['yes', 'no']).default('no'),
  /** Value of one part of the breakdown. */
  part: z.string().max(500).optional(),
});

export function stepFigures(segments: BreakdownSegments): readonly FigurePeople[] {
  return [
    figurePeople('funnel.step', Question, async (scope, query) => {
      const { steps, asked } = funnelAsked(scope.source, scope, query);
      const step = steps[query.step - 1];
      if (!step) throw new AppError('invalid_input', { problem: `the funnel has no step ${query.step}` });
      const stays = query.noFurther === 'yes';
      const came = stays ? sql`level = ${count(query.step)}` : sql`level >= ${count(query.step)}`;
      const breakdown = await breakdownOf(scope, segments, asked, query);
      const part = query.part === undefined ? 0 : breakdown.partOf(query.part);
      const inPart =
        query.part === undefined
          ? sql`1`
          : part === undefined
            ? sql`0`
            : sql`${breakdown.split} AND has(${breakdown.parts}, toUInt16(${count(part)}))`;
      const of = query.part === undefined ? '' : `, of the part “${breakdown.nameOf(part ?? 0).name}”`;
      const words = stays
        ? `People who came to “${step.name}” and no further`
        : `People who came to “${step.name}”`;
      return {
        rows: sql`SELECT * FROM (${scope.rows}) WHERE person GLOBAL IN (
          SELECT person FROM ${levels({ ...asked, because: breakdown.because })} WHERE ${came} AND ${inPart})`,
        words: `${words}${of}`,
      };
    }),
    figurePeople('funnel.some', Some, (scope, query) => {
      const { steps, asked } = funnelAsked(scope.source, scope, query);
      const step = steps[query.step - 1];
      if (!step) throw new AppError('invalid_input', { problem: `the funnel has no step ${query.step}` });
      const { conditions, words } = someOf(scope, asked, query);
      return {
        rows: sql`SELECT * FROM (${scope.rows}) WHERE person GLOBAL IN (
          SELECT person FROM ${levels(asked)} WHERE ${join([sql`level >= ${count(query.step)}`, ...conditions], sql` AND `)})`,
        words: `People who came to “${step.name}”${words.map((each) => `, ${each}`).join('')}`,
      };
    }),
  ];
}

/** Some of those who came to a step: by how long they took in all, by when they began, by what they met on the way. */
const Some = z.object({
  ...funnelFields,
  step: z.coerce.number().int().min(1).max(MOST_STEPS),
  moreThanMs: z.coerce.number().int().min(0).optional(),
  upToMs: z.coerce.number().int().min(0).optional(),
  /** First day of the day, week or month in which they met the first step. */
  began: Day.optional(),
  unit: z.enum(['day', 'week', 'month']).default('day'),
  /** A touchpoint met before the last step. */
  met: z.string().max(100).optional(),
  metIt: z.enum(['yes', 'no']).default('yes'),
});

function someOf(
  { source, workspace, period }: ReportScope,
  asked: FunnelAsked,
  query: z.output<typeof Some>,
): { conditions: Sql[]; words: string[] } {
  const last = ident(`t_${asked.steps.length}`);
  const took = sql`${last} - t_1`;
  const conditions: Sql[] = [];
  const words: string[] = [];
  if (query.moreThanMs !== undefined || query.upToMs !== undefined) {
    conditions.push(sql`${last} > 0 AND t_1 > 0 AND ${last} >= t_1`);
    words.push('by how long they took from the first step');
  }
  if (query.moreThanMs !== undefined) conditions.push(sql`${took} > ${int64(query.moreThanMs)}`);
  if (query.upToMs !== undefined) conditions.push(sql`${took} <= ${int64(query.upToMs)}`);
  if (query.began !== undefined) {
    const { timezone, weekStart } = workspace;
    const dayOf = dayNumberIn(timezone, period.fromDay, period.toDay);
    const number = unitNumber(query.unit, query.began, weekStart);
    const unit = unitOfDay(query.unit, weekStart, sql`toInt32(${dayOf(sql`t_1`)})`);
    conditions.push(sql`t_1 > 0 AND ${unit} = ${int64(number)}`);
    words.push(`who began in the ${query.unit} of ${query.began}`);
  }
  if (query.met !== undefined) {
    const touchpoint = source.touchpoints.find(({ id }) => id === query.met);
    if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
    const met = sql`has(${metBefore(asked, sql`level = ${count(asked.steps.length)}`)}, ${count(touchpoint.code)})`;
    conditions.push(sql`t_1 > 0 AND ${query.metIt === 'yes' ? met : sql`NOT ${met}`}`);
    words.push(`${query.metIt === 'yes' ? 'having met' : 'without'} “${touchpoint.title}”`);
  }
  return { conditions, words };
}
