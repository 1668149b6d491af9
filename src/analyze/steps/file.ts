/** The steps as a table: a line for each, then a line for each part of a breakdown and step. Shares are parts of one. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import { differenceCells, shareCells, shareHeads } from '../engine/public.ts';
import type { funnelReport } from './contract.ts';

type Cells = (string | number | null)[];

export async function* funnelLines(report: ReplyInputOf<typeof funnelReport>): AsyncGenerator<Cells> {
  yield [
    'part',
    'step',
    'id',
    'name',
    'people',
    ...shareHeads('of_first'),
    ...shareHeads('of_before'),
    'took_n',
    'took_median_ms',
    'took_p90_ms',
    'people_beside',
    'difference',
    'difference_is_real',
  ];
  for (const [index, step] of report.steps.entries()) {
    const { took } = step;
    yield [
      null,
      index + 1,
      step.id,
      step.name,
      step.people,
      ...shareCells(step.ofFirst),
      ...shareCells(step.ofBefore),
      took?.n ?? null,
      took?.medianMs ?? null,
      took?.p90Ms ?? null,
      step.previousPeople,
      ...differenceCells(step.difference),
    ];
  }
  for (const part of report.parts)
    for (const [index, { id, name }] of report.steps.entries())
      yield [part.name, index + 1, id, name, part.people[index] ?? 0];
}
