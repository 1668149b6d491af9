/** The people behind a layer of feeling: who answered at a place; who met a touchpoint, went on, struggled; and with whom they are compared. */
import { z } from 'zod';
import { AppError } from '../../platform/errors/app-error.ts';
import { type Sql, sql } from '../../platform/eventdb/sql.ts';
import { type FigurePeople, figurePeople, type ReportScope } from '../engine/public.ts';
import { answerers } from './answers.sql.ts';
import { answersAsked, heardFrom, isSilent } from './answers.ts';
import { staysAsked, termsOf } from './measure.ts';
import { readScales } from './scales.ts';
import { metIt, notMet, type StaysAsked } from './stays.sql.ts';

/** Neither: wherever they answered. */
const Answered = z.object({ touchpoint: z.string().optional(), stage: z.string().optional() });

const parts = ['met', 'went_on', 'struggled', 'others'] as const;
const Step = z.coerce.number().int().min(0).max(100).default(0);
const Observed = z.object({
  touchpoint: z.string(),
  part: z.enum(parts).default('met'),
  /** With `struggled`: the same step again and again is a sign too, as the figure says. */
  repeats: z.enum(['yes', 'no']).default('no'),
  /** With `others`: the steps at which comparison begins, as the figure says. */
  new: Step,
  returning: Step,
});

const WORDS: Readonly<Record<(typeof parts)[number], string>> = {
  met: 'People whose behaviour after',
  went_on: 'People who went on after',
  struggled: 'People who struggled after',
  others: 'People who had come as far without',
};

export const feelingFigures: readonly FigurePeople[] = [
  figurePeople('feelings.reported', Answered, async (scope, { touchpoint, stage }) => {
    const { codes, where } = answersAt(scope, touchpoint, stage);
    const { said } = await heardFrom(scope, readScales());
    const people = isSilent(said)
      ? sql`SELECT person FROM (${scope.rows}) WHERE 0`
      : answerers(answersAsked(scope), said, codes);
    return { rows: among(scope, people), words: `People who said how they feel${where}` };
  }),
  figurePeople('feelings.observed', Observed, async (scope, asked) => {
    const touchpoint = scope.source.touchpoints.find(({ id }) => id === asked.touchpoint);
    const position = scope.source.stages.find(({ id }) => id === touchpoint?.stageId)?.position;
    if (!touchpoint || position === undefined) throw new AppError('not_found', { thing: 'touchpoint' });
    const stays = await staysAsked(scope, position, await termsOf(scope));
    const people = partOf(stays, touchpoint.code, asked);
    const tail = asked.part === 'met' ? ' is looked at' : '';
    return { rows: among(scope, people), words: `${WORDS[asked.part]} “${touchpoint.title}”${tail}` };
  }),
];

function among({ rows }: ReportScope, people: Sql): Sql {
  return sql`SELECT * FROM (${rows}) WHERE person GLOBAL IN (${people})`;
}

/** The people of one part of the figure: `person`. */
function partOf(stays: StaysAsked, code: number, asked: z.output<typeof Observed>): Sql {
  if (asked.part === 'others') return notMet(stays, code, asked);
  const some = {
    met: sql`1`,
    went_on: sql`went`,
    struggled: asked.repeats === 'yes' ? sql`troubled OR again` : sql`troubled`,
  }[asked.part];
  return sql`SELECT person FROM (${metIt(stays, code)}) WHERE first_step > 0 AND (${some})`;
}

function answersAt(
  scope: ReportScope,
  touchpoint: string | undefined,
  stage: string | undefined,
): { codes: readonly number[] | 'all'; where: string } {
  if (touchpoint === undefined && stage === undefined) return { codes: 'all', where: '' };
  const { codes, name } = placesOf(scope, touchpoint, stage);
  return { codes, where: ` at “${name}”` };
}

function placesOf(
  { source }: ReportScope,
  touchpointId: string | undefined,
  stageId: string | undefined,
): { codes: number[]; name: string } {
  const touchpoint = source.touchpoints.find(({ id }) => id === touchpointId);
  if (touchpoint) return { codes: [touchpoint.code], name: touchpoint.title };
  const stage = source.stages.find(({ id }) => id === stageId);
  if (!stage) throw new AppError('not_found', { thing: stageId === undefined ? 'touchpoint' : 'stage' });
  return {
    codes: source.touchpoints.filter((each) => each.stageId === stage.id).map(({ code }) => code),
    name: stage.name,
  };
}
