/** The people behind a bar of the funnel, or behind a part of it. */
import { z } from 'zod';
import { AppError } from '../../platform/errors/app-error.ts';
import { count, sql } from '../../platform/eventdb/sql.ts';
import { type FigurePeople, figurePeople } from '../engine/public.ts';
import { type BreakdownSegments, breakdownOf } from './breakdown.ts';
import { breakdownFields, funnelFields, MOST_STEPS } from './contract.ts';
import { funnelAsked } from './funnel-steps.ts';
import { levels } from './levels.sql.ts';

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
  ];
}
